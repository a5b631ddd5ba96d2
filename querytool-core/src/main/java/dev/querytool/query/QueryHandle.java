package dev.querytool.query;

import java.util.concurrent.CompletionStage;

/** A running query. Safe for use by many threads. */
public interface QueryHandle {

  /**
   * Has the statement cancelled on the server, without waiting for that. One that has not started
   * never will, one that waits for a session waits no more, and one that has ended stays as it is.
   *
   * <p>The cancel is sent again until the statement ends. If it has not after 5 seconds, because
   * the network is gone or the database does not listen, its session is cut off and it ends here;
   * only a statement of SQLite, which runs inside this process, has to be waited for.
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
