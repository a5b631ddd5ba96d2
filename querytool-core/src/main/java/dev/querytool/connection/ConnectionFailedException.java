package dev.querytool.connection;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a database could not be reached, refused the login or has no session to spare; the
 * message says what to do.
 *
 * <p>The details contain the kind of failure as {@code failure}, such as {@code missing_file},
 * {@code not_a_database}, {@code locked} or {@code pool_exhausted}.
 */
public final class ConnectionFailedException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  private final FailureKind kind;

  ConnectionFailedException(FailureKind kind, String message, @Nullable Throwable cause) {
    this(kind, kind.text(), message, cause);
  }

  ConnectionFailedException(FailureKind kind, String message) {
    this(kind, message, null);
  }

  private ConnectionFailedException(
      FailureKind kind, String told, String message, @Nullable Throwable cause) {
    super(ErrorCode.CONNECTION_ERROR, message, Map.of("failure", told), cause);
    this.kind = kind;
  }

  /**
   * Returns this failure as it is reported to callers who do not administer connections: without
   * the database's address, its user and its answer. The kind of failure in the details is {@code
   * withheld}, unless all sessions were in use.
   *
   * @param connection the name that the caller used
   */
  public ConnectionFailedException withoutPlace(String connection) {
    if (kind == FailureKind.POOL_EXHAUSTED || kind == FailureKind.INTERRUPTED) {
      return new ConnectionFailedException(kind, String.valueOf(getMessage()));
    }
    String advice = kind.isRetryable() ? "try again, or ask" : "ask";
    return new ConnectionFailedException(
        kind,
        "withheld",
        "The connection '"
            + connection
            + "' cannot be opened; "
            + advice
            + " an administrator, who can read the reason in its last error",
        null);
  }

  /** Tells whether the database may just be busy or unavailable for a moment. */
  @Override
  public boolean retryable() {
    return kind.isRetryable();
  }

  FailureKind kind() {
    return kind;
  }
}
