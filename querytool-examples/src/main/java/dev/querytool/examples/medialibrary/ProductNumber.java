package dev.querytool.examples.medialibrary;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of a work as the shop writes it. */
final class ProductNumber {

  private static final Pattern FORM = Pattern.compile("rj(\\d{6,8})");

  private ProductNumber() {}

  /** Reads a folded text that is a product number and nothing else. */
  static Optional<Integer> find(String folded) {
    Matcher number = FORM.matcher(folded);
    return number.matches() ? Optional.of(Integer.valueOf(number.group(1))) : Optional.empty();
  }

  /** Writes a number as the shop does, with six digits or, if those do not suffice, with eight. */
  static String text(int id) {
    return String.format(Locale.ROOT, id < 1_000_000 ? "RJ%06d" : "RJ%08d", id);
  }
}
