package dev.querytool.guard;

/** What stands between PostgreSQL's tokens: blanks, and comments, which nest. */
final class PostgresGaps {

  private PostgresGaps() {}

  /** Moves over blanks and comments. */
  static void skip(Cursor cursor) {
    while (true) {
      if (isBlank(cursor.ahead(0))) {
        cursor.moveTo(cursor.at() + 1);
      } else if (startsLineComment(cursor, 0)) {
        cursor.moveOverPlain(cursor.at() + lineEnd(cursor, 2));
      } else if (startsComment(cursor, 0)) {
        cursor.moveOverPlain(cursor.at() + commentEnd(cursor));
      } else {
        return;
      }
    }
  }

  /** Tells whether a comment of either kind starts some steps ahead. */
  static boolean startsComment(Cursor cursor, int steps) {
    return startsLineComment(cursor, steps)
        || (cursor.ahead(steps) == '/' && cursor.ahead(steps + 1) == '*');
  }

  static boolean startsLineComment(Cursor cursor, int steps) {
    return cursor.ahead(steps) == '-' && cursor.ahead(steps + 1) == '-';
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || isLineBreak(c);
  }

  static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }

  /** Returns how many steps ahead a line ends, seen from some steps ahead. */
  static int lineEnd(Cursor cursor, int from) {
    int steps = from;
    while (cursor.at() + steps < cursor.length() && !isLineBreak(cursor.ahead(steps))) {
      steps++;
    }
    return steps;
  }

  private static int commentEnd(Cursor cursor) {
    int depth = 0;
    int steps = 0;
    while (cursor.at() + steps < cursor.length()) {
      if (cursor.ahead(steps) == '/' && cursor.ahead(steps + 1) == '*') {
        depth++;
        steps += 2;
      } else if (cursor.ahead(steps) == '*' && cursor.ahead(steps + 1) == '/') {
        depth--;
        steps += 2;
      } else {
        steps++;
      }
      if (depth == 0) {
        return steps;
      }
    }
    throw cursor.refuse(GuardRule.UNCLOSED, "The comment that starts here is never closed.");
  }
}
