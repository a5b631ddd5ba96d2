package dev.querytool.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known names that are nearest to one that is not known, by the letters to change. */
final class NearestNames {

  /** How many are returned at most. */
  static final int MOST = 3;

  private final List<Known> known = new ArrayList<>();

  private record Known(String spelling, String name) {}

  private record Near(String name, int distance) {}

  static NearestNames of(Collection<String> names) {
    NearestNames nearest = new NearestNames();
    names.forEach(name -> nearest.add(name, name));
    return nearest;
  }

  /** Adds a name and a spelling by which it may be meant. */
  void add(String spelling, String name) {
    known.add(new Known(spelling.toLowerCase(Locale.ROOT), name));
  }

  /** Returns at most three names, the nearest first. */
  List<String> to(String wanted) {
    String spelling = wanted.toLowerCase(Locale.ROOT);
    int farthest = Math.max(1, spelling.length() / 3);
    return known.stream()
        .filter(candidate -> lengthsFit(candidate.spelling(), spelling, farthest))
        .map(candidate -> new Near(candidate.name(), rank(candidate.spelling(), spelling)))
        .filter(near -> near.distance() <= farthest)
        .sorted(Comparator.comparingInt(Near::distance))
        .map(Near::name)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static boolean lengthsFit(String candidate, String wanted, int farthest) {
    return candidate.contains(wanted)
        || wanted.contains(candidate)
        || Math.abs(candidate.length() - wanted.length()) <= farthest;
  }

  private static int rank(String candidate, String wanted) {
    boolean within = candidate.contains(wanted) || wanted.contains(candidate);
    int distance = NearNames.distance(candidate, wanted);
    return within && Math.min(candidate.length(), wanted.length()) > 1
        ? Math.min(distance, 1)
        : distance;
  }
}
