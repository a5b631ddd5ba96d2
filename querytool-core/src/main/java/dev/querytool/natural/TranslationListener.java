package dev.querytool.natural;

/**
 * Is told how a translation gets on. Called by the thread that translates, for {@link #text}
 * perhaps by another one, and expected to return soon; what it throws is written to the log and has
 * no other effect.
 */
@FunctionalInterface
public interface TranslationListener {

  /** Hears nothing. */
  TranslationListener NONE = (step, attempt) -> {};

  /**
   * Hears that a step begins.
   *
   * @param step which one
   * @param attempt the how manieth answer of the model it is about, from 1
   */
  void began(TranslationStep step, int attempt);

  /**
   * Hears the next part of what a model says, as it comes: unchecked, for eyes alone. Models that
   * give their answer at once are not heard here.
   */
  default void text(String part) {}
}
