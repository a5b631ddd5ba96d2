package dev.querytool.guard;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The lists of values, not queries, that stand behind IN. Immutable. */
final class InLists {

  private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE");

  private final BitSet held;

  private InLists(BitSet held) {
    this.held = held;
  }

  static InLists of(List<Token> tokens) {
    BitSet held = new BitSet();
    int depth = 0;
    BitSet open = new BitSet();
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      if (token.isSign("(")) {
        depth++;
        open.set(depth, begins(tokens, at));
      }
      held.set(at, open.nextSetBit(0) >= 0);
      if (token.isSign(")")) {
        open.clear(depth);
        depth--;
      }
    }
    return new InLists(held);
  }

  private static boolean begins(List<Token> tokens, int open) {
    return open > 0
        && tokens.get(open - 1).isWord("IN")
        && open + 1 < tokens.size()
        && !QUERIES.contains(tokens.get(open + 1).text().toUpperCase(Locale.ROOT));
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  /** Tells whether a token stands in a list. */
  boolean hold(int at) {
    return held.get(at);
  }
}
