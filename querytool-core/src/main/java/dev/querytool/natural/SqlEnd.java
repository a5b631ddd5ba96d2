package dev.querytool.natural;

import java.util.OptionalInt;

/** Where the first statement of a text ends. */
final class SqlEnd {

  private SqlEnd() {}

  /** Returns the place of the first semicolon outside of quotes and comments. */
  static OptionalInt of(String text) {
    int at = 0;
    while (at < text.length()) {
      char here = text.charAt(at);
      if (here == ';' || here == '；') {
        return OptionalInt.of(at);
      }
      at = after(text, at, here);
    }
    return OptionalInt.empty();
  }

  private static int after(String text, int at, char here) {
    if (here == '\'' || here == '"' || here == '`') {
      return past(text, text.indexOf(here, at + 1), 1);
    }
    if (text.startsWith("--", at)) {
      return past(text, text.indexOf('\n', at), 1);
    }
    if (text.startsWith("/*", at)) {
      return past(text, text.indexOf("*/", at + 2), 2);
    }
    return at + 1;
  }

  private static int past(String text, int end, int length) {
    return end < 0 ? text.length() : end + length;
  }
}
