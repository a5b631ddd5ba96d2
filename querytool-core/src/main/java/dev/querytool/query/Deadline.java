package dev.querytool.query;

import java.time.Duration;

/**
 * A moment on the clock that only goes forward.
 *
 * @param nanos as {@link System#nanoTime} tells it
 */
record Deadline(long nanos) {

  static Deadline after(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  boolean isOver(long now) {
    return now - nanos >= 0;
  }
}
