package dev.querytool.natural;

import dev.querytool.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How near in meaning a question is to each table. Safe for use by many threads. */
final class TableMeanings {

  private static final Logger LOG = LoggerFactory.getLogger(TableMeanings.class);
  private static final String CHINESE = "中文";

  private final TextEmbedder embedder;
  private final List<TableMetadata> tables;
  private final TablePassages passages;
  private final QuestionParts parts;
  private @Nullable List<List<float[]>> vectors;

  TableMeanings(TextEmbedder embedder, List<TableMetadata> tables, Lexicon lexicon) {
    this.embedder = embedder;
    this.tables = tables;
    this.passages = new TablePassages(lexicon, embedder.understands(CHINESE));
    this.parts = new QuestionParts(lexicon);
  }

  /** Tells whether a question has a meaning here. */
  boolean understands(String question) {
    return embedder.understands(question);
  }

  /**
   * Returns how near each table is to the question and, after that, to each part of it; nothing if
   * the embedder fails.
   */
  List<double[]> scores(String question) {
    try {
      List<List<float[]>> ofTables = vectors();
      List<double[]> scores = new ArrayList<>();
      scores.add(scores(ofTables, embedder.embedQuestion(question)));
      for (float[] part : embedder.embedPassages(parts.of(question))) {
        scores.add(scores(ofTables, part));
      }
      return List.copyOf(scores);
    } catch (RuntimeException e) {
      LOG.warn("tables are linked by words alone: the embedder {} failed", embedder.id(), e);
      return List.of();
    }
  }

  private static double[] scores(List<List<float[]>> ofTables, float[] asked) {
    return ofTables.stream()
        .mapToDouble(
            table -> table.stream().mapToDouble(vector -> product(asked, vector)).max().orElse(0))
        .toArray();
  }

  private synchronized List<List<float[]>> vectors() {
    List<List<float[]>> known = vectors;
    if (known == null) {
      known = embedded(tables.stream().map(passages::of).toList());
      vectors = known;
    }
    return known;
  }

  /** Embeds all at once, as some embedders do it faster. */
  private List<List<float[]>> embedded(List<List<String>> texts) {
    List<String> all = texts.stream().flatMap(List::stream).toList();
    List<float[]> found = embedder.embedPassages(all);
    if (found.size() != all.size()) {
      throw new IllegalStateException(
          all.size() + " passages were embedded as " + found.size() + " vectors");
    }
    List<List<float[]>> ofTables = new ArrayList<>();
    int next = 0;
    for (List<String> ofTable : texts) {
      ofTables.add(List.copyOf(found.subList(next, next + ofTable.size())));
      next += ofTable.size();
    }
    return List.copyOf(ofTables);
  }

  private static double product(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
