package dev.querytool.guard;

import java.util.List;

/** The unquoted words of a list of tokens in upper case; empty for places outside the list. */
final class KeyWords {

  private final Token[] tokens;

  private KeyWords(Token[] tokens) {
    this.tokens = tokens;
  }

  static KeyWords of(List<Token> tokens) {
    return new KeyWords(tokens.toArray(Token[]::new));
  }

  /** Returns the word at an index in upper case; empty if no unquoted word stands there. */
  String at(int index) {
    return index >= 0 && index < tokens.length ? tokens[index].word() : "";
  }

  /** Tells whether a word, given in upper case, stands at an index. */
  boolean at(int index, String word) {
    return at(index).equals(word);
  }
}
