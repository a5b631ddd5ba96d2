package dev.querytool.guard;

import java.util.Set;

/**
 * Holds the parsed statement against the tokens: as many queries, parameters and strings, and every
 * name of the text in exactly one node. What the parser drops, or hides in a text of its own, shows
 * here.
 */
final class TreeCoverage {

  /** Words of the grammar, which stand in no node as a name. */
  private static final Set<String> GRAMMAR =
      Set.of(
          "ALL",
          "AND",
          "AS",
          "ASC",
          "BETWEEN",
          "BY",
          "CASE",
          "CAST",
          "COLLATE",
          "CROSS",
          "CURRENT",
          "CURRENT_DATE",
          "CURRENT_TIME",
          "CURRENT_TIMESTAMP",
          "DESC",
          "DISTINCT",
          "ELSE",
          "END",
          "ESCAPE",
          "EXCEPT",
          "EXCLUDE",
          "EXISTS",
          "FALSE",
          "FILTER",
          "FIRST",
          "FOLLOWING",
          "FROM",
          "FULL",
          "GROUP",
          "GROUPS",
          "HAVING",
          "IN",
          "INNER",
          "INTERSECT",
          "IS",
          "ISNULL",
          "JOIN",
          "LAST",
          "LEFT",
          "LIKE",
          "LIMIT",
          "MATERIALIZED",
          "NATURAL",
          "NO",
          "NOT",
          "NOTNULL",
          "NULL",
          "NULLS",
          "OFFSET",
          "ON",
          "OR",
          "ORDER",
          "OTHERS",
          "OUTER",
          "OVER",
          "PARTITION",
          "PRECEDING",
          "RANGE",
          "RECURSIVE",
          "RIGHT",
          "ROW",
          "ROWS",
          "SELECT",
          "THEN",
          "TIES",
          "TRUE",
          "UNBOUNDED",
          "UNION",
          "USING",
          "VALUES",
          "WHEN",
          "WHERE",
          "WINDOW",
          "WITH");

  private TreeCoverage() {}

  /**
   * Compares a walk with the text.
   *
   * @throws Refusal if they differ
   */
  static void check(WalkedTree tree, TokenIndex tokens, BuiltInNames builtIns) {
    int queries = 0;
    int parameters = 0;
    int strings = 0;
    for (Token token : tokens.tokens()) {
      queries += token.isWord("SELECT") || token.isWord("VALUES") ? 1 : 0;
      parameters += token.kind() == Token.Kind.PARAMETER ? 1 : 0;
      strings += token.kind() == Token.Kind.STRING ? 1 : 0;
    }
    require(queries == tree.queries(), "queries");
    require(parameters == tree.parameters(), "parameters");
    require(strings == tree.strings(), "texts");
    for (int spelling = 0; spelling < tokens.spellings(); spelling++) {
      int more = tokens.count(spelling) - tree.claims().of(spelling);
      if (more != 0) {
        requireGrammar(tokens.spelled(spelling), more, builtIns);
      }
    }
  }

  private static void requireGrammar(Token name, int more, BuiltInNames builtIns) {
    boolean grammar = GRAMMAR.contains(name.word()) || builtIns.isGrammar(name.word());
    if (!grammar || more < 0) {
      throw GuardRule.TREE_MISMATCH.refusal(
          "The name " + name.text() + " was read differently from how the text has it.");
    }
  }

  private static void require(boolean same, String what) {
    if (!same) {
      throw GuardRule.TREE_MISMATCH.refusal(
          "The number of " + what + " read differs from the text's.");
    }
  }
}
