package dev.querytool.query;

/** Makes the connection name that a caller gave, which may be anything, fit to be recorded. */
final class AskedName {

  private static final int LONGEST = 100;

  private AskedName() {}

  /** Returns a name that a connection could have as it is, and any other one fit to be kept. */
  static String bounded(String asked) {
    StringBuilder name = new StringBuilder();
    asked.codePoints().limit(LONGEST).map(AskedName::shown).forEach(name::appendCodePoint);
    return asked.length() > LONGEST ? name.append('…').toString() : name.toString();
  }

  /** What stands in no connection's name goes on standing in none. */
  private static int shown(int c) {
    return Character.isLetterOrDigit(c) || (c >= ' ' && c <= '~') ? c : '?';
  }
}
