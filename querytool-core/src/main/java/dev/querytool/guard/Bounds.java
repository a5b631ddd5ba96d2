package dev.querytool.guard;

/**
 * The outer limits of a text: its length, and characters that are allowed nowhere.
 *
 * @param maxLength the greatest length in characters, 1 to 100,000
 */
record Bounds(int maxLength) {

  static final int DEFAULT_LENGTH = 10_000;
  static final int GREATEST_LENGTH = 100_000;

  Bounds {
    if (maxLength < 1 || maxLength > GREATEST_LENGTH) {
      throw new IllegalArgumentException("maxLength " + maxLength + " is not in 1..100000");
    }
  }

  /** Refuses a text that is empty, too long, or holds NUL or half a character. */
  void check(String text) {
    if (text.isBlank()) {
      throw GuardRule.EMPTY_STATEMENT.refusal("The text is empty.");
    }
    if (text.length() > maxLength) {
      throw GuardRule.TOO_LONG.refusal(
          "The text has " + text.length() + " characters, more than " + maxLength + ".");
    }
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == 0) {
        throw unfit(text, at, "NUL");
      }
      if (Character.isSurrogate(c)) {
        if (!startsPair(text, at)) {
          throw unfit(text, at, "half a surrogate pair");
        }
        at++;
      }
    }
  }

  private static boolean startsPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }

  private static Refusal unfit(String text, int at, String what) {
    Cursor place = new Cursor(text);
    place.moveTo(at);
    return GuardRule.CHARACTER.at(place.line(), place.column(), "The text holds " + what + ".");
  }
}
