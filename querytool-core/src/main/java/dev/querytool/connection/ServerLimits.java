package dev.querytool.connection;

import java.time.Duration;

/**
 * The limits of every session of a server, whatever a query asks for.
 *
 * @param connectTimeout how long opening a session may take at each of its steps
 * @param longestStatement when the server itself ends a statement, or a transaction that rests
 * @param largestResult the most bytes of rows that a driver reads at once
 */
record ServerLimits(Duration connectTimeout, Duration longestStatement, int largestResult) {

  static final ServerLimits DEFAULTS =
      new ServerLimits(Duration.ofSeconds(10), Duration.ofHours(1), HeapShare.one(4));

  /** How long a lock may keep a reader waiting. */
  static final Duration LOCKED = Duration.ofSeconds(10);

  private static final Duration MARGIN = Duration.ofMinutes(1);

  ServerLimits withLargestResult(int bytes) {
    return new ServerLimits(connectTimeout, longestStatement, bytes);
  }

  /** Returns when a silent server is given up, later than it ends a statement by itself. */
  Duration silence() {
    return longestStatement.plus(MARGIN);
  }
}
