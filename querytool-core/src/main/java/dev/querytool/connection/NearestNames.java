package dev.querytool.connection;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names that a mistyped one may have meant. */
final class NearestNames {

  private static final int MOST = 3;
  private static final int LONGEST = 100;

  private NearestNames() {}

  /** Returns up to three names within a third of the length, nearest first, then by name. */
  static List<String> of(String typed, Collection<String> known) {
    if (typed.length() > LONGEST) {
      return List.of();
    }
    String key = ConnectionName.key(typed);
    int furthest = Math.max(2, typed.length() / 3);
    record Near(String name, int distance) {}
    return known.stream()
        .map(name -> new Near(name, distance(key, ConnectionName.key(name))))
        .filter(near -> near.distance() <= furthest)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(MOST)
        .map(Near::name)
        .toList();
  }

  /** Counts the insertions, deletions and replacements that turn one text into the other. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced =
            previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
