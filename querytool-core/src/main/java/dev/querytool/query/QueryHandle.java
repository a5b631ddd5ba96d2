package dev.querytool.query;

import java.util.concurrent.CompletionStage;

/** A running query. Safe for use by many threads. */
public interface QueryHandle {

  /**
   * Cancels the statement on the server, without waiting for that. A query that has not started
   * never will, one that waits for a session stops waiting, and one that has ended stays as it is.
   *
   * <p>The cancel is sent again until the statement ends. If it has not ended after 5 seconds,
   * because the network is gone or the database does not listen, its session is cut off and the
   * query ends here all the same. Only a statement of SQLite, which runs inside this process, has
   * to be waited for.
   */
  void cancel();

  /** Tells whether the query has ended, in whatever way. */
  boolean isDone();

  /**
   * Waits for the query to end. Interrupting the waiting thread cancels the statement.
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
