package dev.querytool.migration;

import java.util.Locale;

/**
 * A piece of SQL text.
 *
 * @param kind how it is written
 * @param text as it stands in the source, quotes included
 * @param start its first character's offset
 * @param line its first character's line, from 1
 */
record SqlToken(Kind kind, String text, int start, int line) {

  enum Kind {
    /** A keyword, a plain name or a number. */
    WORD,
    /** A name in double quotes, back-quotes or square brackets. */
    QUOTED_NAME,
    /** A text in single quotes. */
    STRING,
    /** Any other single character. */
    SYMBOL
  }

  int end() {
    return start + text.length();
  }

  boolean isWord(String upperCase) {
    return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(upperCase);
  }

  boolean isSymbol(char symbol) {
    return kind == Kind.SYMBOL && text.charAt(0) == symbol;
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  /** Returns the name without its quotes, in its own case. */
  String name() {
    if (kind != Kind.QUOTED_NAME) {
      return text;
    }
    String inner = text.substring(1, text.length() - 1);
    char quote = text.charAt(0);
    return quote == '[' ? inner : inner.replace("" + quote + quote, "" + quote);
  }
}
