package dev.querytool.natural;

import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.SearchText;
import dev.querytool.catalog.SearchText.Piece;
import dev.querytool.catalog.TableMetadata;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How near in meaning a question is to each table. Safe for use by many threads. */
final class TableMeanings {

  private static final Logger LOG = LoggerFactory.getLogger(TableMeanings.class);
  private static final int MOST_FIELDS = 24;

  private final TextEmbedder embedder;
  private final List<TableMetadata> tables;
  private @Nullable List<float[]> vectors;

  TableMeanings(TextEmbedder embedder, List<TableMetadata> tables) {
    this.embedder = embedder;
    this.tables = tables;
  }

  /** Tells whether a question has a meaning here. */
  boolean understands(String question) {
    return embedder.understands(question);
  }

  /** Returns how near each table is; nothing is near if the embedder fails. */
  double[] scores(String question) {
    try {
      List<float[]> ofTables = vectors();
      float[] asked = embedder.embedQuestion(question);
      return ofTables.stream().mapToDouble(vector -> product(asked, vector)).toArray();
    } catch (RuntimeException e) {
      LOG.warn("tables are linked by words alone: the embedder {} failed", embedder.id(), e);
      return new double[tables.size()];
    }
  }

  private synchronized List<float[]> vectors() {
    List<float[]> known = vectors;
    if (known == null) {
      known = embedder.embedPassages(tables.stream().map(TableMeanings::passage).toList());
      if (known.size() != tables.size()) {
        throw new IllegalStateException(
            tables.size() + " tables were embedded as " + known.size() + " vectors");
      }
      vectors = known;
    }
    return known;
  }

  private static String passage(TableMetadata table) {
    StringBuilder passage = new StringBuilder(words(table.tableName()));
    table.chineseName().ifPresent(name -> passage.append(' ').append(name));
    table.synonyms().forEach(word -> passage.append(", ").append(word));
    table.note().ifPresent(note -> passage.append(". ").append(note));
    table.comment().ifPresent(comment -> passage.append(". ").append(comment));
    passage.append(": ");
    passage.append(
        table.fields().stream()
            .limit(MOST_FIELDS)
            .map(TableMeanings::words)
            .collect(Collectors.joining(", ")));
    return passage.toString();
  }

  private static String words(FieldMetadata field) {
    return field.chineseName().orElseGet(() -> words(field.fieldName()));
  }

  private static String words(String name) {
    return SearchText.of(name).pieces().stream().map(Piece::text).collect(Collectors.joining(" "));
  }

  private static double product(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
