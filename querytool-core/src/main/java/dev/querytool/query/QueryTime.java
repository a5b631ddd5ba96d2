package dev.querytool.query;

import dev.querytool.error.ValidationException;
import java.time.Duration;

/** Checks the times that a caller may set. */
final class QueryTime {

  static final Duration HOUR = Duration.ofHours(1);
  static final Duration DAY = Duration.ofDays(1);

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private QueryTime() {}

  static Duration checked(Duration time, Duration longest, String name) {
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(longest) > 0) {
      throw new ValidationException(
          name + " is from 1 ms to " + longest.toHours() + " h, not " + inWords(time));
    }
    return time;
  }

  static String inWords(Duration time) {
    boolean wholeSeconds = time.toMillisPart() == 0 && !time.isZero();
    return wholeSeconds ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
