package dev.querytool.natural;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Adds to what words say what meaning does, by rank: how near it is has no scale. */
final class FusedScores {

  /**
   * What the nearest tables are given.
   *
   * @param tables how many of them
   * @param weight what the nearest is given, as a part of what words give at most
   * @param offset at which rank half of that is left
   */
  private record Share(int tables, double weight, double offset) {}

  private static final Share OF_QUESTION = new Share(30, 0.6, 5);
  private static final Share OF_PART = new Share(10, 0.3, 3);

  private FusedScores() {}

  /**
   * Returns the scores in one.
   *
   * @param byMeaning how near each table is to the whole question first, then to its parts
   */
  static double[] of(double[] byWords, List<double[]> byMeaning) {
    double most = Arrays.stream(byWords).max().orElse(0);
    double[] fused = byWords.clone();
    for (int i = 0; i < byMeaning.size(); i++) {
      add(byMeaning.get(i), i == 0 ? OF_QUESTION : OF_PART, most > 0 ? most : 1, fused);
    }
    return fused;
  }

  private static void add(double[] near, Share share, double most, double[] fused) {
    List<Integer> nearest =
        IntStream.range(0, near.length)
            .filter(table -> near[table] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer table) -> -near[table]))
            .limit(share.tables())
            .toList();
    for (int rank = 0; rank < nearest.size(); rank++) {
      fused[nearest.get(rank)] += share.weight() * most / (1 + rank / share.offset());
    }
  }
}
