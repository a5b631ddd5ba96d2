package dev.querytool.guard;

/**
 * Reads PostgreSQL's string literals in all their forms and writes each in one that ends alike
 * whatever the session's settings are.
 */
final class PostgresStrings {

  private PostgresStrings() {}

  /** Reads a literal that starts with a quote or with a letter and a quote. */
  static Token read(Cursor cursor) {
    return switch (cursor.ahead(0)) {
      case '\'' -> text(cursor, false);
      case 'e', 'E' -> text(cursor, true);
      case 'b', 'B' -> bits(cursor, "01");
      case 'x', 'X' -> bits(cursor, "0123456789abcdefABCDEF");
      default ->
          throw cursor.refuse(
              GuardRule.UNSUPPORTED_SYNTAX,
              "N'...' is of a type that pads; write the text without N.");
    };
  }

  /** Returns the offset behind the quote that closes what is quoted from some steps ahead on. */
  static int closing(Cursor cursor, char quote, int from) {
    int steps = from;
    while (true) {
      int end = cursor.find(quote, steps);
      if (end < 0) {
        throw unclosed(cursor);
      }
      steps = end + 1 - cursor.at();
      if (steps + cursor.at() >= cursor.length() || cursor.ahead(steps) != quote) {
        return end + 1;
      }
      steps++;
    }
  }

  private static Token text(Cursor cursor, boolean escapes) {
    StringBuilder value = new StringBuilder();
    int end = cursor.at() + part(cursor, escapes ? 2 : 1, escapes, value);
    for (int next = continued(cursor, end); next >= 0; next = continued(cursor, end)) {
      end = cursor.at() + part(cursor, next - cursor.at(), escapes, value);
    }
    if (escapes && value.indexOf("\0") >= 0) {
      throw cursor.refuse(GuardRule.LITERAL, "The text that starts here holds NUL.");
    }
    return cursor.take(Token.Kind.STRING, end, literal(value.toString()), value.toString());
  }

  /** Reads a part of a literal up to its quote and returns the steps behind that. */
  private static int part(Cursor cursor, int from, boolean escapes, StringBuilder value) {
    int end = escapes ? escapedEnd(cursor, from) : closing(cursor, '\'', from);
    String raw = cursor.upTo(end - 1).substring(from);
    value.append(escapes ? PostgresEscapes.decoded(raw, cursor) : raw.replace("''", "'"));
    return end - cursor.at();
  }

  private static int escapedEnd(Cursor cursor, int from) {
    int steps = from;
    while (cursor.at() + steps < cursor.length()) {
      char c = cursor.ahead(steps);
      boolean doubled = c == '\'' && cursor.ahead(steps + 1) == '\'';
      if (c == '\'' && !doubled) {
        return cursor.at() + steps + 1;
      }
      steps += c == '\\' || doubled ? 2 : 1;
    }
    throw unclosed(cursor);
  }

  private static Refusal unclosed(Cursor cursor) {
    return cursor.refuse(
        GuardRule.UNCLOSED, "The " + cursor.ahead(0) + " that stands here is never closed.");
  }

  /**
   * Returns the offset of the first character of a literal's next part, behind a gap with a line
   * break and a quote; -1 if the literal ends.
   */
  private static int continued(Cursor cursor, int end) {
    int steps = end - cursor.at();
    boolean broken = false;
    while (true) {
      char c = cursor.ahead(steps);
      if (PostgresGaps.isBlank(c)) {
        broken |= PostgresGaps.isLineBreak(c);
        steps++;
      } else if (PostgresGaps.startsLineComment(cursor, steps)) {
        steps = PostgresGaps.lineEnd(cursor, steps + 2);
      } else {
        return broken && c == '\'' ? cursor.at() + steps + 1 : -1;
      }
    }
  }

  /** Writes a text; with escapes if it holds a backslash, so that no setting changes its end. */
  static String literal(String value) {
    String doubled = value.replace("'", "''");
    if (value.indexOf('\\') < 0) {
      return "'" + doubled + "'";
    }
    StringBuilder text = new StringBuilder("E'");
    for (int at = 0; at < doubled.length(); at++) {
      char c = doubled.charAt(at);
      boolean beforeQuote = at + 1 == doubled.length() || doubled.charAt(at + 1) == '\'';
      text.append(c != '\\' ? "" + c : beforeQuote ? "\\x5c" : "\\\\");
    }
    return text.append('\'').toString();
  }

  private static Token bits(Cursor cursor, String digits) {
    int end = closing(cursor, '\'', 2);
    String text = cursor.upTo(end);
    String value = text.substring(2, text.length() - 1);
    if (continued(cursor, end) >= 0 || !value.chars().allMatch(c -> digits.indexOf(c) >= 0)) {
      throw cursor.refuse(
          GuardRule.LITERAL, "A bit string is B'...' of 0 and 1, or X'...' of hexadecimal digits.");
    }
    String written = Characters.upper(text.substring(0, 1)) + text.substring(1);
    return cursor.take(
        written.startsWith("B") ? Token.Kind.STRING : Token.Kind.BLOB, end, written, value);
  }

  /** Reads a literal between two tags such as {@code $$} or {@code $body$}. */
  static Token dollarQuoted(Cursor cursor) {
    int steps = 1;
    if (PostgresSyntax.startsName(cursor.ahead(1))) {
      while (PostgresSyntax.insideName(cursor.ahead(steps)) && cursor.ahead(steps) != '$') {
        steps++;
      }
    }
    if (cursor.ahead(steps) != '$') {
      throw cursor.refuse(GuardRule.PLACEHOLDER, "A $ stands for a value here.");
    }
    String tag = cursor.upTo(cursor.at() + steps + 1);
    int close = cursor.find(tag, tag.length());
    if (close < 0) {
      throw cursor.refuse(GuardRule.UNCLOSED, "The " + tag + " that stands here is never closed.");
    }
    String value = cursor.upTo(close).substring(tag.length());
    return cursor.take(Token.Kind.STRING, close + tag.length(), literal(value), value);
  }
}
