package dev.querytool.query;

/**
 * Observes every attempt to run, explain or translate from its beginning to its end, for example to
 * trace or measure it; {@code dev.querytool.observation} has one for Micrometer.
 *
 * <p>Called by the threads that do the work, many at once. Exceptions are logged and have no other
 * effect. It should be quick, since callers wait for it. An SPI that may change before 1.0.
 */
@FunctionalInterface
public interface QueryObserver {

  /** Called when an attempt begins, on the caller's thread. */
  QueryObservation begin(QueryAction action);

  /** Returns an observer that does nothing. */
  static QueryObserver none() {
    return action -> QueryObservation.NONE;
  }
}
