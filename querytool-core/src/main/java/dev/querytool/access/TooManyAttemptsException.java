package dev.querytool.access;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.time.Duration;
import java.util.Map;

/**
 * Signals that authentication was attempted too often. The details contain {@code retryAfter}, the
 * number of seconds after which it may be tried again.
 */
public final class TooManyAttemptsException extends QueryToolException {

  private static final long serialVersionUID = 1L;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Duration retryAfter;

  TooManyAttemptsException(Duration retryAfter) {
    super(
        ErrorCode.TOO_MANY_ATTEMPTS,
        "Too many attempts to log in; try again in " + seconds(retryAfter) + " s",
        Map.of("retryAfter", seconds(retryAfter)),
        null);
    this.retryAfter = retryAfter;
  }

  /** Returns how long to wait before trying again. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** Returns true. */
  @Override
  public boolean retryable() {
    return true;
  }

  private static long seconds(Duration wait) {
    return wait.plus(SECOND).minusNanos(1).toSeconds();
  }
}
