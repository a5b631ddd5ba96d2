package dev.querytool.guard;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Finds the tokens that stand in a list of SELECT, in no bracket of it. */
final class SelectItems {

  private static final Set<String> AFTER_ITEMS =
      Set.of("FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "WINDOW");

  private SelectItems() {}

  /** Returns the indexes of those tokens. */
  static BitSet of(List<Token> tokens, KeyWords words) {
    BitSet items = new BitSet();
    boolean[] inList = new boolean[Brackets.MAX_DEPTH + 2];
    int depth = 0;
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.get(at).isSign("(")) {
        inList[++depth] = false;
      } else if (tokens.get(at).isSign(")")) {
        depth--;
      } else if (words.at(at, "SELECT")) {
        inList[depth] = true;
      } else if (AFTER_ITEMS.contains(words.at(at))) {
        inList[depth] = false;
      }
      items.set(at, inList[depth]);
    }
    return items;
  }
}
