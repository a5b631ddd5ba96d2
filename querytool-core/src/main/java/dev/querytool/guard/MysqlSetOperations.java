package dev.querytool.guard;

import java.util.Set;

/**
 * Refuses what ends MySQL itself: version 9.7.4 dies of a window function in a set operation in
 * brackets behind EXCEPT or INTERSECT, and everybody's connection with it.
 */
final class MysqlSetOperations {

  private static final Set<String> OPERATORS = Set.of("UNION", "EXCEPT", "INTERSECT");

  private MysqlSetOperations() {}

  static void check(StatementTokens statement) {
    for (int at = 0; at < statement.size(); at++) {
      if (statement.word(at, "EXCEPT") || statement.word(at, "INTERSECT")) {
        checkOperand(statement, behindQuantifier(statement, at + 1));
      }
    }
  }

  private static int behindQuantifier(StatementTokens statement, int at) {
    return statement.word(at, "ALL") || statement.word(at, "DISTINCT") ? at + 1 : at;
  }

  private static void checkOperand(StatementTokens statement, int open) {
    if (!statement.sign(open, "(")) {
      return;
    }
    int window = -1;
    boolean combined = false;
    for (int at = open + 1; at < statement.brackets().partner(open); at++) {
      window = statement.word(at, "OVER") ? at : window;
      combined |= OPERATORS.contains(statement.word(at));
    }
    if (combined && window >= 0) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          statement.token(window),
          "A window function stands in a set operation in brackets behind EXCEPT or INTERSECT,"
              + " of which MySQL dies.");
    }
  }
}
