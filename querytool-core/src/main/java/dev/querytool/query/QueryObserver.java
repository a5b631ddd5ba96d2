package dev.querytool.query;

/**
 * Watches every attempt to run, explain or translate from its beginning to its end, such as to
 * trace or to measure it; {@code dev.querytool.observation} has one for Micrometer.
 *
 * <p>Called by the threads that do the work, many at once. What it throws is logged and changes
 * nothing, but it should be quick: whoever asks waits for it. An SPI that may change before 1.0.
 */
@FunctionalInterface
public interface QueryObserver {

  /** Hears of an attempt that begins, on the thread of who asks. */
  QueryObservation begin(QueryAction action);

  /** Returns an observer that sees nothing. */
  static QueryObserver none() {
    return action -> QueryObservation.NONE;
  }
}
