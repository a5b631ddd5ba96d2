package dev.querytool.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tokens that are to be left out of a list, or put into it; not thread-safe. */
final class TokenEdits {

  private final List<Token> tokens;
  private final BitSet dropped = new BitSet();
  private final Map<Integer, List<Token>> before = new HashMap<>();
  private final Map<Integer, List<Token>> behind = new HashMap<>();

  TokenEdits(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Leaves out the tokens from one index up to another, which stays. */
  void drop(int from, int to) {
    dropped.set(from, to);
  }

  /** Tells whether a token is left out. */
  boolean drops(int at) {
    return dropped.get(at);
  }

  /** Puts a word in the place of another. */
  void replace(int at, Token.Kind kind, String text) {
    dropped.set(at);
    before.computeIfAbsent(at, first -> new ArrayList<>()).add(tokens.get(at).as(kind, text, text));
  }

  /** Puts a word or sign before a token, and before what was put there earlier. */
  void putBefore(int at, Token.Kind kind, String text) {
    Token place = tokens.get(at);
    before
        .computeIfAbsent(at, first -> new ArrayList<>())
        .add(0, inserted(place, place.start(), kind, text));
  }

  /** Puts a word or sign behind a token, and behind what was put there earlier. */
  void putBehind(int at, Token.Kind kind, String text) {
    Token place = tokens.get(at);
    behind
        .computeIfAbsent(at, first -> new ArrayList<>())
        .add(inserted(place, place.end() + (kind == Token.Kind.WORD ? 1 : 0), kind, text));
  }

  private static Token inserted(Token place, int offset, Token.Kind kind, String text) {
    return new Token(kind, text, text, offset, offset, place.line(), place.column());
  }

  /** Returns the edited list; the list itself if there is nothing to edit. */
  List<Token> applied() {
    if (dropped.isEmpty() && before.isEmpty() && behind.isEmpty()) {
      return tokens;
    }
    List<Token> edited = new ArrayList<>(tokens.size() + 8);
    for (int at = 0; at < tokens.size(); at++) {
      edited.addAll(before.getOrDefault(at, List.of()));
      if (!dropped.get(at)) {
        edited.add(tokens.get(at));
      }
      edited.addAll(behind.getOrDefault(at, List.of()));
    }
    return edited;
  }
}
