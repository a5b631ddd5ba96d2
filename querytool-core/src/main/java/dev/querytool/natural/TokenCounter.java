package dev.querytool.natural;

/**
 * Counts the tokens that a text takes, rather too many than too few. Safe for use by many threads.
 */
@FunctionalInterface
public interface TokenCounter {

  /** Counts the tokens of a text. */
  int count(String text);

  /**
   * Returns a counter for models whose own is not at hand. Of schemas, statements and questions it
   * counts up to half more than the tokenizers of today's models make; of texts that are made to
   * deceive it, such as long rows of random letters, it may count too few.
   */
  static TokenCounter approximate() {
    return ApproximateTokens.COUNTER;
  }
}
