package dev.querytool.guard;

import java.util.Set;

/** What the rules on tokens must know of SQLite. */
final class SqliteTokens implements EngineTokens {

  /** Words that SQLite never takes for a name unless they are quoted. */
  private static final Set<String> RESERVED =
      Set.of(
          "ALL",
          "AND",
          "AS",
          "BETWEEN",
          "CASE",
          "DISTINCT",
          "ELSE",
          "ESCAPE",
          "EXCEPT",
          "EXISTS",
          "FROM",
          "HAVING",
          "IN",
          "INTERSECT",
          "IS",
          "JOIN",
          "LIMIT",
          "NOT",
          "ON",
          "OR",
          "SELECT",
          "THEN",
          "UNION",
          "USING",
          "VALUES",
          "WHEN",
          "WHERE");

  /** Operators spelled as words, before which an operand may have ended, and OFFSET. */
  private static final Set<String> OPERATORS = Set.of("OFFSET", "LIKE", "GLOB", "REGEXP", "MATCH");

  private static final Set<String> SET_OPERATORS = Set.of("UNION", "EXCEPT", "INTERSECT");

  private static final Set<String> BEFORE_NAMES = Set.of("AS", "FROM", "JOIN", "WITH", "RECURSIVE");

  private static final Set<String> SYSTEM_TABLES =
      Set.of(
          "DBSTAT",
          "BYTECODE",
          "TABLES_USED",
          "FTS3TOKENIZE",
          "FTS4AUX",
          "FTS5VOCAB",
          "CARRAY",
          "FSDIR",
          "ZIPFILE",
          "GENERATE_SERIES");

  @Override
  public boolean isGrammar(StatementTokens statement, int at) {
    String word = statement.word(at);
    return switch (word) {
      case "CAST" -> true;
      case "BY" ->
          statement.word(at - 1, "GROUP")
              || statement.word(at - 1, "ORDER")
              || statement.word(at - 1, "PARTITION");
      case "FILTER", "OVER" -> statement.sign(at - 1, ")");
      case "GROUP" -> statement.word(at - 1, "WITHIN");
      case "MATERIALIZED" -> statement.word(at - 1, "AS") || statement.word(at - 1, "NOT");
      default -> OPERATORS.contains(word) ? operatorPlace(statement, at) : RESERVED.contains(word);
    };
  }

  @Override
  public boolean takesText(StatementTokens statement, int word) {
    String before = statement.word(word);
    return Openers.contains(before)
        || OPERATORS.contains(before)
        || before.equals("NOT")
        || before.equals("IS");
  }

  @Override
  public boolean isSystemName(StatementTokens statement, int at, FunctionList functions) {
    Token token = statement.token(at);
    boolean word = token.kind() == Token.Kind.WORD;
    String name = word ? statement.word(at) : Characters.upper(token.value());
    boolean called = word && statement.sign(at + 1, "(") && functions.computes(name);
    return (name.startsWith("SQLITE_") && !called)
        || name.startsWith("PRAGMA_")
        || (statement.places().table(at) && SYSTEM_TABLES.contains(name));
  }

  /**
   * The operators REGEXP and MATCH call functions of these names, and no brackets stand around a
   * whole query or the part of a set operation.
   */
  @Override
  public void checkOthers(StatementTokens statement, FunctionList functions) {
    for (int at = 0; at < statement.size(); at++) {
      refuseBracketedQuery(statement, at);
      boolean calls = statement.word(at, "REGEXP") || statement.word(at, "MATCH");
      Token token = statement.token(at);
      if (calls && operatorPlace(statement, at) && !functions.computes(token.text())) {
        throw functions.unknown(
            token, "The operator " + token.text() + " calls a function that is not known.");
      }
    }
  }

  private static void refuseBracketedQuery(StatementTokens statement, int at) {
    if (statement.sign(at, "(")
        && (at == 0
            || SET_OPERATORS.contains(statement.word(at - 1))
            || (statement.word(at - 1, "ALL") && statement.word(at - 2, "UNION"))
            || statement.sign(at - 1, ")"))) {
      throw GuardRule.SYNTAX.at(
          statement.token(at), "SQLite takes no brackets around a query that starts here.");
    }
  }

  private static boolean namesFollow(String word) {
    return Openers.contains(word) || BEFORE_NAMES.contains(word);
  }

  /** Tells whether an operand ends before a word, so that SQLite reads it as an operator. */
  static boolean operatorPlace(StatementTokens statement, int at) {
    if (at == 0) {
      return false;
    }
    Token before = statement.token(at - 1);
    if (statement.word(at - 1, "NOT")) {
      return operatorPlace(statement, at - 1);
    }
    return switch (before.kind()) {
      case OPERATOR -> false;
      case PUNCTUATION -> before.isSign(")");
      case WORD -> !namesFollow(statement.word(at - 1));
      default -> true;
    };
  }
}
