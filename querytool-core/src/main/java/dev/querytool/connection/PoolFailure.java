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

  /** Says that one of many callers already has its share of the sessions. */
  static ConnectionFailedException shareTaken(String name, int share, boolean crowded) {
    return new ConnectionFailedException(
        FailureKind.POOL_EXHAUSTED,
        "the caller has "
            + share
            + " of the sessions of '"
            + name
            + "', as many as one caller may have, and "
            + (crowded ? "too many wait for them" : "none came back in time")
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
