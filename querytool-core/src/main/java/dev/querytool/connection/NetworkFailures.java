package dev.querytool.connection;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the JDK's errors about a server that was not reached, however a driver wrapped them.
 */
final class NetworkFailures {

  private NetworkFailures() {}

  /** Finds the kind of a failure that happened before the server said anything. */
  static Optional<FailureKind> kind(SQLException failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable next = failure;
    while (next != null && seen.add(next)) {
      FailureKind kind = kindOf(next);
      if (kind != null) {
        return Optional.of(kind);
      }
      next = next.getCause();
    }
    return Optional.empty();
  }

  private static @Nullable FailureKind kindOf(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return FailureKind.UNKNOWN_HOST;
    }
    if (cause instanceof SocketTimeoutException) {
      return FailureKind.NO_ANSWER;
    }
    return cause instanceof ConnectException ? FailureKind.REFUSED : null;
  }
}
