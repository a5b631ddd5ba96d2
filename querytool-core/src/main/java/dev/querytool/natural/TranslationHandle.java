package dev.querytool.natural;

import java.util.concurrent.CompletionStage;

/** A translation under way on another thread. Safe for use by many threads. */
public interface TranslationHandle {

  /** Closes the model's request at once; the translation ends by {@link ModelProblem#CANCELLED}. */
  void cancel();

  /** Tells whether it ended, in whichever way. */
  boolean isDone();

  /**
   * Waits for the end. Interrupting the thread that waits cancels the translation.
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
