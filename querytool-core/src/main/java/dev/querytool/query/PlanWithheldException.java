package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/**
 * Signals that a plan was not disclosed, or not compared with a limit of the caller's own, because
 * plans reveal facts about rows that the caller may not see.
 */
public final class PlanWithheldException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  PlanWithheldException(String connection) {
    super(
        ErrorCode.ACCESS_DENIED,
        "a caller who sees only part of '"
            + connection
            + "' may neither see the plans of its queries nor limit their cost; run the query"
            + " without",
        Map.of("connection", connection),
        null);
  }
}
