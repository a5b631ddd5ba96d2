package dev.querytool.access;

import dev.querytool.error.ValidationException;
import java.text.Normalizer;
import java.util.Locale;

/** The rule for the names of accounts, and the form under which equal names meet. */
final class Username {

  private static final int LONGEST = 50;
  private static final int LONGEST_LOOKED_AT = 200;

  private Username() {}

  /**
   * Returns the name as it is kept: composed, and without blanks around it.
   *
   * @throws ValidationException if it is too long, blank, or holds what cannot be seen
   */
  static String checked(String name) {
    String normal = normal(name);
    int length = normal.codePointCount(0, normal.length());
    if (length < 1 || length > LONGEST) {
      throw new ValidationException(
          "a username has 1 to " + LONGEST + " characters, not " + length);
    }
    if (!normal.codePoints().allMatch(Username::isVisible)) {
      throw new ValidationException(
          "a username has no control, direction or other characters that cannot be seen");
    }
    return normal;
  }

  static String normal(String name) {
    String bounded =
        name.length() > LONGEST_LOOKED_AT ? name.substring(0, LONGEST_LOOKED_AT) : name;
    return Normalizer.normalize(bounded, Normalizer.Form.NFC).strip();
  }

  /** Returns what is the same for names of any case. */
  static String folded(String name) {
    return normal(name).toLowerCase(Locale.ROOT);
  }

  /** Returns a text that may be anything in a form that is fit for a message. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(c -> isVisible(c) ? c : '?')
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isVisible(int c) {
    return c == ' '
        || switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SPACE_SEPARATOR ->
              false;
          default -> true;
        };
  }
}
