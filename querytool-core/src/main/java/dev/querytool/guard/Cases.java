package dev.querytool.guard;

import java.util.Arrays;

/** Where each CASE of a list of tokens has its first WHEN and its END. */
final class Cases {

  private static final int NONE = -1;

  private final int[] when;
  private final int[] end;

  private Cases(int size) {
    when = new int[size];
    end = new int[size];
    Arrays.fill(when, NONE);
    Arrays.fill(end, NONE);
  }

  static Cases of(KeyWords words, Brackets brackets, int size) {
    Cases cases = new Cases(size);
    for (int at = 0; at < size; at++) {
      int around = brackets.around(at);
      if (around >= 0 && words.at(around, "CASE")) {
        if (words.at(at, "END")) {
          cases.end[around] = at;
        } else if (words.at(at, "WHEN") && cases.when[around] == NONE) {
          cases.when[around] = at;
        }
      }
    }
    return cases;
  }

  /** Returns the first WHEN of the CASE at an index; -1 if it has none. */
  int when(int at) {
    return when[at];
  }

  /** Returns the END of the CASE at an index; -1 if it has none. */
  int end(int at) {
    return end[at];
  }
}
