package dev.querytool.connection;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a database could not be reached or refused the log-in; the message says what to do.
 */
public final class ConnectionFailedException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  ConnectionFailedException(String message, Map<String, ?> details, @Nullable Throwable cause) {
    super(ErrorCode.CONNECTION_ERROR, message, details, cause);
  }
}
