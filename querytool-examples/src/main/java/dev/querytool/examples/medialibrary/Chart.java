package dev.querytool.examples.medialibrary;

import java.util.Locale;

/** The shop's lists of the best-selling works. */
enum Chart {
  DAY,
  WEEK,
  MONTH,
  YEAR;

  /** Returns the name in the file. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
