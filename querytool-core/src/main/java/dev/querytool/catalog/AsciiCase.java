package dev.querytool.catalog;

/**
 * Names compared as SQL engines compare them: only A to Z have a case; every other letter is itself
 * alone.
 */
final class AsciiCase {

  private AsciiCase() {}

  /** Returns the name with A to Z made small; the same object if there is nothing to make small. */
  static String fold(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (isUpper(name.charAt(i))) {
        return foldFrom(name, i);
      }
    }
    return name;
  }

  private static String foldFrom(String name, int first) {
    char[] folded = name.toCharArray();
    for (int i = first; i < folded.length; i++) {
      if (isUpper(folded[i])) {
        folded[i] = (char) (folded[i] + ('a' - 'A'));
      }
    }
    return new String(folded);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
