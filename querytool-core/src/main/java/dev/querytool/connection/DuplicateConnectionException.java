package dev.querytool.connection;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/** Signals that a new connection's name is taken. */
public final class DuplicateConnectionException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  private DuplicateConnectionException(String message, String name) {
    super(ErrorCode.CONFLICT, message, Map.of("connection", name), null);
  }

  static DuplicateConnectionException of(String name) {
    return new DuplicateConnectionException(
        "a connection named '"
            + name
            + "' is registered already; take another name, or register without onlyNew() to"
            + " overwrite it",
        name);
  }
}
