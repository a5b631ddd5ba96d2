package dev.querytool.query;

import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.connection.ConnectionSessions;
import java.time.Clock;

/** Runs reads, and nothing but reads, on registered databases. Safe for use by many threads. */
public interface SafeQueryExecutor {

  /**
   * Creates an executor that keeps no history.
   *
   * @param sessions where its sessions come from
   * @param catalog what names in a text are resolved against; refreshed for a name that is not in
   *     it, at most every 10 seconds for a connection
   * @param clock tells when those seconds are over
   * @param options the bounds
   */
  static ManagedQueries create(
      ConnectionSessions sessions, MetadataCatalog catalog, Clock clock, QueryOptions options) {
    return new DefaultSafeQueryExecutor(
        sessions, new TextCheck(catalog, clock, options), options, RunLog.none());
  }

  /**
   * Creates an executor.
   *
   * @param sessions where its sessions come from
   * @param catalog what names in a text are resolved against; refreshed for a name that is not in
   *     it, at most every 10 seconds for a connection
   * @param clock tells when those seconds are over
   * @param options the bounds
   * @param history remembers each run; to be closed after the executor
   */
  static ManagedQueries create(
      ConnectionSessions sessions,
      MetadataCatalog catalog,
      Clock clock,
      QueryOptions options,
      ManagedHistory history) {
    return new DefaultSafeQueryExecutor(
        sessions,
        new TextCheck(catalog, clock, options),
        options,
        ((DefaultQueryHistory) history).runs());
  }

  /**
   * Selects a connection.
   *
   * <p>In a tool for many users this does not tell whether the connection exists. Running a query
   * does so for callers who may query all connections; for others, a missing connection looks like
   * one that is not granted to them.
   *
   * @throws dev.querytool.connection.ConnectionNotFoundException if no connection has this name, in
   *     single-user mode
   * @throws QueriesClosedException if the executor was closed
   */
  OnConnection on(String connection);

  /** A connection to be queried. */
  interface OnConnection {

    /**
     * Starts describing a query; its text is looked at only when it is checked or run.
     *
     * @param text one statement that only reads, in the connection's dialect, 1 to 10,000
     *     characters; {@code :name} stands for a value that {@link QuerySpec#param} binds
     */
    QuerySpec sql(String text);
  }
}
