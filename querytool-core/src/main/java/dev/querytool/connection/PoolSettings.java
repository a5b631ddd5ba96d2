package dev.querytool.connection;

import java.time.Duration;

/**
 * How many sessions of one connection may live, and how long each step may take.
 *
 * @param size the most sessions of one connection, lent or idle
 * @param acquireTimeout how long a borrower waits for a session
 * @param idleTimeout how long an idle session is kept
 * @param closeTimeout how long closing waits for sessions that are still lent
 * @param largestSqliteValue the most bytes of one SQLite value
 */
record PoolSettings(
    int size,
    Duration acquireTimeout,
    Duration idleTimeout,
    Duration closeTimeout,
    int largestSqliteValue) {

  static final PoolSettings DEFAULTS =
      new PoolSettings(
          4,
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          Duration.ofSeconds(5),
          HeapShare.one(8));
}
