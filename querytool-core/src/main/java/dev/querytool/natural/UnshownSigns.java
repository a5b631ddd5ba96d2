package dev.querytool.natural;

import java.util.regex.Pattern;

/**
 * Signs that make a text look unlike what it says: they move the cursor of a terminal, or turn the
 * direction of what stands around them.
 */
final class UnshownSigns {

  private static final Pattern SIGNS =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069&&[^\\t\\r\\n]]"
              + "|\\r(?!\\n)");

  private UnshownSigns() {}

  static boolean areIn(String text) {
    return SIGNS.matcher(text).find();
  }
}
