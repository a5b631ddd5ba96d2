package dev.querytool.guard;

import java.util.Set;

/** What the rules on tokens must know of PostgreSQL. */
final class PostgresTokens implements EngineTokens {

  /** Words that PostgreSQL never takes for the name of a function before a bracket. */
  private static final Set<String> NEVER_CALLED =
      Set.of(
          """
          ALL AND ANY ARRAY AS ASYMMETRIC BETWEEN CASE CAST DISTINCT ELSE EXCEPT EXISTS FOR FROM
          HAVING IN INTERSECT LATERAL LIMIT NOT OFFSET ON OR PLACING ROW SELECT SOME SYMMETRIC THEN
          UNION USING VALUES WHEN WHERE
          """
              .strip()
              .split("\\s+"));

  private static final int LONGEST_PATTERN = 200;

  /** Functions in FROM whose columns are written with their types behind an alias. */
  private static final Set<String> RECORDS =
      Set.of("JSON_TO_RECORD", "JSON_TO_RECORDSET", "JSONB_TO_RECORD", "JSONB_TO_RECORDSET");

  private static final Set<String> BEFORE_TEXT =
      Set.of(
          """
          ANY ASYMMETRIC BOTH FOR FROM IN INTERVAL LEADING NOT OFFSET PLACING
          SOME SYMMETRIC TO TRAILING VARIADIC
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
      case "LIKE", "ILIKE", "ESCAPE", "OVERLAPS", "SIMILAR" -> operandBefore(statement, at);
      case "TO" -> statement.word(at - 1, "SIMILAR") && operandBefore(statement, at - 1);
      case "ZONE" -> statement.word(at - 1, "TIME") && statement.word(at - 2, "AT");
      case "FIRST", "NEXT" -> statement.word(at - 1, "FETCH");
      case "ONLY" -> statement.places().table(at);
      case "OPERATOR" -> endOfOperator(statement, at) > 0;
      case "SYSTEM", "BERNOULLI", "REPEATABLE" -> isOfSample(statement, at);
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
      case PUNCTUATION ->
          statement.sign(at - 1, "]")
              || (statement.sign(at - 1, ")")
                  && !closesOperator(statement, at - 1)
                  && !closesDistinct(statement, at - 1));
      case WORD ->
          PostgresWords.value(statement.word(at - 1))
              || (!PostgresWords.grammar(statement.word(at - 1))
                  && !new PostgresJson(statement).isComma(at - 1));
      default -> true;
    };
  }

  /** Tells whether no value can have ended before an operator, so that one begins behind it. */
  static boolean startsOperand(StatementTokens statement, int at) {
    Token before = statement.token(at - 1);
    return switch (before.kind()) {
      case OPERATOR -> !before.isSign("*");
      case PUNCTUATION ->
          !before.isSign("]") && (!before.isSign(")") || closesOperator(statement, at - 1));
      case WORD ->
          PostgresWords.reserved(statement.word(at - 1))
              && !PostgresWords.value(statement.word(at - 1));
      default -> false;
    };
  }

  /** Tells whether an asterisk stands behind a table: with its children, as without it. */
  static boolean isChildren(StatementTokens statement, int at) {
    return statement.sign(at, "*")
        && statement.name(at - 1)
        && statement.places().table(at - 1)
        && !PostgresWords.reserved(statement.word(at - 1));
  }

  /**
   * Returns where the bracket of {@code OPERATOR(pg_catalog.+)} closes; 0 if this is none of
   * PostgreSQL's own operators.
   */
  static int endOfOperator(StatementTokens statement, int at) {
    boolean named =
        statement.sign(at + 1, "(")
            && statement.word(at + 2, "PG_CATALOG")
            && statement.sign(at + 3, ".")
            && at + 4 < statement.size()
            && statement.token(at + 4).kind() == Token.Kind.OPERATOR
            && statement.sign(at + 5, ")");
    return named ? at + 5 : 0;
  }

  /** Tells whether USING stands before an operator by which ORDER BY sorts. */
  static boolean ordersBy(StatementTokens statement, int at) {
    return statement.word(at, "USING")
        && (statement.sign(at + 1, "<") || statement.sign(at + 1, ">"));
  }

  /** Returns where TABLESAMPLE ends: behind a method of PostgreSQL's own and its numbers. */
  static int endOfSample(StatementTokens statement, int at) {
    int end = endOfNumber(statement, at + 2);
    return statement.word(end + 1, "REPEATABLE") ? endOfNumber(statement, end + 2) : end;
  }

  private static int endOfNumber(StatementTokens statement, int open) {
    boolean number =
        statement.sign(open, "(")
            && open + 1 < statement.size()
            && statement.token(open + 1).kind() == Token.Kind.NUMBER
            && statement.sign(open + 2, ")");
    if (!number) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          statement.token(Math.min(open, statement.size() - 1)),
          "TABLESAMPLE stands before SYSTEM or BERNOULLI and a number in brackets.");
    }
    return open + 2;
  }

  private static boolean isOfSample(StatementTokens statement, int at) {
    return statement.word(at, "REPEATABLE")
        ? statement.sign(at - 1, ")") && statement.word(at - 5, "TABLESAMPLE")
        : statement.word(at - 1, "TABLESAMPLE");
  }

  private static boolean startsTerm(StatementTokens statement, int at) {
    return statement.word(at - 1, "BY")
        || statement.sign(at - 1, ",")
        || statement.sign(at - 1, "(")
        || quantifiesGroups(statement, at - 1);
  }

  /** Tells whether a word says how often a group is shown that several terms make. */
  static boolean quantifiesGroups(StatementTokens statement, int at) {
    return (statement.word(at, "ALL") || statement.word(at, "DISTINCT"))
        && statement.word(at - 1, "BY")
        && statement.word(at - 2, "GROUP");
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
        || definesColumns(statement, at)
        || new PostgresJson(statement).isType(at)
        || statement.sign(at - 1, "::")
        || (statement.sign(at - 2, "::") && statement.name(at - 1));
  }

  @Override
  public boolean startsColumnNames(StatementTokens statement, int open) {
    return statement.places().columnList(open)
        || statement.places().aliasColumns(open)
        || startsDefinitions(statement, open);
  }

  /** Tells whether a type stands in the list of columns that a record is to have. */
  static boolean definesColumns(StatementTokens statement, int at) {
    int open = statement.brackets().around(at);
    return open > 0
        && startsDefinitions(statement, open)
        && at > open + 1
        && !statement.sign(at - 1, ",");
  }

  /** Tells whether an opening bracket starts the columns of a record behind its alias. */
  private static boolean startsDefinitions(StatementTokens statement, int open) {
    int close = statement.word(open - 2, "AS") ? open - 3 : open - 2;
    if (!statement.sign(open, "(") || !statement.name(open - 1) || !statement.sign(close, ")")) {
      return false;
    }
    int call = statement.brackets().partner(close) - 1;
    return call > 0 && RECORDS.contains(statement.word(call)) && statement.places().table(call);
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
    // A word that could name a type takes a text for its literal, unless it is surely grammar.
    return switch (statement.word(word)) {
      case "BY" -> isGrammar(statement, word);
      case "ESCAPE" -> escapes(statement, word);
      case "IS", "LIKE", "ILIKE", "SIMILAR" -> operandBefore(statement, word);
      case "ZONE" -> isGrammar(statement, word);
      default ->
          Openers.contains(statement.word(word))
              || BEFORE_TEXT.contains(statement.word(word))
              || new PostgresJson(statement).isComma(word);
    };
  }

  @Override
  public boolean isSystemName(StatementTokens statement, int at, FunctionList functions) {
    String name = statement.token(at).value();
    boolean ofEngine = name.startsWith("pg_") || name.equals("information_schema");
    if (!ofEngine
        || (statement.sign(at - 1, "(") && endOfOperator(statement, at - 2) > 0)
        || statement.word(at - 1, "COLLATE")) {
      return false;
    }
    boolean called = statement.sign(at + 1, "(");
    boolean table = statement.places().table(at) && !called;
    boolean qualifier = statement.sign(at + 1, ".");
    boolean ofFunction = name.equals("pg_catalog") && qualifier && statement.sign(at + 3, "(");
    return !ofFunction && (table || qualifier);
  }

  @Override
  public boolean endsOperator(StatementTokens statement, int close) {
    return closesOperator(statement, close);
  }

  private static boolean closesOperator(StatementTokens statement, int close) {
    return close > 4
        && statement.word(close - 5, "OPERATOR")
        && endOfOperator(statement, close - 5) == close;
  }

  private static boolean closesDistinct(StatementTokens statement, int close) {
    int open = statement.brackets().partner(close);
    return statement.word(open - 1, "ON") && statement.word(open - 2, "DISTINCT");
  }

  /** Tells whether ESCAPE follows the pattern of LIKE or SIMILAR TO, rather than being a name. */
  static boolean escapes(StatementTokens statement, int at) {
    int around = statement.brackets().around(at);
    int first = operandBefore(statement, at) ? Math.max(around + 1, at - LONGEST_PATTERN) : at;
    for (int before = at - 1; before >= first; before--) {
      String word = statement.word(before);
      if (statement.brackets().around(before) == around) {
        if (word.equals("LIKE") || word.equals("ILIKE") || word.equals("SIMILAR")) {
          return true;
        }
        if (statement.sign(before, ",") || Openers.contains(word)) {
          return false;
        }
      }
    }
    return false;
  }

  @Override
  public boolean computes(StatementTokens statement, int at) {
    return new PostgresJson(statement).returns(at);
  }

  /** The parser is given names without dots. */
  @Override
  public boolean readsDots() {
    return true;
  }

  @Override
  public void checkOthers(StatementTokens statement, FunctionList functions) {
    new PostgresSyntaxChecks(statement).check();
  }

  /** Tells whether {@code =>} or {@code :=} stands behind the name of an argument. */
  static boolean namesArgument(StatementTokens statement, int at) {
    int open = statement.brackets().around(at);
    return statement.name(at - 1)
        && (statement.sign(at - 2, "(") || statement.sign(at - 2, ","))
        && open > 0
        && statement.sign(open, "(")
        && statement.name(open - 1)
        && !PostgresWords.reserved(statement.word(open - 1));
  }
}
