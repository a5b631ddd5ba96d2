package dev.querytool.guard;

/** Decodes what stands behind backslashes in PostgreSQL's E'...'. */
final class PostgresEscapes {

  private static final String LETTERS = "bfnrt";
  private static final String CONTROLS = "\b\f\n\r\t";

  private final String raw;
  private final Cursor place;
  private final StringBuilder value = new StringBuilder();
  private int at;

  private PostgresEscapes(String raw, Cursor place) {
    this.raw = raw;
    this.place = place;
  }

  /** Returns the value of what stands between the quotes. */
  static String decoded(String raw, Cursor place) {
    PostgresEscapes escapes = new PostgresEscapes(raw, place);
    while (escapes.at < raw.length()) {
      escapes.step();
    }
    return escapes.value.toString();
  }

  private void step() {
    char c = raw.charAt(at++);
    if (c == '\'') {
      at++;
      value.append('\'');
    } else if (c != '\\') {
      value.append(c);
    } else {
      escape(raw.charAt(at++));
    }
  }

  private void escape(char c) {
    if (c >= '0' && c <= '7') {
      at--;
      character(digits(3, 8), 8);
    } else if (c == 'x' && isDigit(at, 16)) {
      character(digits(2, 16), 16);
    } else if (c == 'u' || c == 'U') {
      unicode(c == 'u' ? 4 : 8);
    } else {
      int letter = LETTERS.indexOf(c);
      value.append(letter < 0 ? c : CONTROLS.charAt(letter));
    }
  }

  /** Appends the byte that digits name; those beyond ASCII are half a character at best. */
  private void character(String digits, int radix) {
    int code = Integer.parseInt(digits, radix);
    if (code < 1 || code > 0x7F) {
      throw place.refuse(
          GuardRule.LITERAL, "The text that starts here writes a character byte by byte.");
    }
    value.append((char) code);
  }

  private void unicode(int length) {
    String digits = digits(length, 16);
    long code = digits.length() == length ? Long.parseLong(digits, 16) : 0;
    if (code < 1 || code > Character.MAX_CODE_POINT || isHalf(code)) {
      throw place.refuse(
          GuardRule.LITERAL, "The text that starts here has an escape that is no character.");
    }
    value.appendCodePoint((int) code);
  }

  private static boolean isHalf(long code) {
    return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
  }

  private String digits(int most, int radix) {
    int from = at;
    while (at < from + most && isDigit(at, radix)) {
      at++;
    }
    return raw.substring(from, at);
  }

  private boolean isDigit(int index, int radix) {
    return index < raw.length()
        && raw.charAt(index) < 0x80
        && Character.digit(raw.charAt(index), radix) >= 0;
  }
}
