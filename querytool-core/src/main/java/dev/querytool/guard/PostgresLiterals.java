package dev.querytool.guard;

import java.util.List;
import java.util.Set;

/** Finds the literals whose type is written before them. */
final class PostgresLiterals {

  private static final List<List<String>> LONG_TYPES =
      List.of(
          List.of("TIMESTAMP", "WITH", "TIME", "ZONE"),
          List.of("TIMESTAMP", "WITHOUT", "TIME", "ZONE"),
          List.of("TIME", "WITH", "TIME", "ZONE"),
          List.of("TIME", "WITHOUT", "TIME", "ZONE"),
          List.of("DOUBLE", "PRECISION"),
          List.of("BIT", "VARYING"));

  /** Types that may say, in brackets, how many digits of a second they keep, or how many bits. */
  private static final Set<String> SIZED = Set.of("INTERVAL", "TIME", "TIMESTAMP", "BIT");

  /** The first words of all these. */
  private static final Set<String> LONG = Set.of("INTERVAL", "TIME", "TIMESTAMP", "DOUBLE", "BIT");

  private final StatementTokens statement;

  PostgresLiterals(StatementTokens statement) {
    this.statement = statement;
  }

  /** Returns of how many words a type is that begins here and has a text behind it; 0 if none. */
  int typeBefore(int at) {
    if (statement.token(at).kind() != Token.Kind.WORD || statement.sign(at - 1, ".")) {
      return 0;
    }
    if (isText(at + 1) && PostgresTypes.castsLiteral(statement.token(at).value())) {
      return 1;
    }
    if (!LONG.contains(statement.word(at))) {
      return 0;
    }
    if (isText(at + 4) && SIZED.contains(statement.word(at)) && isLength(at + 1)) {
      return 4;
    }
    for (List<String> type : LONG_TYPES) {
      if (isText(at + type.size()) && begins(type, at)) {
        return type.size();
      }
    }
    return 0;
  }

  /**
   * Tells whether a literal of bits begins here: a cast to a type without a length would leave one.
   */
  boolean bits(int at) {
    return statement.word(at, "BIT")
        && !statement.sign(at - 1, ".")
        && isText(at + 1)
        && statement.token(at + 1).value().matches("[01]+");
  }

  private boolean isLength(int open) {
    return statement.sign(open, "(")
        && statement.token(open + 1).kind() == Token.Kind.NUMBER
        && statement.sign(open + 2, ")");
  }

  private boolean begins(List<String> type, int at) {
    for (int i = 0; i < type.size(); i++) {
      if (!statement.word(at + i, type.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isText(int at) {
    return at < statement.size()
        && statement.token(at).kind() == Token.Kind.STRING
        && !statement.token(at).text().startsWith("B");
  }
}
