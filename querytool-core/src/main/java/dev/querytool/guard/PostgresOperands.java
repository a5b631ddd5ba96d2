package dev.querytool.guard;

/** Where values begin and end in a PostgreSQL statement, seen from the operators beside them. */
final class PostgresOperands {

  private static final int LONGEST_PATTERN = 200;

  private PostgresOperands() {}

  /** Tells whether an operand ends before a word that may be an operator. */
  static boolean endBefore(StatementTokens statement, int at) {
    if (at == 0) {
      return false;
    }
    if (statement.word(at - 1, "NOT")) {
      return endBefore(statement, at - 1);
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
  static boolean startBehind(StatementTokens statement, int at) {
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

  /** Tells whether a bracket closes an operator that is written with its schema. */
  static boolean closesOperator(StatementTokens statement, int close) {
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
    int first = endBefore(statement, at) ? Math.max(around + 1, at - LONGEST_PATTERN) : at;
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
}
