package dev.querytool.migration;

import java.util.ArrayList;
import java.util.List;

/** Cuts SQL text into tokens as SQLite does; comments and blanks are left out. */
final class SqlScanner {

  private final String text;
  private final List<SqlToken> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  private SqlScanner(String text) {
    this.text = text;
  }

  /**
   * Returns the tokens.
   *
   * @throws UnreadableSqlException if a text, a quoted name or a comment is not closed, or there is
   *     a NUL character
   */
  static List<SqlToken> scan(String text) throws UnreadableSqlException {
    if (text.indexOf('\0') >= 0) {
      throw new UnreadableSqlException("SQLite reads no further than a NUL character", 1);
    }
    SqlScanner scanner = new SqlScanner(text);
    while (scanner.at < text.length()) {
      scanner.next();
    }
    return scanner.tokens;
  }

  private void next() throws UnreadableSqlException {
    char c = text.charAt(at);
    if (isBlank(c)) {
      advanceTo(at + 1);
    } else if (text.startsWith("--", at)) {
      int newline = text.indexOf('\n', at);
      advanceTo(newline < 0 ? text.length() : newline);
    } else if (text.startsWith("/*", at)) {
      advanceTo(closing("*/", 2, "comment"));
    } else if (c == '\'') {
      add(SqlToken.Kind.STRING, closingQuote(c, "text"));
    } else if (c == '"' || c == '`') {
      add(SqlToken.Kind.QUOTED_NAME, closingQuote(c, "quoted name"));
    } else if (c == '[') {
      add(SqlToken.Kind.QUOTED_NAME, closing("]", 1, "quoted name"));
    } else if (isWordPart(c)) {
      add(SqlToken.Kind.WORD, endOfWord());
    } else {
      add(SqlToken.Kind.SYMBOL, at + 1);
    }
  }

  private void add(SqlToken.Kind kind, int end) {
    tokens.add(new SqlToken(kind, text.substring(at, end), at, line));
    advanceTo(end);
  }

  private void advanceTo(int end) {
    for (; at < end; at++) {
      if (text.charAt(at) == '\n') {
        line++;
      }
    }
  }

  private int closing(String mark, int skip, String what) throws UnreadableSqlException {
    int found = text.indexOf(mark, at + skip);
    if (found < 0) {
      throw new UnreadableSqlException("the " + what + " that begins here is not closed", line);
    }
    return found + mark.length();
  }

  private int closingQuote(char quote, String what) throws UnreadableSqlException {
    for (int i = at + 1; i < text.length(); i++) {
      if (text.charAt(i) == quote) {
        boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == quote;
        if (!doubled) {
          return i + 1;
        }
        i++;
      }
    }
    throw new UnreadableSqlException("the " + what + " that begins here is not closed", line);
  }

  private int endOfWord() {
    int end = at;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\uFEFF';
  }

  /** SQLite takes every character beyond ASCII as a part of a name. */
  private static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '$'
        || c >= 0x80;
  }
}
