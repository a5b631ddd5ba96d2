package dev.querytool.guard;

import dev.querytool.connection.Dialect;

/** Writes a text with {@code ?} in place of each literal, its comments left out. */
final class LiteralFree {

  private static final String CUT = " …";

  private LiteralFree() {}

  /** Reads the text as the engine does; what cannot be read is cut off. */
  static String of(Dialect dialect, String text) {
    Syntax syntax = Syntax.of(dialect);
    Cursor cursor = new Cursor(text);
    StringBuilder written = new StringBuilder(text.length());
    try {
      int end = 0;
      for (Token token = syntax.next(cursor); token != null; token = syntax.next(cursor)) {
        if (token.start() > end && written.length() > 0) {
          written.append(' ');
        }
        written.append(isLiteral(token) ? "?" : text.substring(token.start(), token.end()));
        end = token.end();
      }
      return written.toString();
    } catch (Refusal unreadable) {
      return written.append(CUT).toString();
    }
  }

  private static boolean isLiteral(Token token) {
    return switch (token.kind()) {
      case STRING, BLOB, NUMBER -> true;
      case WORD, QUOTED_NAME, OPERATOR, PUNCTUATION, PARAMETER -> false;
    };
  }
}
