package dev.querytool.natural;

/** Counts the tokens that a text takes, exactly or never too few. Safe for use by many threads. */
@FunctionalInterface
public interface TokenCounter {

  /** Counts the tokens of a text. */
  int count(String text);
}
