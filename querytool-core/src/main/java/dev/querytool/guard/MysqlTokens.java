package dev.querytool.guard;

import java.util.Set;

/** What the rules on tokens must know of MySQL and MariaDB. */
final class MysqlTokens implements EngineTokens {

  /** Words before a bracket that are no names, wherever they stand. */
  private static final Set<String> GRAMMAR =
      MysqlWords.words(
          """
          ALL AND AS BETWEEN CASE CAST DISTINCT DIV ELSE EXCEPT EXISTS FROM HAVING IN INTERSECT IS
          JOIN LATERAL LIKE LIMIT NOT ON OR REGEXP RLIKE SELECT STRAIGHT_JOIN THEN UNION USING
          VALUES WHEN WHERE XOR
          """);

  /** Reserved words that may stand in a statement that is read; others stand as calls only. */
  private static final Set<String> READ =
      MysqlWords.words(
          """
          ALL AND AS ASC BETWEEN BOTH BY CASE COLLATE CROSS CURRENT_DATE CURRENT_TIME
          CURRENT_TIMESTAMP DESC DISTINCT DIV ELSE EXCEPT EXISTS FALSE FROM GROUP HAVING IN INNER
          INTERSECT INTERVAL IS JOIN LATERAL LEADING LEFT LIKE LIMIT NATURAL NOT NULL OF OFFSET ON OR
          ORDER OUTER OVER PARTITION RANGE RECURSIVE REGEXP RIGHT RLIKE ROW ROWS SELECT SEPARATOR
          STRAIGHT_JOIN THEN TRAILING TRUE UNION USING VALUES WHEN WHERE WINDOW WITH XOR
          """);

  private static final Set<String> BEFORE_TEXT =
      MysqlWords.words(
          """
          LIKE REGEXP RLIKE NOT IS DIV XOR INTERVAL SEPARATOR DATE TIME TIMESTAMP BOTH LEADING
          TRAILING
          """);

  private static final Set<String> HINTS =
      MysqlWords.words(
          """
          USE FORCE IGNORE HIGH_PRIORITY SQL_BIG_RESULT SQL_BUFFER_RESULT SQL_CACHE
          SQL_CALC_FOUND_ROWS SQL_NO_CACHE SQL_SMALL_RESULT
          """);

  private final MysqlWords words;

  MysqlTokens(MysqlWords words) {
    this.words = words;
  }

  @Override
  public boolean isGrammar(StatementTokens statement, int at) {
    String word = statement.word(at);
    return switch (word) {
      case "BY" ->
          statement.word(at - 1, "GROUP")
              || statement.word(at - 1, "ORDER")
              || statement.word(at - 1, "PARTITION");
      case "OVER" -> statement.sign(at - 1, ")");
      case "GROUP" -> !words.arrows() && statement.word(at - 1, "WITHIN");
      case "ANY", "SOME" -> comparison(statement, at - 1) && query(statement, at + 2);
      case "MATCH" -> statement.word(statement.brackets().partner(at + 1) + 1, "AGAINST");
      case "AGAINST" -> statement.sign(at - 1, ")");
      case "OF" -> statement.word(at - 1, "MEMBER");
      case "ROLLUP" -> words.arrows() && rolledUp(statement, at);
      case "PARTITION" -> MysqlPartitions.startAt(statement, at);
      case "INDEX", "KEY" -> HINTS.contains(statement.word(at - 1));
      default -> GRAMMAR.contains(word);
    };
  }

  /** MySQL reads GROUP BY ROLLUP (a, b) like GROUP BY a, b WITH ROLLUP. */
  private static boolean rolledUp(StatementTokens statement, int at) {
    return statement.word(at - 1, "BY") && statement.word(at - 2, "GROUP");
  }

  /** INSERT(text, place, length, other) and JSON_VALUE(value, path RETURNING type) only compute. */
  @Override
  public boolean computes(StatementTokens statement, int at) {
    return switch (statement.word(at)) {
      case "INSERT" -> at > 0 && statement.sign(at + 1, "(");
      case "RETURNING" -> statement.word(opening(statement, at) - 1, "JSON_VALUE");
      default -> false;
    };
  }

  private static int opening(StatementTokens statement, int from) {
    int at = from;
    while (at >= 0 && !statement.sign(at, "(")) {
      at = statement.sign(at, ")") ? statement.brackets().partner(at) - 1 : at - 1;
    }
    return at;
  }

  private static boolean comparison(StatementTokens statement, int at) {
    return at >= 0 && statement.token(at).kind() == Token.Kind.OPERATOR;
  }

  private static boolean query(StatementTokens statement, int at) {
    return statement.word(at, "SELECT") || statement.word(at, "WITH");
  }

  @Override
  public boolean takesText(StatementTokens statement, int word) {
    String before = statement.word(word);
    return Openers.contains(before)
        || BEFORE_TEXT.contains(before)
        || (before.equals("FROM") && parted(statement, word))
        || (before.equals("IN") && argument(statement, word, "POSITION"))
        || (before.equals("DEFAULT") && argument(statement, word, "JSON_VALUE"));
  }

  private static boolean parted(StatementTokens statement, int from) {
    return argument(statement, from, "TRIM")
        || argument(statement, from, "EXTRACT")
        || argument(statement, from, "SUBSTRING");
  }

  @Override
  public boolean startsColumnNames(StatementTokens statement, int open) {
    return statement.places().columnList(open)
        || (words.arrows()
            && behindBracket(statement, open)
            && statement.places().aliasColumns(open));
  }

  /** Only a query in brackets gets names for its columns with its alias. */
  private static boolean behindBracket(StatementTokens statement, int open) {
    int before = statement.word(open - 2, "AS") ? open - 3 : open - 2;
    return statement.sign(before, ")");
  }

  @Override
  public boolean partsArguments(StatementTokens statement, int in) {
    return argument(statement, in, "POSITION")
        || statement.word(in + 1, "BOOLEAN")
        || statement.word(in + 1, "NATURAL");
  }

  private static boolean argument(StatementTokens statement, int at, String function) {
    int open = statement.brackets().around(at);
    return open > 0 && statement.sign(open, "(") && statement.word(open - 1, function);
  }

  @Override
  public boolean isSystemName(StatementTokens statement, int at, FunctionList functions) {
    return statement.sign(at + 1, ".") && MysqlNames.isSystem(statement.token(at).value());
  }

  @Override
  public void checkOthers(StatementTokens statement, FunctionList functions) {
    if (words.arrows()) {
      MysqlSetOperations.check(statement);
    }
    MysqlShapes.check(statement, functions);
    if (!words.arrows()) {
      MariaDbShapes.check(statement);
    }
    for (int at = 0; at < statement.size(); at++) {
      Token token = statement.token(at);
      if (statement.sign(at + 1, ".")) {
        MysqlNames.requireNoBlankBehind(token);
      }
      switch (token.kind()) {
        case WORD -> checkWord(statement, at);
        case OPERATOR -> checkOperator(statement, at);
        default -> {}
      }
    }
  }

  private void checkWord(StatementTokens statement, int at) {
    String word = statement.word(at);
    if (HINTS.contains(word) && steers(statement, at)) {
      throw GuardRule.HINT.at(statement.token(at), word + " steers the server here.");
    }
    if (words.isReserved(word) && !read(statement, at)) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          statement.token(at), "The key word " + word + " is not read here.");
    }
  }

  private static void checkOperator(StatementTokens statement, int at) {
    if (arrow(statement, at) && statement.token(at + 1).kind() != Token.Kind.STRING) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          statement.token(at), "Behind -> a path stands in quotes.");
    }
  }

  private static boolean arrow(StatementTokens statement, int at) {
    return at + 1 < statement.size() && (statement.sign(at, "->") || statement.sign(at, "->>"));
  }

  /** SQL_* are no reserved words everywhere, and modifiers all the same. */
  private boolean steers(StatementTokens statement, int at) {
    return words.isReserved(statement.word(at)) || statement.word(at - 1, "SELECT");
  }

  private boolean read(StatementTokens statement, int at) {
    String word = statement.word(at);
    return switch (word) {
      case "FOR" -> argument(statement, at, "SUBSTRING") || argument(statement, at, "SUBSTR");
      case "PARTITION" -> statement.word(at + 1, "BY") || MysqlPartitions.startAt(statement, at);
      case "FETCH" -> !words.arrows();
      case "DEFAULT", "EMPTY" -> argument(statement, at, "JSON_VALUE");
      case "CHARACTER" -> statement.word(at + 1, "SET");
      case "SET" -> statement.word(at - 1, "CHARACTER");
      case "BINARY" ->
          statement.word(at - 1, "SET")
              || statement.word(at - 1, "USING")
              || statement.places().type(at);
      default ->
          READ.contains(word)
              || statement.sign(at + 1, "(")
              || statement.places().type(at)
              || TimeUnits.UNITS.contains(word);
    };
  }
}
