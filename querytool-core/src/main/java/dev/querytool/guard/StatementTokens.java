package dev.querytool.guard;

import java.util.List;

/** The tokens of a statement with what was found out about them. Immutable. */
record StatementTokens(List<Token> tokens, KeyWords words, Brackets brackets, Places places) {

  static StatementTokens of(List<Token> tokens) {
    return of(tokens, KeyWords.of(tokens), Brackets.of(tokens));
  }

  static StatementTokens of(List<Token> tokens, KeyWords words, Brackets brackets) {
    return new StatementTokens(tokens, words, brackets, new Places(tokens, words, brackets));
  }

  int size() {
    return tokens.size();
  }

  Token token(int at) {
    return tokens.get(at);
  }

  /** Tells whether an operator or punctuation stands at an index; none does outside the text. */
  boolean sign(int at, String sign) {
    return at >= 0 && at < tokens.size() && tokens.get(at).isSign(sign);
  }

  /** Tells whether an unquoted word, given in upper case, stands at an index. */
  boolean word(int at, String word) {
    return words.at(at, word);
  }

  /** Returns the unquoted word at an index in upper case; empty if none stands there. */
  String word(int at) {
    return words.at(at);
  }

  /** Tells whether a word or a quoted name stands at an index. */
  boolean name(int at) {
    return at >= 0
        && at < tokens.size()
        && (tokens.get(at).kind() == Token.Kind.WORD
            || tokens.get(at).kind() == Token.Kind.QUOTED_NAME);
  }
}
