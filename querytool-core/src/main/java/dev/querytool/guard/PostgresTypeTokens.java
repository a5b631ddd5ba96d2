package dev.querytool.guard;

/** Reads types among tokens that are hidden from the parser. */
final class PostgresTypeTokens {

  private final StatementTokens statement;

  PostgresTypeTokens(StatementTokens statement) {
    this.statement = statement;
  }

  /**
   * Returns the index of the last token of the type that begins at an index.
   *
   * @throws Refusal if none does, or one that is not among PostgreSQL's own
   */
  int end(int first) {
    int last = first;
    StringBuilder name = new StringBuilder(word(first));
    if (statement.word(first + 1, "PRECISION") || statement.word(first + 1, "VARYING")) {
      last++;
      name.append(' ').append(word(last));
    }
    last = TypeSize.end(statement, last);
    if (isZone(last + 1)) {
      for (int at = last + 1; at <= last + 3; at++) {
        name.append(' ').append(word(at));
      }
      last += 3;
    }
    if (!PostgresTypes.known(name.toString())) {
      throw GuardRule.TYPE_NOT_ALLOWED.at(
          statement.token(Math.min(first, statement.size() - 1)),
          "Not allowed here: the type " + name + ".");
    }
    return endOfArray(last);
  }

  private String word(int at) {
    boolean word = at < statement.size() && statement.token(at).kind() == Token.Kind.WORD;
    return word ? statement.token(at).value() : "";
  }

  private boolean isZone(int at) {
    return (statement.word(at, "WITH") || statement.word(at, "WITHOUT"))
        && statement.word(at + 1, "TIME")
        && statement.word(at + 2, "ZONE");
  }

  private int endOfArray(int last) {
    int end = last;
    while (statement.sign(end + 1, "[")) {
      int close = statement.brackets().partner(end + 1);
      boolean sized = close == end + 2 || close == end + 3;
      if (!sized || (close == end + 3 && !isNumber(end + 2))) {
        return end;
      }
      end = close;
    }
    return end;
  }

  private boolean isNumber(int at) {
    return statement.token(at).kind() == Token.Kind.NUMBER;
  }
}
