package dev.querytool.natural;

import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.SearchText;
import dev.querytool.catalog.SearchText.Piece;
import dev.querytool.catalog.TableMetadata;
import java.util.ArrayList;
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
  private final Lexicon lexicon;
  private final QuestionParts parts;
  private @Nullable List<List<float[]>> vectors;

  TableMeanings(TextEmbedder embedder, List<TableMetadata> tables, Lexicon lexicon) {
    this.embedder = embedder;
    this.tables = tables;
    this.lexicon = lexicon;
    this.parts = new QuestionParts(lexicon);
  }

  /** Tells whether a question has a meaning here. */
  boolean understands(String question) {
    return embedder.understands(question);
  }

  /** Returns how near each table is; nothing is near if the embedder fails. */
  List<double[]> scores(String question) {
    try {
      List<List<float[]>> ofTables = vectors();
      List<double[]> all = new ArrayList<>();
      all.add(scores(ofTables, embedder.embedQuestion(question), (int) X.p("wq", 3)));
      if (X.p("parts", 1) > 0) {
        for (String part : parts.of(question)) {
          float[] v = X.p("partq", 0) > 0 ? embedder.embedQuestion(part) : embedder.embedPassages(List.of(part)).get(0);
          all.add(scores(ofTables, v, (int) X.p("pq", 6)));
        }
      }
      return all;
    } catch (RuntimeException e) {
      LOG.warn("tables are linked by words alone: the embedder {} failed", embedder.id(), e);
      return List.of(new double[tables.size()]);
    }
  }

  private double[] scores(List<List<float[]>> ofTables, float[] asked, int mask) {
    double[] s = new double[ofTables.size()];
    for (int t = 0; t < s.length; t++) {
      double most = 0;
      List<float[]> v = ofTables.get(t);
      for (int k = 0; k < v.size(); k++) {
        int kind = Math.min(k, 3);
        if ((mask >> kind & 1) == 1) most = Math.max(most, product(asked, v.get(k)));
      }
      s[t] = most;
    }
    return s;
  }

  private synchronized List<List<float[]>> vectors() {
    List<List<float[]>> known = vectors;
    if (known == null) {
      known = new ArrayList<>();
      for (TableMetadata table : tables) {
        List<String> p = new ArrayList<>(List.of(passage(table), named(table), gloss(table)));
        List<FieldMetadata> f = table.fields();
        for (int i = 0; i < f.size() && X.p("groups", 0) > 0; i += 6) {
          p.add(words(table.tableName()) + ": " + f.subList(i, Math.min(f.size(), i + 6)).stream().map(TableMeanings::words).collect(Collectors.joining(", ")));
        }
        known.add(embedder.embedPassages(p));
      }
      vectors = known;
    }
    return known;
  }

  private static String named(TableMetadata table) {
    StringBuilder passage = new StringBuilder(words(table.tableName()));
    table.chineseName().ifPresent(name -> passage.append(' ').append(name));
    table.synonyms().forEach(word -> passage.append(", ").append(word));
    table.note().ifPresent(note -> passage.append(". ").append(note));
    table.comment().ifPresent(comment -> passage.append(". ").append(comment));
    return passage.toString();
  }

  /** The names' words in the other language. */
  private String gloss(TableMetadata table) {
    StringBuilder g = new StringBuilder();
    boolean zh = embedder.understands("中文");
    for (Piece piece : SearchText.of(named(table)).pieces()) {
      if (piece.run()) {
        if (zh) g.append(piece.text()).append(' ');
        else for (String w : lexicon.wordsOf(piece.text())) lexicon.synonyms(w).stream().filter(x -> x.charAt(0) < 0x250).limit(1).forEach(x -> g.append(x).append(' '));
      } else {
        if (!zh) g.append(piece.text()).append(' ');
        else {
          String st = EnglishStem.of(piece.text());
          java.util.Set<String> c = new java.util.LinkedHashSet<>(lexicon.synonyms(st));
          for (String l : lexicon.longForms(piece.text())) c.addAll(lexicon.synonyms(l));
          c.stream().filter(x -> x.charAt(0) >= 0x250).limit(1).forEach(x -> g.append(x));
        }
      }
    }
    return g.length() == 0 ? named(table) : g.toString();
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
