package dev.querytool.guard;

import java.util.Set;

/** What the rules about tokens need to know about PostgreSQL. */
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
      case "LIKE", "ILIKE", "ESCAPE", "OVERLAPS", "SIMILAR" ->
          PostgresOperands.endBefore(statement, at);
      case "TO" ->
          statement.word(at - 1, "SIMILAR") && PostgresOperands.endBefore(statement, at - 1);
      case "ZONE" -> statement.word(at - 1, "TIME") && statement.word(at - 2, "AT");
      case "FIRST", "NEXT" -> statement.word(at - 1, "FETCH");
      case "ONLY" -> statement.places().table(at);
      case "OPERATOR" -> PostgresOperands.endOfOperator(statement, at) > 0;
      case "SYSTEM", "BERNOULLI", "REPEATABLE" -> PostgresSample.contains(statement, at);
      case "CUBE", "ROLLUP" -> PostgresGroups.isTerm(statement, at);
      case "SETS" ->
          statement.word(at - 1, "GROUPING") && PostgresGroups.contain(statement, at - 1);
      default -> NEVER_CALLED.contains(word);
    };
  }

  /** Tells whether an asterisk stands behind a table: with its children, as without it. */
  static boolean isChildren(StatementTokens statement, int at) {
    return statement.sign(at, "*")
        && statement.name(at - 1)
        && statement.places().table(at - 1)
        && !PostgresWords.reserved(statement.word(at - 1));
  }

  /** Tells whether USING stands before an operator by which ORDER BY sorts. */
  static boolean ordersBy(StatementTokens statement, int at) {
    return statement.word(at, "USING")
        && (statement.sign(at + 1, "<") || statement.sign(at + 1, ">"));
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
      case "ESCAPE" -> PostgresOperands.escapes(statement, word);
      case "IS", "LIKE", "ILIKE", "SIMILAR" -> PostgresOperands.endBefore(statement, word);
      case "DEFAULT" ->
          new PostgresJson(statement).isComma(word)
              || new PostgresTraversals(statement).contain(word);
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
        || (statement.sign(at - 1, "(") && PostgresOperands.endOfOperator(statement, at - 2) > 0)
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
    return PostgresOperands.closesOperator(statement, close);
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
