package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Puts tokens in the places of others; the places are apart from each other. Not thread-safe. */
final class TokenSplice {

  private final List<Token> tokens;
  private final TokenIndex index;
  private final TreeMap<Integer, Change> changes = new TreeMap<>();

  private record Change(int end, List<Token> by) {}

  TokenSplice(CanonicalText text) {
    this.tokens = text.tokens();
    this.index = new TokenIndex(text);
  }

  /** Returns where one of this text's tokens stands in the list. */
  int place(Token token) {
    int place = index.startingAt(token.start());
    if (place < 0 || !tokens.get(place).value().equals(token.value())) {
      throw GuardRule.TREE_MISMATCH.at(token, "A name is not found again in the text.");
    }
    return place;
  }

  Token at(int place) {
    return tokens.get(place);
  }

  int size() {
    return tokens.size();
  }

  /** Replaces the tokens from one place up to another, which stays. */
  void replace(int from, int end, List<Token> by) {
    if (changes.put(from, new Change(end, by)) != null) {
      throw GuardRule.UNDER_GRANT.at(tokens.get(from), "Two changes meet here.");
    }
  }

  /** Returns the changed text. */
  CanonicalText text() {
    return CanonicalWriter.write(list());
  }

  /** Returns the changed tokens. */
  List<Token> list() {
    List<Token> result = new ArrayList<>(tokens.size() * 2);
    int at = 0;
    while (at < tokens.size()) {
      Change change = changes.get(at);
      if (change == null) {
        result.add(tokens.get(at++));
      } else {
        result.addAll(change.by());
        at = change.end();
      }
    }
    return result;
  }
}
