package dev.querytool.examples.medialibrary;

import dev.querytool.error.ValidationException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What changes at the shop from day to day.
 *
 * @param downloads how often the work was bought
 * @param price in yen; 0 for a gift
 * @param reviews how many texts the shop's customers wrote
 * @param stars how many of them gave 1 to 5 stars
 * @param ranks its place in the charts that it is in
 */
record Figures(
    int downloads, int price, int reviews, Map<Integer, Integer> stars, Map<Chart, Integer> ranks) {

  Figures {
    stars = Collections.unmodifiableMap(new TreeMap<>(stars));
    ranks = Collections.unmodifiableMap(new TreeMap<>(ranks));
    for (int given : stars.keySet()) {
      if (given < 1 || given > 5) {
        throw new ValidationException(given + " stars cannot be given; the shop has 1 to 5");
      }
    }
  }

  /** Returns how many customers gave stars. */
  int ratings() {
    return stars.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns the mean of the stars with two decimal places; null if nobody gave any. */
  @Nullable Double average() {
    if (ratings() == 0) {
      return null;
    }
    int sum = stars.entrySet().stream().mapToInt(e -> e.getKey() * e.getValue()).sum();
    return Math.round(100.0 * sum / ratings()) / 100.0;
  }
}
