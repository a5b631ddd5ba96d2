package dev.querytool.query;

import dev.querytool.access.CallerRights;

/**
 * The executor as the one who made it holds it. Safe for use by many threads.
 *
 * <p>Owns one daemon thread, {@code querytool-watchdog}, from the first query until it is closed,
 * and others named {@code querytool-cancel-…} while something has to be cancelled; a connection has
 * at most four of these, so a host that does not answer delays no other.
 */
public interface ManagedQueries extends SafeQueryExecutor, AutoCloseable {

  /**
   * Returns what runs queries for one caller: each of them only if the caller may run it at that
   * moment, and cancelled within a second when the caller is no longer valid. It ends with this.
   */
  SafeQueryExecutor as(CallerRights caller);

  /** Returns what asks the guard about texts for one caller. */
  QueryChecks checks(CallerRights caller);

  /**
   * Cancels what runs, gives back the sessions of open streams and waits up to 5 seconds for all to
   * end; what has not ended after 3 of them is cut off from its database. Later calls throw {@link
   * QueriesClosedException}; closing twice is harmless.
   */
  @Override
  void close();
}
