package dev.querytool.query;

import java.util.concurrent.CompletionStage;

/** A running query. Safe for use by many threads. */
public interface QueryHandle {

  /**
   * Cancels the statement on the server. One that has not started never will; one that has ended
   * stays as it is.
   */
  void cancel();

  /** Tells whether it ended, in whichever way. */
  boolean isDone();

  /**
   * Waits for the end. Interrupting the thread that waits cancels the statement.
   *
   * @return the result
   * @throws dev.querytool.error.QueryToolException whatever {@link QuerySpec#run} would have thrown
   */
  QueryResult join();

  /**
   * Returns a stage that completes with the result or one of the errors of {@link QuerySpec#run}.
   */
  CompletionStage<QueryResult> stage();
}
