package dev.querytool.connection;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals that no connection has the given name; the details hold the nearest names as {@code
 * candidates}.
 */
public final class ConnectionNotFoundException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  ConnectionNotFoundException(String message, Map<String, ?> details, @Nullable Throwable cause) {
    super(ErrorCode.NOT_FOUND, message, details, cause);
  }
}
