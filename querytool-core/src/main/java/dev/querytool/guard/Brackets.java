package dev.querytool.guard;

import java.util.List;

/**
 * Which bracket closes which, in a list of tokens. Nesting is bounded; square ones and CASE ... END
 * nest like round ones.
 */
final class Brackets {

  static final int MAX_DEPTH = 64;

  private static final int NONE = -1;

  private final int[] around;
  private final int[] partner;

  private Brackets(int size) {
    around = new int[size];
    partner = new int[size];
  }

  /** Pairs the brackets; refuses those that are nested too deep or have no partner. */
  static Brackets of(List<Token> tokens) {
    Brackets brackets = new Brackets(tokens.size());
    int[] open = new int[MAX_DEPTH];
    int depth = 0;
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      if (!mayNest(token)) {
        brackets.around[at] = depth == 0 ? NONE : open[depth - 1];
        continue;
      }
      if (token.isSign(")") || token.isSign("]")) {
        while (depth > 0 && tokens.get(open[depth - 1]).isWord("CASE")) {
          depth--;
        }
        if (depth == 0 || !tokens.get(open[depth - 1]).isSign(token.isSign(")") ? "(" : "[")) {
          throw GuardRule.SYNTAX.at(token, "A bracket is closed here that was never opened.");
        }
        depth--;
        brackets.pair(open[depth], at);
      }
      brackets.around[at] = depth == 0 ? NONE : open[depth - 1];
      if (token.isSign("(") || token.isSign("[") || token.isWord("CASE")) {
        if (depth == MAX_DEPTH) {
          throw GuardRule.DEPTH.at(token, "Brackets are nested deeper than " + MAX_DEPTH + ".");
        }
        open[depth++] = at;
      } else if (token.isWord("END") && depth > 0 && tokens.get(open[depth - 1]).isWord("CASE")) {
        depth--;
      }
    }
    brackets.refuseOpen(tokens, open, depth);
    return brackets;
  }

  /** Returns 1 for punctuation that opens a bracket, -1 for what closes one, and 0 for the rest. */
  static int step(Token punctuation) {
    return switch (punctuation.text()) {
      case "(", "[" -> 1;
      case ")", "]" -> -1;
      default -> 0;
    };
  }

  private static boolean mayNest(Token token) {
    return switch (token.kind()) {
      case PUNCTUATION -> !token.text().equals(",") && !token.text().equals(".");
      case WORD -> token.isWord("CASE") || token.isWord("END");
      default -> false;
    };
  }

  private void pair(int open, int close) {
    partner[open] = close;
    partner[close] = open;
  }

  private void refuseOpen(List<Token> tokens, int[] open, int depth) {
    for (int level = depth - 1; level >= 0; level--) {
      if (!tokens.get(open[level]).isWord("CASE")) {
        throw GuardRule.SYNTAX.at(
            tokens.get(open[level]), "The bracket that is opened here is never closed.");
      }
    }
  }

  /** Returns the index of the bracket or CASE that a token stands in; -1 if in none. */
  int around(int index) {
    return around[index];
  }

  /** Returns the index of the other bracket of a pair. */
  int partner(int index) {
    return partner[index];
  }
}
