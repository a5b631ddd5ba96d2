package dev.querytool.guard;

import java.util.Set;

/** What the rules on tokens must know of PostgreSQL. */
final class PostgresTokens implements EngineTokens {

  /** Words that PostgreSQL never takes for the name of a function before a bracket. */
  private static final Set<String> NEVER_CALLED =
      Set.of(
          """
          ALL AND ANY ARRAY AS ASYMMETRIC BETWEEN CASE CAST DISTINCT ELSE EXCEPT EXISTS FROM HAVING
          IN INTERSECT LATERAL LIMIT NOT OFFSET ON OR ROW SELECT SOME SYMMETRIC THEN UNION USING
          VALUES WHEN WHERE
          """
              .strip()
              .split("\\s+"));

  /** The operators that parser and engine cut from a text alike. */
  private static final Set<String> OPERATORS =
      Set.of(
          """
          + - * / % ^ < > = <= >= <> != || -> ->> #> #>> @> <@ ~ ~* !~ !~* && @@ & | # << >> :: :
          """
              .strip()
              .split("\\s+"));

  private static final Set<String> BEFORE_TEXT =
      Set.of(
          """
          ANY ASYMMETRIC BOTH FOR FROM ILIKE IN INTERVAL IS LEADING LIKE NOT OFFSET PLACING
          SOME SYMMETRIC TO TRAILING ZONE
          """
              .strip()
              .split("\\s+"));

  @Override
  public boolean isGrammar(StatementTokens statement, int at) {
    String word = statement.word(at);
    return switch (word) {
      case "BY" ->
          statement.word(at - 1, "GROUP")
              || statement.word(at - 1, "ORDER")
              || statement.word(at - 1, "PARTITION");
      case "FILTER", "OVER" -> statement.sign(at - 1, ")");
      case "GROUP" -> statement.word(at - 1, "WITHIN");
      case "JOIN" -> statement.places().table(at + 1) && !statement.places().table(at);
      case "MATERIALIZED" ->
          statement.word(at - 1, "AS")
              || (statement.word(at - 1, "NOT") && statement.word(at - 2, "AS"));
      case "LIKE", "ILIKE", "ESCAPE", "OVERLAPS" -> operandBefore(statement, at);
      case "TO" -> statement.word(at - 1, "SIMILAR") && operandBefore(statement, at - 1);
      case "ZONE" -> statement.word(at - 1, "TIME") && statement.word(at - 2, "AT");
      case "FIRST", "NEXT" -> statement.word(at - 1, "FETCH");
      case "CUBE", "ROLLUP" -> startsTerm(statement, at) && groups(statement, at);
      case "SETS" -> statement.word(at - 1, "GROUPING") && groups(statement, at - 1);
      default -> NEVER_CALLED.contains(word);
    };
  }

  /** Tells whether an operand ends before a word that may be an operator. */
  static boolean operandBefore(StatementTokens statement, int at) {
    if (at == 0) {
      return false;
    }
    if (statement.word(at - 1, "NOT")) {
      return operandBefore(statement, at - 1);
    }
    return switch (statement.token(at - 1).kind()) {
      case OPERATOR -> false;
      case PUNCTUATION -> statement.sign(at - 1, ")") || statement.sign(at - 1, "]");
      case WORD -> !PostgresWords.grammar(statement.word(at - 1));
      default -> true;
    };
  }

  private static boolean startsTerm(StatementTokens statement, int at) {
    return statement.word(at - 1, "BY")
        || statement.sign(at - 1, ",")
        || statement.sign(at - 1, "(");
  }

  /** Tells whether a word stands among the terms of GROUP BY, where CUBE is no function. */
  private static boolean groups(StatementTokens statement, int at) {
    int around = statement.brackets().around(at);
    if (around > 0 && statement.word(around - 1, "SETS")) {
      return statement.word(around - 2, "GROUPING") && groups(statement, around - 2);
    }
    for (int before = at - 1; before > around; before--) {
      if (statement.brackets().around(before) == around) {
        if (isGroupedCall(statement, before)) {
          return true;
        }
        if (statement.word(before, "BY")) {
          return statement.word(before - 1, "GROUP");
        }
        if (Openers.endsClause(statement.word(before))) {
          return false;
        }
      }
    }
    return false;
  }

  /** Each call is judged in turn, so an earlier one that stood elsewhere has been refused. */
  private static boolean isGroupedCall(StatementTokens statement, int at) {
    return (statement.word(at, "CUBE") || statement.word(at, "ROLLUP"))
        && statement.sign(at + 1, "(");
  }

  @Override
  public boolean isType(StatementTokens statement, int at) {
    return statement.places().type(at)
        || statement.sign(at - 1, "::")
        || (statement.sign(at - 2, "::") && statement.name(at - 1));
  }

  @Override
  public boolean startsColumnNames(StatementTokens statement, int open) {
    return statement.places().columnList(open) || statement.places().aliasColumns(open);
  }

  @Override
  public boolean mayQualify(StatementTokens statement, int at) {
    return statement.token(at - 2).value().equals("pg_catalog") && !statement.sign(at - 3, ".");
  }

  @Override
  public boolean partsArguments(StatementTokens statement, int in) {
    int open = statement.brackets().around(in);
    return open > 0 && statement.sign(open, "(") && statement.word(open - 1, "POSITION");
  }

  @Override
  public boolean takesText(StatementTokens statement, int word) {
    String before = statement.word(word);
    return Openers.contains(before) || BEFORE_TEXT.contains(before);
  }

  @Override
  public boolean isSystemName(StatementTokens statement, int at, FunctionList functions) {
    String name = statement.token(at).value();
    boolean called = statement.sign(at + 1, "(");
    boolean table = statement.places().table(at) && !called;
    boolean qualifier = statement.sign(at + 1, ".");
    boolean ofFunction = name.equals("pg_catalog") && qualifier && statement.sign(at + 3, "(");
    return !ofFunction
        && (table || qualifier)
        && (name.startsWith("pg_") || name.equals("information_schema"));
  }

  @Override
  public void checkOthers(StatementTokens statement, FunctionList functions) {
    for (int at = 0; at < statement.size(); at++) {
      Token token = statement.token(at);
      if (token.kind() == Token.Kind.OPERATOR) {
        checkOperator(statement, at);
      } else if (token.isSign("[")) {
        checkSquare(statement, at);
      } else if (statement.word(at, "ONLY") && !limits(statement.word(at - 1))) {
        throw GuardRule.UNSUPPORTED_SYNTAX.at(token, "ONLY is not read before a table.");
      } else if (statement.word(at, "TABLESAMPLE")) {
        throw GuardRule.UNSUPPORTED_SYNTAX.at(token, "TABLESAMPLE is not read.");
      }
    }
  }

  /** An opening square bracket stands behind ARRAY, a value, or within another. */
  private static void checkSquare(StatementTokens statement, int at) {
    int around = statement.brackets().around(at);
    boolean nested =
        around >= 0
            && statement.sign(around, "[")
            && (statement.sign(at - 1, "[") || statement.sign(at - 1, ","));
    boolean behind = statement.sign(at - 1, ")") || statement.sign(at - 1, "]");
    if (!nested && !behind && !statement.name(at - 1)) {
      throw GuardRule.TOKEN.at(statement.token(at), "No array starts with [ here.");
    }
  }

  private static boolean limits(String before) {
    return before.equals("ROWS") || before.equals("ROW");
  }

  private static void checkOperator(StatementTokens statement, int at) {
    Token token = statement.token(at);
    if (token.text().startsWith("`")) {
      throw Refusal.at(
          token,
          GuardRule.UNSUPPORTED_SYNTAX.id(),
          "Backticks quote nothing in PostgreSQL.",
          "Put a name in double quotes.");
    }
    if (!OPERATORS.contains(token.text())) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          token, "The operator " + token.text() + " is not read.");
    }
    int around = statement.brackets().around(at);
    if (token.isSign(":") && (around < 0 || !statement.sign(around, "["))) {
      throw GuardRule.TOKEN.at(token, "A colon stands here without a name.");
    }
  }
}
