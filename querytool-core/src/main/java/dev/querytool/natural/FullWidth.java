package dev.querytool.natural;

/** Punctuation as Chinese keyboards give it, where SQL wants ASCII. */
final class FullWidth {

  private static final char IDEOGRAPHIC_SPACE = '\u3000';
  private static final char NO_BREAK_SPACE = '\u00a0';
  private static final int TO_ASCII = 0xFEE0;

  private FullWidth() {}

  /** Returns a statement with ASCII punctuation outside of its quotes. */
  static String toAscii(String sql) {
    StringBuilder ascii = new StringBuilder(sql.length());
    char quote = 0;
    for (int at = 0; at < sql.length(); at++) {
      char here = sql.charAt(at);
      if (quote == 0) {
        char written = plain(here);
        ascii.append(written);
        quote = closing(here, written);
      } else if (here == quote) {
        ascii.append(quote == '’' ? '\'' : quote == '”' ? '"' : quote);
        quote = 0;
      } else {
        ascii.append(quote == '’' && here == '\'' ? "''" : String.valueOf(here));
      }
    }
    return ascii.toString();
  }

  private static char closing(char given, char written) {
    return switch (given) {
      case '‘' -> '’';
      case '“' -> '”';
      default -> written == '\'' || written == '"' || written == '`' ? given : 0;
    };
  }

  private static char plain(char here) {
    return switch (here) {
      case IDEOGRAPHIC_SPACE, NO_BREAK_SPACE -> ' ';
      case '‘', '’' -> '\'';
      case '“', '”' -> '"';
      case '、' -> ',';
      case '。' -> '.';
      case '《', '〈' -> '<';
      case '》', '〉' -> '>';
      default ->
          here >= '\uff01' && here <= '\uff5e' && !isWord(here) ? (char) (here - TO_ASCII) : here;
    };
  }

  /** Full-width letters and digits may be part of a name. */
  private static boolean isWord(char here) {
    return Character.isLetterOrDigit(here) || here == '＿';
  }
}
