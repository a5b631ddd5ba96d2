package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/** Signals that a query gave more than the one row that its caller asked for. */
public final class TooManyRowsException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  TooManyRowsException(String connection) {
    super(
        ErrorCode.RESULT_TOO_LARGE,
        "the query on '"
            + connection
            + "' gave more than one row, and one was asked for; narrow it, or take the first with"
            + " first() or all with list(…)",
        Map.of("connection", connection),
        null);
  }
}
