package dev.querytool.guard;

/** TABLESAMPLE in a PostgreSQL statement: a method of PostgreSQL's own, and its numbers. */
final class PostgresSample {

  private PostgresSample() {}

  /** Returns where TABLESAMPLE ends. */
  static int end(StatementTokens statement, int at) {
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

  /** Tells whether SYSTEM, BERNOULLI or REPEATABLE is a word of a sample. */
  static boolean contains(StatementTokens statement, int at) {
    return statement.word(at, "REPEATABLE")
        ? statement.sign(at - 1, ")") && statement.word(at - 5, "TABLESAMPLE")
        : statement.word(at - 1, "TABLESAMPLE");
  }
}
