package dev.querytool.natural;

import java.util.concurrent.CompletionStage;

/** A translation running on another thread. Safe for use by many threads. */
public interface TranslationHandle {

  /**
   * Ends the model's request at once; the translation fails with {@link ModelProblem#CANCELLED}.
   */
  void cancel();

  /** Tells whether the translation has ended, in whatever way. */
  boolean isDone();

  /**
   * Waits for the translation to end. Interrupting the waiting thread cancels it.
   *
   * @throws dev.querytool.error.QueryToolException whatever {@link
   *     ConnectionTranslator#ask(String)} would have thrown
   */
  Translation join();

  /**
   * Returns a stage that completes with the translation or one of the errors of {@link
   * ConnectionTranslator#ask(String)}.
   */
  CompletionStage<Translation> stage();
}
