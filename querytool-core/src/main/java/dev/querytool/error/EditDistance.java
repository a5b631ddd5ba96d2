package dev.querytool.error;

import java.util.Arrays;

/**
 * How many characters must be put in, left out, replaced or swapped with their neighbour to make
 * one word of another, case aside.
 */
final class EditDistance {

  /** Longer words are compared by their beginnings. */
  private static final int LONGEST = 64;

  private EditDistance() {}

  /** Returns the word's characters with small letters. */
  static int[] characters(String word) {
    return word.codePoints().limit(LONGEST).map(Character::toLowerCase).toArray();
  }

  /**
   * Returns the distance, or {@code bound + 1} for any greater one; costs at most about the length
   * of the shorter word times {@code bound}.
   */
  static int within(int bound, int[] one, int[] other) {
    if (Math.abs(one.length - other.length) > bound) {
      return bound + 1;
    }
    int far = bound + 1;
    int[] beforeLast = new int[other.length + 1];
    int[] last = new int[other.length + 1];
    int[] row = new int[other.length + 1];
    for (int j = 0; j <= other.length; j++) {
      last[j] = Math.min(j, far);
    }
    for (int i = 1; i <= one.length; i++) {
      Arrays.fill(row, far);
      row[0] = Math.min(i, far);
      int nearest = row[0];
      for (int j = Math.max(1, i - bound); j <= Math.min(other.length, i + bound); j++) {
        int replaced = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        int distance = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (isSwap(one, other, i, j)) {
          distance = Math.min(distance, beforeLast[j - 2] + 1);
        }
        row[j] = Math.min(distance, far);
        nearest = Math.min(nearest, row[j]);
      }
      if (nearest > bound) {
        return far;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[other.length];
  }

  private static boolean isSwap(int[] one, int[] other, int i, int j) {
    return i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
  }
}
