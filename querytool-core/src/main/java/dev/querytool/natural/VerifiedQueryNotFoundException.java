package dev.querytool.natural;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/** Signals that a connection has no verified query with an id, or none that the caller may see. */
public final class VerifiedQueryNotFoundException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  VerifiedQueryNotFoundException(String connection, long id) {
    super(
        ErrorCode.NOT_FOUND,
        "'" + connection + "' has no verified query " + id + "; list() tells which there are",
        Map.of("connection", connection, "id", id),
        null);
  }
}
