package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/** Signals that a plan was not given: plans tell of rows that their caller may not see. */
public final class PlanWithheldException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  PlanWithheldException(String connection) {
    super(
        ErrorCode.ACCESS_DENIED,
        "plans of queries on '"
            + connection
            + "' are not for callers who see it in part; run the query, with no cost limit of its own",
        Map.of("connection", connection),
        null);
  }
}
