package dev.querytool.llm;

import dev.querytool.error.ValidationException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How often and when a call is tried again.
 *
 * @param times how often after the first try
 * @param first the longest wait before the second try; it doubles each time
 * @param longest what no wait exceeds; a server that asks for more is not asked again
 * @param clock tells the time that a server's date is compared with
 * @param chance spreads the waits, 0 to 1
 */
record Retries(int times, Duration first, Duration longest, Clock clock, DoubleSupplier chance) {

  private static final Duration MOST = Duration.ofHours(1);

  Retries {
    if (times < 0 || times > 10) {
      throw new ValidationException("a call is tried again 0 to 10 times");
    }
    if (first.isNegative() || longest.compareTo(first) < 0) {
      throw new ValidationException("the longest wait must not be below the first one");
    }
    if (longest.compareTo(MOST) > 0) {
      throw new ValidationException("no wait may be longer than an hour");
    }
  }

  /**
   * Tells how long to wait before another try.
   *
   * @param tried how many tries there were
   * @param header what the server said of it, or null
   * @return empty if there is to be no other
   */
  Optional<Duration> wait(int tried, @Nullable String header) {
    if (tried > times) {
      return Optional.empty();
    }
    Duration own = spread(tried);
    if (header == null) {
      return Optional.of(own);
    }
    Duration asked = RetryAfter.read(header, clock).orElse(own);
    return asked.compareTo(longest) > 0 ? Optional.empty() : Optional.of(asked);
  }

  private Duration spread(int tried) {
    double millis = (double) first.toMillis() * Math.pow(2, tried - 1.0);
    double bounded = Math.min(millis, (double) longest.toMillis());
    return Duration.ofMillis((long) (bounded * (0.5 + chance.getAsDouble() / 2)));
  }
}
