package dev.querytool.natural;

import dev.querytool.catalog.TableMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Raises the tables that join others which are near, or are of one family with them. Immutable. */
final class JoinScores {

  private static final int STRONG = 10;
  private static final double BETWEEN = 0.45;
  private static final double BESIDE = 0.15;
  private static final double OF_FAMILY = 0.15;

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
    Map<String, Double> ofFamilies = new HashMap<>();
    double all = 0;
    for (int table : strong) {
      ofFamilies.merge(families.get(table), scores[table], Double::sum);
      all += scores[table];
    }
    double[] raised = new double[size];
    for (int table = 0; table < size; table++) {
      double family = ofFamilies.getOrDefault(families.get(table), 0.0) / all;
      raised[table] =
          scores[table] + fromNeighbours(table, scores, strong) + OF_FAMILY * family * most;
    }
    return raised;
  }

  private double fromNeighbours(int table, double[] scores, List<Integer> strong) {
    double first = 0;
    double second = 0;
    for (int neighbour : strong) {
      if (graph.neighbours(table).contains(neighbour)) {
        second = Math.max(second, Math.min(first, scores[neighbour]));
        first = Math.max(first, scores[neighbour]);
      }
    }
    return BESIDE * first + BETWEEN * second;
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
