package dev.querytool.connection;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.NearestNames;
import dev.querytool.error.QueryToolException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Signals that no connection has the given name; the details contain the nearest names as {@code
 * candidates}.
 */
public final class ConnectionNotFoundException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  private ConnectionNotFoundException(String message, List<String> candidates) {
    super(ErrorCode.NOT_FOUND, message, Map.of("candidates", candidates), null);
  }

  static ConnectionNotFoundException of(String name, Collection<String> known) {
    List<String> nearest = NearestNames.of(known, name);
    String shown = ConnectionName.shown(name);
    String advice =
        nearest.isEmpty()
            ? "register it first"
            : "did you mean '" + String.join("', '", nearest) + "'?";
    return new ConnectionNotFoundException(
        "no connection is named " + shown + "; " + advice, nearest);
  }
}
