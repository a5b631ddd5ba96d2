package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/** Signals that an executor was used after it had been closed. */
public final class QueriesClosedException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  QueriesClosedException() {
    super(
        ErrorCode.CONFLICT,
        "the query executor is closed; use one that is still open",
        Map.of(),
        null);
  }
}
