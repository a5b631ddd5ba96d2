package dev.querytool.connection;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a database could not be reached, refused the log-in or has no session to spare; the
 * message says what to do.
 *
 * <p>The details hold the kind of failure as {@code failure}, such as {@code missing_file}, {@code
 * not_a_database}, {@code locked} or {@code pool_exhausted}.
 */
public final class ConnectionFailedException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  private final FailureKind kind;

  ConnectionFailedException(FailureKind kind, String message, @Nullable Throwable cause) {
    super(ErrorCode.CONNECTION_ERROR, message, Map.of("failure", kind.text()), cause);
    this.kind = kind;
  }

  ConnectionFailedException(FailureKind kind, String message) {
    this(kind, message, null);
  }

  /** Tells whether the database may simply be busy or away for a moment. */
  @Override
  public boolean retryable() {
    return kind.isRetryable();
  }

  FailureKind kind() {
    return kind;
  }
}
