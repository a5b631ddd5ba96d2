package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/** Signals that a query gave no row where its caller asked for one. */
public final class NoRowException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  NoRowException(String connection) {
    super(
        ErrorCode.NOT_FOUND,
        "the query on '"
            + connection
            + "' gave no row, and one was asked for; first() takes none for an answer",
        Map.of("connection", connection),
        null);
  }
}
