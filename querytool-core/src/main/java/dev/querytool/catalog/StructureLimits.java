package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.time.Duration;
import java.util.Locale;

/**
 * How much of its structure a database may tell when it is registered or refreshed: a hostile or
 * broken one could go on for ever. What tells more is refused as a whole, and what was stored of it
 * before stays. The defaults are beyond every database that people work with.
 *
 * <p>Besides these, names have at most 1,000 characters, a table at most 10,000 columns, and all
 * together may take an eighth of the heap. Immutable.
 */
public final class StructureLimits {

  private static final StructureLimits DEFAULTS =
      new StructureLimits(100_000, 2_000_000, 1_000_000, Duration.ofMinutes(10));

  private static final int MOST_TABLES = 10_000_000;
  private static final int MOST_COLUMNS = 100_000_000;
  private static final int LONGEST_TEXT = 100_000_000;
  private static final Duration LONGEST = Duration.ofDays(1);

  private final int tables;
  private final int columns;
  private final int textLength;
  private final Duration time;

  private StructureLimits(int tables, int columns, int textLength, Duration time) {
    this.tables = tables;
    this.columns = columns;
    this.textLength = textLength;
    this.time = time;
  }

  /** Returns 100,000 tables, 2,000,000 columns, 1,000,000 characters of a text, 10 minutes. */
  public static StructureLimits defaults() {
    return DEFAULTS;
  }

  /**
   * Returns the same, but for how many tables and views there may be.
   *
   * @param most 1 to 10,000,000
   * @throws ValidationException if it is out of range
   */
  public StructureLimits tables(int most) {
    return new StructureLimits(checked("tables", most, MOST_TABLES), columns, textLength, time);
  }

  /**
   * Returns the same, but for how many columns all tables may have together; as many columns of
   * keys there may be, and as many functions with their parameters.
   *
   * @param most 1 to 100,000,000
   * @throws ValidationException if it is out of range
   */
  public StructureLimits columns(int most) {
    return new StructureLimits(tables, checked("columns", most, MOST_COLUMNS), textLength, time);
  }

  /**
   * Returns the same, but for how many characters a comment, a default or a type may have.
   *
   * @param most 1 to 100,000,000
   * @throws ValidationException if it is out of range
   */
  public StructureLimits textLength(int most) {
    return new StructureLimits(tables, columns, checked("textLength", most, LONGEST_TEXT), time);
  }

  /**
   * Returns the same, but for how long reading may take.
   *
   * @param most up to a day
   * @throws ValidationException if it is longer, or no time at all
   */
  public StructureLimits time(Duration most) {
    if (requireNonNull(most, "most").compareTo(LONGEST) > 0 || most.isZero() || most.isNegative()) {
      throw new ValidationException("time is more than nothing and at most a day, not " + most);
    }
    return new StructureLimits(tables, columns, textLength, most);
  }

  /** Returns how many tables and views there may be. */
  public int tables() {
    return tables;
  }

  /** Returns how many columns all tables may have together. */
  public int columns() {
    return columns;
  }

  /** Returns how many characters a comment, a default or a type may have. */
  public int textLength() {
    return textLength;
  }

  /** Returns how long reading may take. */
  public Duration time() {
    return time;
  }

  private static int checked(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new ValidationException(
          String.format(Locale.ROOT, "%s is 1 to %,d, not %d", what, most, value));
    }
    return value;
  }
}
