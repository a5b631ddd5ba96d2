package dev.querytool.natural;

/** Counts the tokens that a text takes, exactly or never too few. Safe for use by many threads. */
@FunctionalInterface
public interface TokenCounter {

  /** Counts the tokens of a text. */
  int count(String text);

  /**
   * Returns a counter for models whose own is not at hand: too many rather than too few, for texts
   * that are not made to deceive it.
   */
  static TokenCounter approximate() {
    return ApproximateTokens.COUNTER;
  }
}
