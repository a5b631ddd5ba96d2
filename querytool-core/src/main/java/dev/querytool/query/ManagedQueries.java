package dev.querytool.query;

import dev.querytool.access.CallerRights;

/**
 * An executor as its creator holds it, who also closes it. Safe for use by many threads.
 *
 * <p>Owns one daemon thread, {@code querytool-watchdog}, from the first query until it is closed,
 * and others named {@code querytool-cancel-…} while something has to be cancelled; a connection has
 * at most four of these, so that a server that does not answer delays no other.
 */
public interface ManagedQueries extends SafeQueryExecutor, AutoCloseable {

  /**
   * Returns the executor for one caller. Each query runs only if the caller may run it at that
   * moment, and is cancelled within a second once the caller is no longer valid. It is closed
   * together with this executor.
   */
  SafeQueryExecutor as(CallerRights caller);

  /** Returns the checks of texts for one caller, which run nothing. */
  QueryChecks checks(CallerRights caller);

  /**
   * Cancels running queries, gives back the sessions of open streams and waits up to 5 seconds for
   * all of them to end; what has not ended after 3 seconds is cut off from its database. Later
   * calls throw {@link QueriesClosedException}; closing twice is harmless.
   */
  @Override
  void close();
}
