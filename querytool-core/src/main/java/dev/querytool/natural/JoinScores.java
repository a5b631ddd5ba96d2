package dev.querytool.natural;

import dev.querytool.catalog.TableMetadata;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Raises the tables that join others which are near, or are of one family with them. Immutable. */
final class JoinScores {

  private static final int STRONG = 20;
  private static final int STRONGEST = 6;
  private static final int HUB = 25;
  private static final double BETWEEN = 0.4;
  private static final double ON_THE_WAY = 0.45;
  private static final double PARENT = 0.45;
  private static final double FADING = 0.1;
  private static final double BESIDE = 0.15;
  private static final double OF_FAMILY = 0.15;
  private static final double AGREEING = 0.2;
  private static final double PASSED_ON = 0.6;

  private final TableGraph graph;
  private final List<String> families;
  private final int size;

  JoinScores(TableGraph graph, List<TableMetadata> tables) {
    this.graph = graph;
    this.families = families(tables);
    this.size = tables.size();
  }

  /** Returns the scores with what the neighbours of each table give it. */
  double[] raise(double[] scores) {
    List<Integer> strong = strongest(scores);
    double most = strong.isEmpty() ? 0 : scores[strong.get(0)];
    if (most <= 0) {
      return scores;
    }
    double[] given = new double[size];
    giveFromNeighbours(strong, scores, given);
    giveToParents(strong, scores, given);
    giveOnTheWay(strong.subList(0, Math.min(STRONGEST, strong.size())), scores, given);
    giveToFamilies(strong, scores, given);
    for (int table = 0; table < size; table++) {
      given[table] += scores[table];
    }
    return given;
  }

  /** Returns raised scores with what tables that are not near themselves pass on. */
  double[] raiseFurther(double[] raised) {
    double[] further = raise(raised);
    for (int table = 0; table < size; table++) {
      further[table] = raised[table] + PASSED_ON * (further[table] - raised[table]);
    }
    return further;
  }

  private void giveFromNeighbours(List<Integer> strong, double[] scores, double[] given) {
    double[] first = new double[size];
    double[] second = new double[size];
    for (int giver : strong) {
      for (int table : graph.neighbours(giver)) {
        second[table] = Math.max(second[table], Math.min(first[table], scores[giver]));
        first[table] = Math.max(first[table], scores[giver]);
      }
    }
    for (int table = 0; table < size; table++) {
      double agreeing = Math.sqrt(scores[table] * first[table]);
      given[table] += BESIDE * first[table] + BETWEEN * second[table] + AGREEING * agreeing;
    }
  }

  private void giveToParents(List<Integer> strong, double[] scores, double[] given) {
    double[] most = new double[size];
    for (int rank = 0; rank < strong.size(); rank++) {
      int child = strong.get(rank);
      Set<Integer> parents = graph.parents(child);
      double share = PARENT * scores[child] / (1 + FADING * rank);
      share /= Math.sqrt(Math.max(1, parents.size() / 2.0));
      for (int parent : parents) {
        most[parent] = Math.max(most[parent], share);
      }
    }
    for (int table = 0; table < size; table++) {
      given[table] += most[table];
    }
  }

  private void giveOnTheWay(List<Integer> strongest, double[] scores, double[] given) {
    double[] most = new double[size];
    for (int from : strongest) {
      for (int to : strongest) {
        if (from < to && Collections.disjoint(graph.neighbours(from), graph.neighbours(to))) {
          giveOnTheWay(from, to, ON_THE_WAY * Math.min(scores[from], scores[to]), most);
        }
      }
    }
    for (int table = 0; table < size; table++) {
      given[table] += most[table];
    }
  }

  /** Gives to both of the tables that lead from one to another. */
  private void giveOnTheWay(int from, int to, double share, double[] most) {
    Set<Integer> near = graph.neighbours(to);
    for (int one : graph.neighbours(from)) {
      for (int other : unlessHub(graph.neighbours(one))) {
        if (near.contains(other)) {
          most[one] = Math.max(most[one], share);
          most[other] = Math.max(most[other], share);
        }
      }
    }
  }

  /** What leads everywhere says nothing of what belongs together. */
  private static Set<Integer> unlessHub(Set<Integer> neighbours) {
    return neighbours.size() > HUB ? Set.of() : neighbours;
  }

  private void giveToFamilies(List<Integer> strong, double[] scores, double[] given) {
    Map<String, Double> ofFamilies = new HashMap<>();
    double all = 0;
    for (int table : strong) {
      ofFamilies.merge(families.get(table), scores[table], Double::sum);
      all += scores[table];
    }
    for (int table = 0; table < size; table++) {
      double share = ofFamilies.getOrDefault(families.get(table), 0.0) / all;
      given[table] += OF_FAMILY * share * scores[strong.get(0)];
    }
  }

  private static List<Integer> strongest(double[] scores) {
    return IntStream.range(0, scores.length)
        .filter(table -> scores[table] > 0)
        .boxed()
        .sorted((a, b) -> scores[a] == scores[b] ? a - b : Double.compare(scores[b], scores[a]))
        .limit(STRONG)
        .toList();
  }

  private static List<String> families(List<TableMetadata> tables) {
    boolean oneSchema = tables.stream().map(TableMetadata::schemaName).distinct().count() < 2;
    return tables.stream()
        .map(
            table ->
                oneSchema
                    ? LinkTerms.parts(table.tableName()).stream().findFirst().orElse("")
                    : table.schemaName())
        .toList();
  }
}
