package dev.querytool.access;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/** Signals that an authenticated caller may not do what was asked. */
public final class AccessDeniedException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  AccessDeniedException(String message, Map<String, ?> details) {
    super(ErrorCode.ACCESS_DENIED, message, details, null);
  }

  static AccessDeniedException scope(Permission permission, String connection) {
    String scope = connection.isEmpty() ? permission.text() : permission.text() + ":" + connection;
    return new AccessDeniedException(
        "The caller may not do this: it needs '" + scope + "'; ask an administrator",
        Map.of("scope", scope));
  }

  static AccessDeniedException notGranted(String connection) {
    return new AccessDeniedException(
        "Nothing of the connection '" + connection + "' is granted; ask an administrator",
        Map.of("connection", connection));
  }
}
