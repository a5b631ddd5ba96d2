package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/**
 * Signals that a query of a caller with grants was not run because the database would read other
 * tables for it than those found in its text; only the log says which.
 */
public final class UnexpectedPlanException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  UnexpectedPlanException(String connection) {
    super(
        ErrorCode.QUERY_REFUSED,
        "refused by rule unexpected-plan: the query on '"
            + connection
            + "' would be run in another way than its text says; write it in a simpler way, or ask"
            + " whoever runs this application to look in the log",
        Map.of("connection", connection, "rule", "unexpected-plan"),
        null);
  }
}
