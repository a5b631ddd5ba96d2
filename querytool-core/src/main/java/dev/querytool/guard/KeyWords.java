package dev.querytool.guard;

import java.util.List;

/** The unquoted words of a list of tokens in upper case, so that each is folded once. */
final class KeyWords {

  private final String[] words;

  private KeyWords(String[] words) {
    this.words = words;
  }

  static KeyWords of(List<Token> tokens) {
    String[] words = new String[tokens.size()];
    for (int at = 0; at < words.length; at++) {
      Token token = tokens.get(at);
      words[at] = token.kind() == Token.Kind.WORD ? Characters.upper(token.text()) : "";
    }
    return new KeyWords(words);
  }

  /** Returns the word at an index in upper case; empty if no unquoted word stands there. */
  String at(int index) {
    return index >= 0 && index < words.length ? words[index] : "";
  }

  /** Tells whether a word, given in upper case, stands at an index. */
  boolean at(int index, String word) {
    return at(index).equals(word);
  }
}
