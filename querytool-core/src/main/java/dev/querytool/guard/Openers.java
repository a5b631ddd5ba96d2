package dev.querytool.guard;

import java.util.Set;

/** Words after which an operand begins, in every engine's grammar. */
final class Openers {

  private static final Set<String> WORDS =
      Set.of(
          "ALL",
          "AND",
          "BETWEEN",
          "BY",
          "CASE",
          "DISTINCT",
          "ELSE",
          "ESCAPE",
          "HAVING",
          "LIMIT",
          "ON",
          "OR",
          "SELECT",
          "THEN",
          "WHEN",
          "WHERE");

  private static final Set<String> CLAUSES =
      Set.of("SELECT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "UNION");

  private Openers() {}

  /** Tells whether a word, given in upper case, starts a clause of a query. */
  static boolean endsClause(String word) {
    return CLAUSES.contains(word);
  }

  /** Tells whether a word, given in upper case, is followed by an operand. */
  static boolean contains(String word) {
    return WORDS.contains(word);
  }
}
