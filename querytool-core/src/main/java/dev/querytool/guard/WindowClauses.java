package dev.querytool.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which WINDOW belongs to the query in which an OVER stands. */
final class WindowClauses {

  private static final Set<String> SET_OPERATORS = Set.of("UNION", "EXCEPT", "INTERSECT");
  private static final Set<String> STARTS = Set.of("SELECT", "WITH", "VALUES");
  private static final int NONE = -1;

  private final Map<Integer, Integer> queries = new HashMap<>();
  private final Map<Integer, Integer> clauses = new HashMap<>();
  private final Deque<Integer> around = new ArrayDeque<>();
  private int queriesSeen;

  private WindowClauses() {
    around.push(queriesSeen);
  }

  /** Finds the clauses of a list of tokens whose brackets are paired. */
  static WindowClauses of(List<Token> tokens, KeyWords words) {
    WindowClauses clauses = new WindowClauses();
    for (int at = 0; at < tokens.size(); at++) {
      clauses.take(tokens.get(at), words, at);
    }
    return clauses;
  }

  private void take(Token token, KeyWords words, int at) {
    if (token.isSign("(") || token.isSign("[")) {
      around.push(STARTS.contains(words.at(at + 1)) ? ++queriesSeen : around.element());
    } else if (token.isSign(")") || token.isSign("]")) {
      around.pop();
    } else if (SET_OPERATORS.contains(words.at(at))) {
      around.pop();
      around.push(++queriesSeen);
    } else if (words.at(at, "OVER")) {
      queries.put(at, around.element());
    } else if (words.at(at, "WINDOW") && words.at(at + 2, "AS")) {
      clauses.putIfAbsent(around.element(), at);
    }
  }

  /** Returns the WINDOW for an OVER, by their places; -1 if its query has none. */
  int of(int over) {
    return clauses.getOrDefault(queries.getOrDefault(over, NONE), NONE);
  }
}
