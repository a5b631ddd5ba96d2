package dev.querytool.guard;

import java.util.List;

/**
 * Bounds the length of chains of operators, joins and set operations, into which parsers and
 * engines descend term by term.
 */
final class Chains {

  static final int MAX_TERMS = 1_000;

  private final int[] logical = new int[Brackets.MAX_DEPTH + 1];
  private final int[] operators = new int[Brackets.MAX_DEPTH + 1];
  private final int[] sets = new int[Brackets.MAX_DEPTH + 1];
  private int depth;

  private Chains() {}

  /** Refuses tokens with a chain of more terms than allowed; brackets have been bounded before. */
  static void check(List<Token> tokens) {
    Chains chains = new Chains();
    for (Token token : tokens) {
      chains.take(token);
    }
  }

  private void take(Token token) {
    switch (token.kind()) {
      case PUNCTUATION -> takePunctuation(token);
      case OPERATOR -> count(operators, token);
      case WORD -> takeWord(token);
      default -> {}
    }
  }

  private void takePunctuation(Token token) {
    switch (token.text()) {
      case "(", "[" -> {
        depth++;
        sets[depth] = 0;
        startChain();
      }
      case ")", "]" -> depth--;
      case "." -> count(operators, token);
      default -> startChain();
    }
  }

  private void takeWord(Token token) {
    switch (token.word()) {
      case "AND", "OR" -> {
        operators[depth] = 0;
        count(logical, token);
      }
      case "NOT", "COLLATE", "IS", "ISNULL", "NOTNULL", "LIKE", "GLOB", "IN", "BETWEEN" ->
          count(operators, token);
      case "JOIN", "UNION", "EXCEPT", "INTERSECT" -> count(sets, token);
      case "SELECT", "WHERE", "GROUP", "HAVING", "ORDER", "ON", "WHEN", "THEN", "ELSE" ->
          startChain();
      default -> {}
    }
  }

  private void startChain() {
    logical[depth] = 0;
    operators[depth] = 0;
  }

  private void count(int[] chain, Token token) {
    if (++chain[depth] >= MAX_TERMS) {
      throw GuardRule.CHAIN.at(token, "A chain has more than " + MAX_TERMS + " terms here.");
    }
  }
}
