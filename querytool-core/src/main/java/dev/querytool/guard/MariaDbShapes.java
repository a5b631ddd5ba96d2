package dev.querytool.guard;

import java.util.Set;

/**
 * Refuses the names of shapes with other than their own number of arguments: MariaDB takes those
 * for calls of stored functions.
 */
final class MariaDbShapes {

  private static final Set<String> OF_PARTS =
      MysqlWords.words(
          "GEOMETRYCOLLECTION LINESTRING MULTILINESTRING MULTIPOINT MULTIPOLYGON POLYGON");

  private MariaDbShapes() {}

  static void check(StatementTokens statement) {
    for (int at = 0; at + 1 < statement.size(); at++) {
      String word = statement.word(at);
      if (statement.sign(at + 1, "(") && (word.equals("POINT") || OF_PARTS.contains(word))) {
        int arguments = arguments(statement, at + 1);
        if (word.equals("POINT") ? arguments != 2 : arguments == 0) {
          throw GuardRule.UNKNOWN_FUNCTION.at(
              statement.token(at),
              "With " + arguments + " arguments " + word + " is no function of the server's own.");
        }
      }
    }
  }

  private static int arguments(StatementTokens statement, int open) {
    int close = statement.brackets().partner(open);
    int arguments = close == open + 1 ? 0 : 1;
    for (int at = open + 1; at < close; at++) {
      if (statement.sign(at, ",") && statement.brackets().around(at) == open) {
        arguments++;
      }
    }
    return arguments;
  }
}
