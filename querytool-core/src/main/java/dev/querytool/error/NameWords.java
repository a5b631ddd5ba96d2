package dev.querytool.error;

import java.util.Arrays;

/**
 * The words of a name, without what joins them and without the endings of English plurals: {@code
 * order_categories} and {@code OrderCategory} are the same.
 */
final class NameWords {

  private final int[] letters;

  private NameWords(int[] letters) {
    this.letters = letters;
  }

  /** Takes the characters of a name with small letters. */
  static NameWords of(int[] characters) {
    return new NameWords(letters(characters));
  }

  /** Tells whether another name has the same words. */
  boolean isSpelledBy(int[] other) {
    return other.length > 0
        && letters.length > 0
        && other[0] == letters[0]
        && Arrays.equals(letters, letters(other));
  }

  private static int[] letters(int[] characters) {
    int[] letters = new int[characters.length];
    int length = 0;
    int word = 0;
    for (int i = 0; i <= characters.length; i++) {
      if (i == characters.length || isJoint(characters[i])) {
        length = withoutPlural(letters, word, length);
        word = length;
      } else {
        letters[length++] = characters[i];
      }
    }
    return Arrays.copyOf(letters, length);
  }

  private static boolean isJoint(int character) {
    return character == '_' || character == '-' || character == ' ';
  }

  /** Returns where the word that begins at {@code from} ends without its plural. */
  private static int withoutPlural(int[] letters, int from, int end) {
    if (end - from < 3 || letters[end - 1] != 's' || letters[end - 2] == 's') {
      return end;
    }
    if (letters[end - 2] != 'e') {
      return end - 1;
    }
    if (letters[end - 3] == 'i' && end - from > 4) {
      letters[end - 3] = 'y';
      return end - 2;
    }
    return "sxzh".indexOf(letters[end - 3]) >= 0 ? end - 2 : end - 1;
  }
}
