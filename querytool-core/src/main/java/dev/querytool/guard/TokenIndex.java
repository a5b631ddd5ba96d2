package dev.querytool.guard;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the tokens of a canonical text by place and by spelling. Immutable. */
final class TokenIndex {

  private final List<Token> tokens;
  private final Map<String, Integer> names = new HashMap<>();

  TokenIndex(CanonicalText text) {
    this.tokens = text.tokens();
    for (Token token : tokens) {
      if (isName(token)) {
        names.merge(token.text(), 1, Integer::sum);
      }
    }
  }

  /** Returns the tokens in order. */
  List<Token> tokens() {
    return tokens;
  }

  /** Tells whether a text is spelled like a word or a quoted name of the statement. */
  boolean isName(String text) {
    return names.containsKey(text);
  }

  /** Returns each spelling of a word or quoted name with the number of its tokens. */
  Map<String, Integer> names() {
    return Collections.unmodifiableMap(names);
  }

  /** Returns the place in {@link #tokens()} of the token that begins at an offset, or -1. */
  int startingAt(int offset) {
    int place = search(offset);
    return place >= 0 && tokens.get(place).start() == offset ? place : -1;
  }

  /** Returns the token at an offset, or the last one before it. */
  Optional<Token> nearest(int offset) {
    int place = search(offset);
    return place < 0 ? Optional.empty() : Optional.of(tokens.get(place));
  }

  private int search(int offset) {
    int before = 0;
    int behind = tokens.size();
    while (before < behind) {
      int middle = (before + behind) >>> 1;
      if (tokens.get(middle).start() <= offset) {
        before = middle + 1;
      } else {
        behind = middle;
      }
    }
    return before - 1;
  }

  private static boolean isName(Token token) {
    return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME;
  }
}
