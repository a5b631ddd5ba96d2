package dev.querytool.query;

import dev.querytool.access.CallerRights;
import dev.querytool.error.ValidationException;
import java.time.Duration;
import java.util.Map;

/**
 * A query as its caller described it.
 *
 * @param connection the connection's name
 * @param text the text, unchecked
 * @param parameters the values of its parameters
 * @param ownLimit the limit the caller set, 0 for none
 * @param timeout how long the statement may work
 * @param lifetime how long a stream of it may be open
 * @param costLimit what its plan may expect
 * @param origin where the text came from
 * @param rights what the caller may do
 */
record Request(
    String connection,
    String text,
    Parameters parameters,
    int ownLimit,
    Duration timeout,
    Duration lifetime,
    CostLimit costLimit,
    QueryOrigin origin,
    CallerRights rights) {

  Request with(Parameters others) {
    return new Request(
        connection, text, others, ownLimit, timeout, lifetime, costLimit, origin, rights);
  }

  Request withLimit(int rows) {
    if (rows < 1) {
      throw new ValidationException("limit is at least 1, not " + rows);
    }
    return new Request(
        connection, text, parameters, rows, timeout, lifetime, costLimit, origin, rights);
  }

  Request withTimeout(Duration time) {
    QueryTime.checked(time, QueryTime.HOUR, "timeout");
    return new Request(
        connection, text, parameters, ownLimit, time, lifetime, costLimit, origin, rights);
  }

  Request withOrigin(QueryOrigin from) {
    return new Request(
        connection, text, parameters, ownLimit, timeout, lifetime, costLimit, from, rights);
  }

  /** Returns this request under one more limit. */
  Request withCostLimit(CostLimit more) {
    CostLimit both = costLimit.and(more);
    return new Request(
        connection, text, parameters, ownLimit, timeout, lifetime, both, origin, rights);
  }

  /**
   * Returns how many rows a result in memory may have.
   *
   * @throws ValidationException if the caller set more than the ceiling
   */
  int rowsInMemory(QueryOptions options) {
    if (ownLimit > options.maxLimit()) {
      throw new ValidationException(
          "limit is at most "
              + options.maxLimit()
              + " for a result in memory, not "
              + ownLimit
              + "; stream() has no ceiling");
    }
    return ownLimit == 0 ? options.defaultLimit() : ownLimit;
  }

  /**
   * Refuses a list that was cut at a limit its caller did not set: a list cannot say so itself.
   *
   * @throws ResultTooLargeException if there are more rows
   */
  void refuseUnasked(QueryResult result) {
    if (result.truncated() && ownLimit == 0) {
      throw new ResultTooLargeException(
          "the query on '"
              + connection
              + "' has more than "
              + result.rowCount()
              + " rows; set limit(…) to take that many, or stream() to take all",
          Map.of("connection", connection, "limitRows", result.rowCount()),
          null);
    }
  }
}
