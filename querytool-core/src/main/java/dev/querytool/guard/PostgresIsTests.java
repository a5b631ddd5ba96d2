package dev.querytool.guard;

import java.util.Set;

/** Tests by IS in a PostgreSQL statement, of which the parser knows only some. */
final class PostgresIsTests {

  private static final int FAR = 100;
  private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");
  private static final Set<String> PATTERNS = Set.of("LIKE", "ILIKE");
  private static final Set<String> FORMS = Set.of("NFC", "NFD", "NFKC", "NFKD");
  private static final Set<String> KINDS = Set.of("VALUE", "SCALAR", "ARRAY", "OBJECT");

  private PostgresIsTests() {}

  /** Tells whether a comparison stands before IS, which binds less than one. */
  static boolean followComparison(StatementTokens statement, int is) {
    int around = statement.brackets().around(is);
    for (int at = is - 1; at > around && at > is - FAR; at--) {
      if (statement.brackets().around(at) == around) {
        if (COMPARISONS.contains(statement.token(at).text())) {
          return true;
        }
        if (statement.sign(at, ",") || endsValue(statement.word(at))) {
          return false;
        }
      }
    }
    return false;
  }

  /** Tells whether IN or LIKE with what it looks in or for stands before IS, which binds less. */
  static boolean followMembership(StatementTokens statement, int is) {
    if (statement.sign(is - 1, ")")
        && statement.word(statement.brackets().partner(is - 1) - 1, "IN")) {
      return true;
    }
    int around = statement.brackets().around(is);
    for (int at = is - 1; at > around && at > is - FAR; at--) {
      if (statement.brackets().around(at) == around) {
        String word = statement.word(at);
        if (PATTERNS.contains(word) && PostgresOperands.endBefore(statement, at)) {
          return true;
        }
        if (statement.sign(at, ",") || endsValue(word)) {
          return false;
        }
      }
    }
    return false;
  }

  private static boolean endsValue(String word) {
    return PostgresWords.reserved(word) && !PostgresWords.value(word);
  }

  /** Returns where JSON or NORMALIZED behind IS ends; the place before if this is neither. */
  static int end(StatementTokens statement, int first) {
    if (statement.word(first, "NORMALIZED")) {
      return first;
    }
    if (FORMS.contains(statement.word(first)) && statement.word(first + 1, "NORMALIZED")) {
      return first + 1;
    }
    return statement.word(first, "JSON") ? endOfJson(statement, first) : first - 1;
  }

  private static int endOfJson(StatementTokens statement, int json) {
    int last = KINDS.contains(statement.word(json + 1)) ? json + 1 : json;
    boolean unique =
        (statement.word(last + 1, "WITH") || statement.word(last + 1, "WITHOUT"))
            && statement.word(last + 2, "UNIQUE");
    if (!unique) {
      return last;
    }
    return last + (statement.word(last + 3, "KEYS") ? 3 : 2);
  }
}
