package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signals that a query was not run, because its plan expects more than its {@link CostLimit}
 * allows, or gives no estimate to hold against it.
 *
 * <p>The details hold {@code expectedRows} and {@code limitRows}, or {@code expectedCost} and
 * {@code limitCost}; the expected one is absent where the database estimates nothing, and all of
 * them for a caller who sees the connection in part.
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
