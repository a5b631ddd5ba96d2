package dev.querytool.guard;

/** Finds the names of partitions behind a table in FROM, of whose rows no others are read then. */
final class MysqlPartitions {

  private MysqlPartitions() {}

  /** Tells whether the word at an index starts such names. */
  static boolean startAt(StatementTokens statement, int at) {
    return statement.word(at, "PARTITION")
        && statement.sign(at + 1, "(")
        && statement.name(at - 1)
        && statement.places().table(at - 1)
        && namesOnly(statement, at + 1);
  }

  private static boolean namesOnly(StatementTokens statement, int open) {
    int close = statement.brackets().partner(open);
    for (int at = open + 1; at < close; at += 2) {
      if (!statement.name(at) || !(at + 1 == close || statement.sign(at + 1, ","))) {
        return false;
      }
    }
    return statement.name(close - 1);
  }
}
