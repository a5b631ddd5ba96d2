package dev.querytool.connection;

import dev.querytool.error.QueryToolException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Explains why a pool gave no connection. */
final class PoolFailure {

  private PoolFailure() {}

  static QueryToolException explained(
      String name, int lent, PoolSettings settings, SQLException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof QueryToolException known) {
      return known;
    }
    return cause instanceof InterruptedException
        ? interrupted(name, failure)
        : exhausted(name, lent, settings, failure);
  }

  static ConnectionFailedException interrupted(String name, Throwable cause) {
    return new ConnectionFailedException(
        FailureKind.INTERRUPTED,
        "the thread was interrupted while it waited for a session of '" + name + "'",
        cause);
  }

  static ConnectionFailedException ended(String name) {
    return new ConnectionFailedException(
        FailureKind.INTERRUPTED, "the wait for a session of '" + name + "' was ended");
  }

  /** Says that one of many callers has its share of the sessions, and too many wait for them. */
  static ConnectionFailedException shareCrowded(String name, int share) {
    return shareTaken(name, share, "too many wait for them");
  }

  /** Says that one of many callers has its share of the sessions, and none came back in time. */
  static ConnectionFailedException shareTaken(String name, int share) {
    return shareTaken(name, share, "none came back in time");
  }

  private static ConnectionFailedException shareTaken(String name, int share, String why) {
    return new ConnectionFailedException(
        FailureKind.POOL_EXHAUSTED,
        "the caller already has "
            + share
            + " of the sessions of '"
            + name
            + "', as many as one caller may have, and "
            + why
            + "; close results and streams, or try again");
  }

  static ConnectionFailedException exhausted(
      String name, int lent, PoolSettings settings, @Nullable Throwable cause) {
    return new ConnectionFailedException(
        FailureKind.POOL_EXHAUSTED,
        lent
            + " of "
            + settings.size()
            + " sessions of '"
            + name
            + "' are lent and none came back within "
            + settings.acquireTimeout().toMillis()
            + " ms; close results and streams, try again, or allow a larger pool",
        cause);
  }
}
