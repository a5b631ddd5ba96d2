package dev.querytool.natural;

/**
 * Waits for a model's answer. Called by the model's adapter, possibly on another thread. An SPI
 * that may change before 1.0.
 */
public interface ModelWatch {

  /** Ignores everything and never cancels. */
  ModelWatch NONE =
      new ModelWatch() {
        @Override
        public void text(String part) {}

        @Override
        public void whenCancelled(Runnable stop) {}
      };

  /** Receives the next part of the answer; an adapter that does not stream never calls this. */
  void text(String part);

  /**
   * Receives, before the call begins, an action that ends it. The action is to be run once, as soon
   * as nobody waits any more, or immediately if that is already so. Running it after the call has
   * ended does nothing.
   */
  void whenCancelled(Runnable stop);
}
