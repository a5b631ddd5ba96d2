package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import java.util.Locale;

/** The rule for connections' names, and the form under which equal names meet. */
final class ConnectionName {

  private static final int LONGEST = 100;
  private static final int LONGEST_SHOWN = 40;

  private static final String UNLIKE =
      ": it stands in scopes, commands and addresses, where no two names may look alike; Chinese"
          + " names are for tables and fields";

  private ConnectionName() {}

  /**
   * Returns the name if it follows the rule.
   *
   * @throws ValidationException if it does not
   */
  static String checked(String name) {
    if (name.isEmpty()
        || name.length() > LONGEST
        || !name.chars().allMatch(ConnectionName::isAllowed)) {
      throw new ValidationException(
          "connection name "
              + shown(name)
              + " is not valid; use 1 to 100 of the characters A-Z, a-z, 0-9, '_' and '-'"
              + (isAscii(name) ? "" : UNLIKE));
    }
    return name;
  }

  /** Returns the form in which names that differ only by ASCII case are equal. */
  static String key(String name) {
    // Of letters outside ASCII some fold to one inside, which the store does not do.
    return name.chars().allMatch(ConnectionName::isAllowed) ? name.toLowerCase(Locale.ROOT) : name;
  }

  /** Quotes a name that may be anything for a message: shortened, nothing unprintable. */
  static String shown(String name) {
    StringBuilder text = new StringBuilder("'");
    name.codePoints()
        .limit(LONGEST_SHOWN)
        .map(c -> Character.isLetterOrDigit(c) || isBetween(' ', c, '~') ? c : '?')
        .forEach(text::appendCodePoint);
    return text.append(name.length() > LONGEST_SHOWN ? "…'" : "'").toString();
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(c -> c < 128);
  }

  private static boolean isAllowed(int c) {
    return isBetween('a', c, 'z')
        || isBetween('A', c, 'Z')
        || isBetween('0', c, '9')
        || c == '_'
        || c == '-';
  }

  private static boolean isBetween(char first, int c, char last) {
    return first <= c && c <= last;
  }
}
