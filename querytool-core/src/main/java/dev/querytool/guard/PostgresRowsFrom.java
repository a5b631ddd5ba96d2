package dev.querytool.guard;

/**
 * Finds ROWS FROM (f(a), g(b)) AS t (x, y), which puts the rows of calls beside each other as
 * unnest does with those of arrays: each call makes one column, and each column has a name.
 */
final class PostgresRowsFrom {

  private final StatementTokens statement;

  PostgresRowsFrom(StatementTokens statement) {
    this.statement = statement;
  }

  /** Tells whether ROWS FROM with columns that are all known begins at an index. */
  boolean begins(int at) {
    if (!statement.word(at + 1, "FROM")
        || !statement.sign(at + 2, "(")
        || !statement.places().table(at)) {
      return false;
    }
    int close = statement.brackets().partner(at + 2);
    int columns = columns(at + 3, close);
    boolean numbered = statement.word(close + 1, "WITH") && statement.word(close + 2, "ORDINALITY");
    int alias = numbered ? close + 3 : close + 1;
    alias = statement.word(alias, "AS") ? alias + 1 : alias;
    return columns > 0
        && statement.name(alias)
        && statement.sign(alias + 1, "(")
        && parts(alias + 1) == columns + (numbered ? 1 : 0);
  }

  /** Returns how many calls of one column each there are between brackets; 0 if others are. */
  private int columns(int first, int close) {
    int columns = 0;
    int at = first;
    while (at < close) {
      int name = statement.sign(at + 1, ".") ? at + 2 : at;
      if (!statement.name(name) || !statement.sign(name + 1, "(") || !isOneColumn(name)) {
        return 0;
      }
      columns++;
      at = statement.brackets().partner(name + 1) + 1;
      if (at < close && !statement.sign(at, ",")) {
        return 0;
      }
      at++;
    }
    return columns;
  }

  private boolean isOneColumn(int name) {
    String folded = statement.token(name).value();
    return !PostgresNames.makesPairs(folded) && !(folded.equals("unnest") && parts(name + 1) != 1);
  }

  /** Returns how many parts commas make of what stands in a bracket. */
  private int parts(int open) {
    int close = statement.brackets().partner(open);
    int parts = close > open + 1 ? 1 : 0;
    for (int at = open + 1; at < close; at++) {
      parts += statement.sign(at, ",") && statement.brackets().around(at) == open ? 1 : 0;
    }
    return parts;
  }
}
