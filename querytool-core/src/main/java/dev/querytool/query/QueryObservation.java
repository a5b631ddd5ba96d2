package dev.querytool.query;

import java.util.function.Supplier;

/** Watches one attempt for a {@link QueryObserver}. An SPI that may change before 1.0. */
public interface QueryObservation {

  /** Sees nothing. */
  QueryObservation NONE = end -> {};

  /**
   * Hears that the current thread works on it until what is returned is closed by the same thread.
   * Of a stream this is its opening; its rows are read by whoever wants them.
   */
  default Scope enter() {
    return () -> {};
  }

  /** Hears once how it ended, on any thread. */
  void end(QueryEnd end);

  /** Hears, in the place of its end, that it ended but nothing more can be told. */
  default void lost() {}

  /** Works on it with the current thread. */
  default <T> T within(Supplier<T> work) {
    Scope scope = enter();
    try {
      return work.get();
    } finally {
      scope.close();
    }
  }

  /** The time in which a thread works on an attempt. */
  @FunctionalInterface
  interface Scope extends AutoCloseable {

    @Override
    void close();
  }
}
