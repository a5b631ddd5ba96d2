package dev.querytool.query;

import java.util.function.Supplier;

/** Observes one attempt for a {@link QueryObserver}. An SPI that may change before 1.0. */
public interface QueryObservation {

  /** Does nothing. */
  QueryObservation NONE = end -> {};

  /**
   * Called when the current thread begins to work on the attempt; the same thread closes the
   * returned scope when it stops. For a stream this covers its opening, not the reading of its
   * rows.
   */
  default Scope enter() {
    return () -> {};
  }

  /** Called once when the attempt has ended, on any thread. */
  void end(QueryEnd end);

  /** Called instead of {@link #end} if the attempt ended but nothing more can be said of it. */
  default void lost() {}

  /** Does work on the attempt with the current thread. */
  default <T> T within(Supplier<T> work) {
    Scope scope = enter();
    try {
      return work.get();
    } finally {
      scope.close();
    }
  }

  /** The time during which a thread works on an attempt. */
  @FunctionalInterface
  interface Scope extends AutoCloseable {

    @Override
    void close();
  }
}
