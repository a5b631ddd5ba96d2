package dev.querytool.natural;

/**
 * Listens to the progress of a translation. Called on the translating thread, {@link #text}
 * possibly on another one, and expected to return soon; exceptions are logged and have no other
 * effect.
 */
@FunctionalInterface
public interface TranslationListener {

  /** Ignores everything. */
  TranslationListener NONE = (step, attempt) -> {};

  /**
   * Called when a step begins.
   *
   * @param step the step
   * @param attempt the number of the model's answer that the step belongs to, from 1
   */
  void began(TranslationStep step, int attempt);

  /**
   * Called with the next part of a model's answer as it comes: unchecked, for display only. Not
   * called for models that give their answer in one piece.
   */
  default void text(String part) {}
}
