package dev.querytool.guard;

import java.util.Locale;

/** Decides which characters may stand outside literals and quoted names. */
final class Characters {

  private Characters() {}

  /** Tells whether a character is a control, invisible, reordering or non-ASCII blank one. */
  static boolean unfit(int c) {
    if (c < 0x80) {
      return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> looksBlank(c);
    };
  }

  /** Tells whether a character is one of CJK Extension A, which the parser does not know. */
  private static boolean rareHan(char c) {
    return c >= 0x3400 && c <= 0x4DBF;
  }

  private static boolean looksBlank(int c) {
    return switch (c) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
      default -> c >= 0x180B && c <= 0x180F;
    };
  }

  /**
   * Tells whether a character can stand in a bare name and is read alike by all: a letter or digit
   * that no change of case turns into an ASCII one.
   */
  static boolean plainInName(char c) {
    if (c < 0x80) {
      return asciiLetter(c) || asciiDigit(c) || c == '_' || c == '$';
    }
    return Character.isLetter(c)
        && !looksBlank(c)
        && !rareHan(c)
        && Character.toLowerCase(c) >= 0x80
        && Character.toUpperCase(c) >= 0x80;
  }

  static boolean asciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean asciiDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean hexDigit(char c) {
    return asciiDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** Returns what a character is called, such as {@code U+00A0 NO-BREAK SPACE}. */
  static String name(int c) {
    String name = Character.getName(c);
    return String.format(Locale.ROOT, "U+%04X", c) + (name == null ? "" : " " + name);
  }

  /** Returns a word in upper case, ASCII letters only, as engines fold key words. */
  static String upper(String word) {
    return shifted(word, 'a', 'z', 'A' - 'a');
  }

  /** Returns a name in lower case, ASCII letters only, as SQLite folds names. */
  static String lower(String name) {
    return shifted(name, 'A', 'Z', 'a' - 'A');
  }

  static boolean ascii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String shifted(String word, char first, char last, int by) {
    for (int at = 0; at < word.length(); at++) {
      if (word.charAt(at) >= first && word.charAt(at) <= last) {
        return shiftedFrom(at, word, first, last, by);
      }
    }
    return word;
  }

  private static String shiftedFrom(int from, String word, char first, char last, int by) {
    char[] letters = word.toCharArray();
    for (int at = from; at < letters.length; at++) {
      if (letters[at] >= first && letters[at] <= last) {
        letters[at] += (char) by;
      }
    }
    return new String(letters);
  }
}
