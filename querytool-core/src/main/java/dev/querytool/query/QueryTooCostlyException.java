package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signals that a query was not run because its plan exceeds its {@link CostLimit}, or has no
 * estimate to compare with it.
 *
 * <p>The details contain {@code expectedRows} and {@code limitRows}, or {@code expectedCost} and
 * {@code limitCost}. The expected figure is absent where the database makes no estimate, and all of
 * them for a caller who sees only part of the connection.
 */
public final class QueryTooCostlyException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  /** Refuses without a figure, for a caller who may not learn how many rows there are. */
  QueryTooCostlyException(String connection) {
    super(
        ErrorCode.QUERY_TOO_COSTLY,
        "the query on '" + connection + "' was not run: its plan is beyond its limit; ask for less",
        Map.of("connection", connection),
        null);
  }

  QueryTooCostlyException(String connection, CostExcess excess) {
    super(
        ErrorCode.QUERY_TOO_COSTLY,
        excess.message("the query on '" + connection + "'"),
        details(connection, excess),
        null);
  }

  private static Map<String, Object> details(String connection, CostExcess excess) {
    Map<String, Object> details = new LinkedHashMap<>(excess.details());
    details.put("connection", connection);
    return details;
  }
}
