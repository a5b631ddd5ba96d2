package dev.querytool.guard;

import java.util.List;

/**
 * How large a value can become, estimated before a statement is run.
 *
 * @param characters the most characters, or elements, that it may have; a stored value counts for
 *     {@link #STORED}, what is gathered from many rows for {@link #GATHERED}
 * @param count the most that it may stand for as a number
 * @param stored whether anything stored is in it; if not, the statement alone makes it
 * @param work how many steps it takes to compute it, for what a query in FROM puts out: engines
 *     merge such queries into the one around them and compute it wherever it is named
 */
record Extent(double characters, double count, boolean stored, double work) {

  /** What is gathered from many rows, or repeated as often as a stored number says. */
  static final double MANY = 1e7;

  private static final double MOST_FROM_NOTHING = 1e6;
  private static final double MOST_FROM_STORED = 1e9;
  private static final double UNKNOWN = Double.POSITIVE_INFINITY;

  /** A value of a table, or a parameter, for which the host answers. */
  static final Extent STORED = new Extent(1_000, MANY, true, 0);

  /** Something short, such as a date or what a comparison tells. */
  static final Extent SHORT = new Extent(40, UNKNOWN, false, 0);

  /** Nothing at all. */
  static final Extent NONE = new Extent(0, 0, false, 0);

  /** What many rows make together. */
  static final Extent GATHERED = new Extent(MANY, UNKNOWN, true, 0);

  /** A text of digits is no greater than its length allows; another may be 6e7. */
  static Extent ofText(String text) {
    boolean digits = true;
    for (int at = 0; at < text.length(); at++) {
      digits &= Characters.asciiDigit(text.charAt(at));
    }
    return new Extent(text.length(), digits ? Math.pow(10, text.length()) : UNKNOWN, false, 0);
  }

  static Extent ofNumber(String digits) {
    return new Extent((double) digits.length() + zeros(digits), numberOf(digits), false, 0);
  }

  /** Returns how many digits an exponent adds. */
  private static double zeros(String digits) {
    int exponent = Characters.lower(digits).indexOf('e');
    double zeros = exponent < 0 ? 0 : numberOf(digits.substring(exponent + 1));
    return Math.min(zeros, MANY);
  }

  private static double numberOf(String digits) {
    try {
      return Math.abs(Double.parseDouble(digits));
    } catch (NumberFormatException e) {
      return UNKNOWN;
    }
  }

  /** Returns the extent of all one behind the other. */
  static Extent together(List<Extent> extents) {
    Extent together = NONE;
    for (Extent extent : extents) {
      together = together.and(extent);
    }
    return together;
  }

  /** Returns the extent of any one of them. */
  static Extent either(List<Extent> extents) {
    Extent either = NONE;
    for (Extent extent : extents) {
      either = either.or(extent);
    }
    return either;
  }

  /** Returns the extent of both one behind the other. */
  Extent and(Extent other) {
    return new Extent(
        characters + other.characters, UNKNOWN, stored || other.stored, work + other.work);
  }

  /** Returns the extent of one or the other. */
  Extent or(Extent other) {
    return new Extent(
        Math.max(characters, other.characters),
        Math.max(count, other.count),
        stored || other.stored,
        Math.max(work, other.work));
  }

  Extent times(double factor) {
    return new Extent(characters * factor, UNKNOWN, stored, work);
  }

  Extent withCharacters(double most) {
    return new Extent(most, UNKNOWN, stored, work);
  }

  Extent withCount(double most) {
    return new Extent(characters, most, stored, work);
  }

  Extent withWork(double steps) {
    return new Extent(characters, count, stored, steps);
  }

  /** Returns how many characters a statement may make of its own. */
  static long mostFromNothing() {
    return (long) MOST_FROM_NOTHING;
  }

  /** Tells whether the value may be larger than any that is stored or gathered. */
  boolean isExcessive() {
    return !(characters <= (stored ? MOST_FROM_STORED : MOST_FROM_NOTHING));
  }
}
