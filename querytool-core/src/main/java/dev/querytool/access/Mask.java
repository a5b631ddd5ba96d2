package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;

/**
 * What a caller sees instead of a column's values. Predicates, sorting and grouping work on the
 * mask too; NULL stays NULL.
 */
public sealed interface Mask {

  /** The greatest number of characters that {@link #keepLast} keeps. */
  int MOST_KEPT = 100;

  /** The greatest length of a fixed text. */
  int LONGEST_TEXT = 200;

  /** Nothing is seen: every value is NULL. */
  record Nothing() implements Mask {}

  /**
   * Every value is the same text.
   *
   * @param text what is seen
   */
  record FixedText(String text) implements Mask {

    /** Checks the length. */
    public FixedText {
      requireNonNull(text, "text");
      if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
        throw new ValidationException(
            "the fixed text of a mask has at most "
                + LONGEST_TEXT
                + " characters, none of them NUL; this one has "
                + text.length());
      }
    }
  }

  /**
   * The last characters are seen after {@code ****}; if the value is not longer than twice that
   * number, none are.
   *
   * @param characters how many
   */
  record KeepLast(int characters) implements Mask {

    /** Checks the number. */
    public KeepLast {
      if (characters < 1 || characters > MOST_KEPT) {
        throw new ValidationException(
            "a mask keeps 1 to " + MOST_KEPT + " characters, not " + characters);
      }
    }
  }

  /**
   * A hash keyed for the column is seen, in hexadecimal digits. Equal values have equal hashes, so
   * equality and frequency remain visible.
   */
  record KeyedHash() implements Mask {}

  /** Returns the mask that shows nothing. */
  static Mask nothing() {
    return new Nothing();
  }

  /**
   * Returns the mask that shows a fixed text.
   *
   * @throws ValidationException if the text is longer than {@link #LONGEST_TEXT}
   */
  static Mask fixedText(String text) {
    return new FixedText(text);
  }

  /**
   * Returns the mask that shows the last characters.
   *
   * @param characters 1 to {@link #MOST_KEPT}
   * @throws ValidationException if the number is out of range
   */
  static Mask keepLast(int characters) {
    return new KeepLast(characters);
  }

  /** Returns the mask that shows a keyed hash. */
  static Mask keyedHash() {
    return new KeyedHash();
  }
}
