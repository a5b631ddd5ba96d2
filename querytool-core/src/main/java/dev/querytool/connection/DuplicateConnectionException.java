package dev.querytool.connection;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signals that a new connection's name is taken. */
public final class DuplicateConnectionException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  DuplicateConnectionException(String message, Map<String, ?> details, @Nullable Throwable cause) {
    super(ErrorCode.CONFLICT, message, details, cause);
  }
}
