package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;

/** Tokens that take the place of one or more others; not thread-safe. */
final class TokenRun {

  private final Token place;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /** Starts where a token stands. */
  TokenRun(Token place) {
    this.place = place;
    this.at = place.start();
  }

  /** Adds a token behind a blank, unless it is the first. */
  TokenRun add(Token.Kind kind, String text, String value) {
    put(kind, text, value, tokens.isEmpty() ? at : at + 1);
    return this;
  }

  /** Adds a token right behind the one before. */
  TokenRun join(Token.Kind kind, String text) {
    put(kind, text, text, at);
    return this;
  }

  /** Adds a quoted name right behind the token before. */
  TokenRun joinName(String text, String value) {
    put(Token.Kind.QUOTED_NAME, text, value, at);
    return this;
  }

  /** Adds tokens that keep their distance from each other. */
  TokenRun join(List<Token> others) {
    int shift = others.isEmpty() ? 0 : at - others.get(0).start();
    for (Token other : others) {
      put(other.kind(), other.text(), other.value(), other.start() + shift);
    }
    return this;
  }

  /** Returns the tokens, the last of which ends where another did. */
  List<Token> endingWith(Token last) {
    int end = tokens.size() - 1;
    tokens.set(end, tokens.get(end).upTo(last));
    return tokens;
  }

  private void put(Token.Kind kind, String text, String value, int start) {
    at = start + text.length();
    tokens.add(new Token(kind, text, value, start, at, place.line(), place.column()));
  }
}
