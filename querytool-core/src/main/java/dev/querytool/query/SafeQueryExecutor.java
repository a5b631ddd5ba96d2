package dev.querytool.query;

/** Runs reads, and nothing but reads, on registered databases. Safe for use by many threads. */
public interface SafeQueryExecutor {

  /**
   * Turns to one connection.
   *
   * @throws dev.querytool.connection.ConnectionNotFoundException if no connection has this name
   */
  OnConnection on(String connection);

  /** A connection that is about to be asked. */
  interface OnConnection {

    /**
     * Takes the text of a query; it is looked at only when it is checked or run.
     *
     * @param text one reading statement in the connection's dialect, 1 to 10,000 characters
     */
    QuerySpec sql(String text);
  }
}
