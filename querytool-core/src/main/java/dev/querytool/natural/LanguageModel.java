package dev.querytool.natural;

/**
 * A language model: messages in, text out.
 *
 * <p>The seam to whatever reaches a model; the module {@code querytool-llm} has adapters.
 * Implementations must be safe for use by many threads. An SPI that may change before 1.0.
 */
@FunctionalInterface
public interface LanguageModel {

  /**
   * Asks once and waits for the whole answer.
   *
   * <p>A call that is cancelled through its request, or whose thread is interrupted, must end soon
   * with a {@link LanguageModelException} of {@link ModelProblem#CANCELLED} and release its
   * resources.
   *
   * @throws LanguageModelException if no answer came
   */
  ModelReply reply(ModelRequest request);
}
