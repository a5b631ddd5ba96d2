package dev.querytool.guard;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the known names that a misspelt one is nearest to. */
final class NearNames {

  private static final int MOST = 3;
  private static final int LONGEST = 64;

  private NearNames() {}

  private record Near(String name, int distance) {}

  /** Returns up to three names within a third of the name's length, nearest first. */
  static List<String> of(String name, Collection<String> known) {
    if (name.length() > LONGEST) {
      return List.of();
    }
    int limit = Math.max(1, name.length() / 3);
    return known.stream()
        .filter(other -> Math.abs(other.length() - name.length()) <= limit)
        .map(other -> new Near(other, distance(name, other)))
        .filter(near -> near.distance() <= limit)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(MOST)
        .map(Near::name)
        .toList();
  }

  /** Returns how many characters must be put in, taken out or changed. */
  static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= left.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= right.length(); column++) {
        int cost = left.charAt(line - 1) == right.charAt(column - 1) ? 0 : 1;
        int next = Math.min(Math.min(row[column], row[column - 1]) + 1, diagonal + cost);
        diagonal = row[column];
        row[column] = next;
      }
    }
    return row[right.length()];
  }
}
