package dev.querytool.natural;

/**
 * The one who waits for a model's answer. Called by the model's adapter, perhaps from another
 * thread. May change before 1.0.
 */
public interface ModelWatch {

  /** Hears nothing and never cancels. */
  ModelWatch NONE =
      new ModelWatch() {
        @Override
        public void text(String part) {}

        @Override
        public void whenCancelled(Runnable stop) {}
      };

  /** Is given the next part of the answer; an adapter that does not stream never calls it. */
  void text(String part);

  /**
   * Is given, before the call begins, what closes it: to be run once and at once when nobody waits
   * any more, also if that is already so. Running it after the call has ended does nothing.
   */
  void whenCancelled(Runnable stop);
}
