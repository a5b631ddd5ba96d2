package dev.querytool.natural;

/**
 * A language model: messages in, a text out.
 *
 * <p>The seam to whatever reaches a model; module {@code querytool-llm} has adapters. Whoever
 * implements it must be safe for use by many threads. May change before 1.0.
 */
@FunctionalInterface
public interface LanguageModel {

  /**
   * Asks once and waits for the whole answer.
   *
   * <p>A call that is cancelled through its request, or whose thread is interrupted, ends soon with
   * {@link LanguageModelException} of {@link ModelProblem#CANCELLED}, and closes what it holds.
   *
   * @throws LanguageModelException if no answer came
   */
  ModelReply reply(ModelRequest request);
}
