package dev.querytool.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the tokens of a canonical text by place and by spelling. Immutable. */
final class TokenIndex {

  private final List<Token> tokens;
  private final Map<String, Integer> numbers;
  private final List<Token> spelled = new ArrayList<>();
  private final int[] counts;

  TokenIndex(CanonicalText text) {
    this.tokens = text.tokens();
    this.numbers = new HashMap<>(2 * tokens.size());
    this.counts = new int[tokens.size()];
    tokens.forEach(this::count);
  }

  private void count(Token token) {
    if (isName(token)) {
      Integer known = numbers.putIfAbsent(token.text(), spelled.size());
      if (known == null) {
        spelled.add(token);
      }
      counts[known == null ? spelled.size() - 1 : known]++;
    }
  }

  /** Returns the tokens in order. */
  List<Token> tokens() {
    return tokens;
  }

  /** Returns how many spellings of words and quoted names there are, numbered from 0. */
  int spellings() {
    return spelled.size();
  }

  /** Returns the number of a spelling; -1 if no word or quoted name is spelled so. */
  int spelling(String text) {
    return numbers.getOrDefault(text, -1);
  }

  /** Returns the first token with a spelling. */
  Token spelled(int spelling) {
    return spelled.get(spelling);
  }

  /** Returns how many tokens have a spelling. */
  int count(int spelling) {
    return counts[spelling];
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
