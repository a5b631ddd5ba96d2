package dev.querytool.connection;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/** Signals that a connection's state, or that of the registry, does not allow the step. */
public final class ConnectionStateException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  ConnectionStateException(String message) {
    super(ErrorCode.CONFLICT, message, Map.of(), null);
  }

  static ConnectionStateException closed() {
    return new ConnectionStateException(
        "the connections are closed; open a new QueryTool to use them again");
  }
}
