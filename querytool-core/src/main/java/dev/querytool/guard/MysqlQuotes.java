package dev.querytool.guard;

/** Reads the names and texts of MySQL and MariaDB. */
final class MysqlQuotes {

  private MysqlQuotes() {}

  /** Reads a name or key word without quotes. */
  static Token word(Cursor cursor) {
    return unquoted(cursor, 1);
  }

  /**
   * Reads a name without quotes.
   *
   * @param known how many of its characters are known to belong to it
   */
  static Token unquoted(Cursor cursor, int known) {
    int steps = known;
    while (MysqlSyntax.insideName(cursor.ahead(steps))) {
      steps++;
    }
    String name = cursor.upTo(cursor.at() + steps);
    requireFit(cursor, name);
    requireNoDigitBehindDot(cursor, steps);
    if (isPlain(name)) {
      return cursor.take(Token.Kind.WORD, cursor.at() + steps, name);
    }
    int line = cursor.line();
    int column = cursor.column();
    int start = cursor.at();
    cursor.moveOverPlain(start + steps);
    return new Token(
        Token.Kind.QUOTED_NAME, backticked(name), name, start, cursor.at(), line, column);
  }

  private static boolean isPlain(String name) {
    for (int at = 0; at < name.length(); at++) {
      if (!Characters.plainInName(name.charAt(at))) {
        return false;
      }
    }
    return !Characters.asciiDigit(name.charAt(0)) && name.charAt(0) != '_';
  }

  /** Reads a name in backticks. */
  static Token name(Cursor cursor) {
    int end = closing(cursor, '`');
    String text = cursor.upTo(end);
    String name = text.substring(1, text.length() - 1).replace("``", "`");
    requireFit(cursor, name);
    if (name.isBlank() || hasControl(name)) {
      throw cursor.refuse(
          GuardRule.UNSUPPORTED_SYNTAX,
          "The name that starts here is empty or holds a control character.");
    }
    requireNoDigitBehindDot(cursor, end - cursor.at());
    return cursor.take(Token.Kind.QUOTED_NAME, end, text, name);
  }

  private static int closing(Cursor cursor, char quote) {
    int end = cursor.at() + 1;
    while (true) {
      end = cursor.find(quote, end - cursor.at());
      if (end < 0) {
        throw unclosed(cursor, quote);
      }
      end++;
      if (end >= cursor.length() || cursor.ahead(end - cursor.at()) != quote) {
        return end;
      }
      end++;
    }
  }

  private static Refusal unclosed(Cursor cursor, char quote) {
    return cursor.refuse(GuardRule.UNCLOSED, "The " + quote + " that stands here is never closed.");
  }

  private static boolean hasControl(String name) {
    return name.chars().anyMatch(c -> c < ' ' || c == 0x7F);
  }

  private static void requireFit(Cursor cursor, String name) {
    if (name.length() > MysqlSyntax.MAX_NAME) {
      throw cursor.refuse(
          GuardRule.UNSUPPORTED_SYNTAX,
          "The name that starts here is longer than " + MysqlSyntax.MAX_NAME + " characters.");
    }
    if (!foldsAlike(name)) {
      throw cursor.refuse(
          GuardRule.CHARACTER,
          "The name that starts here holds a character beyond U+FFFF, or a capital letter whose small"
              + " form the servers do not agree on.");
    }
  }

  /** Tells whether all servers compare a name as the guard does. */
  static boolean foldsAlike(String name) {
    return Characters.ascii(name)
        || name.chars().noneMatch(c -> Character.isSurrogate((char) c) || foldsOddly((char) c));
  }

  private static boolean foldsOddly(char c) {
    return Character.toLowerCase(c) != c && !MysqlNames.folds(c);
  }

  /** Behind a dot the server reads digits as a name or as a number, depending on the quotes. */
  private static void requireNoDigitBehindDot(Cursor cursor, int steps) {
    if (cursor.ahead(steps) == '.' && Characters.asciiDigit(cursor.ahead(steps + 1))) {
      throw cursor.refuse(
          GuardRule.UNSUPPORTED_SYNTAX,
          "Behind the name that starts here, a name begins with a digit; put it in backticks.");
    }
  }

  /** Returns a name in backticks. */
  static String backticked(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** Reads a text in single or double quotes, decodes it and writes it plainly. */
  static Token text(Cursor cursor, char quote) {
    StringBuilder value = new StringBuilder();
    int steps = 1;
    while (true) {
      if (cursor.at() + steps >= cursor.length()) {
        throw unclosed(cursor, quote);
      }
      char c = cursor.ahead(steps++);
      if (c == quote) {
        if (cursor.ahead(steps) != quote) {
          break;
        }
        value.append(quote);
        steps++;
      } else if (c == '\\') {
        if (cursor.at() + steps >= cursor.length()) {
          throw unclosed(cursor, quote);
        }
        decode(cursor.ahead(steps++), value);
      } else {
        value.append(c);
      }
    }
    String decoded = value.toString();
    return cursor.take(Token.Kind.STRING, cursor.at() + steps, literal(decoded), decoded);
  }

  /** Adds what a backslash and a character stand for; before % and _ it stays. */
  private static void decode(char escaped, StringBuilder value) {
    switch (escaped) {
      case '0' -> value.append('\0');
      case 'b' -> value.append('\b');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'Z' -> value.append('\u001A');
      case '%', '_' -> value.append('\\').append(escaped);
      default -> value.append(escaped);
    }
  }

  /**
   * Returns what the parser reads instead of a token: as long, and of the same kind. It needs no
   * more than that of a text whose end it would miss, and of a literal's character set nothing.
   */
  static String forParser(Token token) {
    String text = token.text();
    if (token.kind() != Token.Kind.STRING && token.kind() != Token.Kind.BLOB) {
      return text;
    }
    int start = text.startsWith("_") ? text.indexOf(' ') + 1 : 0;
    boolean longer = token.kind() == Token.Kind.STRING && token.value().contains("\\'");
    if (start == 0 && !longer) {
      return text;
    }
    String literal = text.substring(start);
    if (longer) {
      literal = "'" + "-".repeat(literal.length() - 2) + "'";
    }
    return literal + " ".repeat(start);
  }

  /** Returns the literal of a text: its end does not depend on the server's sql_mode. */
  static String literal(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''").replace("\0", "\\0") + "'";
  }
}
