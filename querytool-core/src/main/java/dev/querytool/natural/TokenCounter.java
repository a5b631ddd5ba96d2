package dev.querytool.natural;

/** Counts the tokens of a text, preferring too many to too few. Safe for use by many threads. */
@FunctionalInterface
public interface TokenCounter {

  /** Counts the tokens of a text. */
  int count(String text);

  /**
   * Returns a counter for models whose own is not available. For schemas, statements and questions
   * it counts up to half more than the tokenizers of today's models; for texts made to deceive it,
   * such as long sequences of random letters, it may count too few.
   */
  static TokenCounter approximate() {
    return ApproximateTokens.COUNTER;
  }
}
