package dev.querytool.examples.evaluate;

import java.util.Locale;

/** What became of a question. */
enum Outcome {
  EQUAL,
  DIFFERENT,
  REFUSED,
  FAILED,
  ABSTAINED;

  /** Returns the name as reports write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
