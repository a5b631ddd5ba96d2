package dev.querytool.guard;

/** The terms of GROUP BY in a PostgreSQL statement, where CUBE and ROLLUP are no functions. */
final class PostgresGroups {

  private PostgresGroups() {}

  /** Tells whether CUBE or ROLLUP is a term of GROUP BY. */
  static boolean isTerm(StatementTokens statement, int at) {
    boolean starts =
        statement.word(at - 1, "BY")
            || statement.sign(at - 1, ",")
            || statement.sign(at - 1, "(")
            || isQuantifier(statement, at - 1);
    return starts && contain(statement, at);
  }

  /** Tells whether a word says how often a group is shown that several terms make. */
  static boolean isQuantifier(StatementTokens statement, int at) {
    return (statement.word(at, "ALL") || statement.word(at, "DISTINCT"))
        && statement.word(at - 1, "BY")
        && statement.word(at - 2, "GROUP");
  }

  /** Tells whether a word stands among the terms of GROUP BY. */
  static boolean contain(StatementTokens statement, int at) {
    int around = statement.brackets().around(at);
    if (around > 0 && statement.word(around - 1, "SETS")) {
      return statement.word(around - 2, "GROUPING") && contain(statement, around - 2);
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
}
