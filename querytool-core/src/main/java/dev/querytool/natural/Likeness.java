package dev.querytool.natural;

import dev.querytool.natural.VerifiedQueryStore.Entry;
import java.util.Comparator;
import java.util.List;

/** How much kept questions are like another one. */
interface Likeness {

  /** A kept query with the similarity of its question. */
  record Alike(Entry entry, double similarity) {}

  /** Returns those that are like a question at all, the most alike first. */
  List<Alike> rank(String question, List<Entry> entries);

  /** Orders what was measured: the most alike first, the newer before the older. */
  static List<Alike> ranked(List<Alike> measured) {
    return measured.stream()
        .filter(alike -> alike.similarity() > 0)
        .sorted(
            Comparator.comparingDouble(Alike::similarity)
                .thenComparingLong(Likeness::precedence)
                .reversed())
        .toList();
  }

  /** The newest of those that are equally like another, but the oldest of the same question. */
  private static long precedence(Alike alike) {
    long id = alike.entry().id();
    return alike.similarity() == SimilarQuery.SAME_QUESTION ? -id : id;
  }
}
