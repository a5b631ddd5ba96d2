package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.error.ValidationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Ranks the tables of a catalogue by how likely a question is about them. Immutable and safe for
 * use by many threads.
 */
public final class SchemaLinker {

  private static final int LONGEST_QUESTION = 2_000;
  private static final double RANK_OFFSET = 5;
  private static final int MOST_BY_MEANING = 30;
  private static final double OF_MEANING = 0.6;

  private final List<TableMetadata> tables;
  private final LinkIndex index;
  private final QuestionConcepts concepts;
  private final JoinScores joins;
  private final Copies copies;
  private final List<TableMeanings> meanings;

  private SchemaLinker(
      List<TableMetadata> tables,
      LinkIndex index,
      QuestionConcepts concepts,
      JoinScores joins,
      Copies copies,
      List<TableMeanings> meanings) {
    this.tables = tables;
    this.index = index;
    this.concepts = concepts;
    this.joins = joins;
    this.copies = copies;
    this.meanings = meanings;
  }

  /** Creates a linker of all tables and views of a catalogue, which goes by their words. */
  public static SchemaLinker of(CatalogSnapshot catalog) {
    List<TableMetadata> tables =
        catalog.tables().stream()
            .sorted(
                Comparator.comparing(TableMetadata::schemaName)
                    .thenComparing(TableMetadata::tableName))
            .toList();
    TableGraph graph = TableGraph.of(tables);
    Lexicon lexicon = Lexicon.read();
    LinkIndex index =
        LinkIndex.of(
            IntStream.range(0, tables.size())
                .mapToObj(i -> TableTerms.of(tables.get(i), graph.references(i), lexicon))
                .toList());
    QuestionConcepts concepts =
        new QuestionConcepts(lexicon, new NearTerms(index.terms(), lexicon));
    return new SchemaLinker(
        tables, index, concepts, new JoinScores(graph, tables), Copies.among(tables), List.of());
  }

  /**
   * Returns a linker that goes by meaning as well. The first question that the embedder understands
   * has every table embedded, which may take a while; others that come meanwhile wait for it. Of
   * several embedders, the first that understands a question is used for it.
   */
  public SchemaLinker with(TextEmbedder embedder) {
    List<TableMeanings> all = new ArrayList<>(meanings);
    all.add(new TableMeanings(requireNonNull(embedder, "embedder"), tables, Lexicon.read()));
    return new SchemaLinker(tables, index, concepts, joins, copies, List.copyOf(all));
  }

  /**
   * Returns the tables that a question is most likely about, the likeliest first; those of one
   * score by schema and name. The same question has the same answer every time.
   *
   * @param question a question in English or Chinese, of which the first 2,000 characters count
   * @param top how many tables at most, from 1
   * @throws ValidationException if {@code top} is less than 1
   */
  public List<LinkedTable> link(String question, int top) {
    if (top < 1) {
      throw new ValidationException(
          String.format(Locale.ROOT, "The number of tables is %,d; 1 is the least.", top));
    }
    String read = question.substring(0, Math.min(question.length(), LONGEST_QUESTION));
    double[] scores = scores(read);
    return IntStream.range(0, tables.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer table) -> -scores[table]))
        .limit(top)
        .map(table -> new LinkedTable(tables.get(table), scores[table]))
        .toList();
  }

  private double[] scores(String question) {
    LexicalScores words = LexicalScores.of(concepts.of(question), index);
    UnaryOperator<double[]> lowered = scores -> copies.lower(scores, words.said());
    double[] own = lowered.apply(words.scores());
    Optional<TableMeanings> known =
        meanings.stream().filter(each -> each.understands(question)).findFirst();
    if (known.isPresent()) {
      List<double[]> all = known.get().scores(question);
      double[] base = own;
      own = own.clone();
      for (int i = 0; i < all.size(); i++) {
        double[] f = fused(base, lowered.apply(all.get(i)), i == 0 ? (int) X.p("mw", 30) : (int) X.p("mp", 8), i == 0 ? X.p("ow", 0.6) : X.p("op", 0.3), i == 0 ? X.p("rw", 5) : X.p("rp", 3));
        for (int t = 0; t < own.length; t++) own[t] += f[t] - base[t];
      }
    }
    double[] near = lowered.apply(joins.raise(own));
    return lowered.apply(joins.raiseFurther(near));
  }

  /** Adds to what words say what meaning does, by rank: how near it is has no scale. */
  private static double[] fused(double[] byWords, double[] byMeaning, int limit, double of, double offset) {
    double most = Arrays.stream(byWords).max().orElse(0);
    double[] fused = byWords.clone();
    int rank = 0;
    for (int table :
        IntStream.range(0, byMeaning.length)
            .filter(table -> byMeaning[table] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer t) -> -byMeaning[t]))
            .limit(limit)
            .toList()) {
      fused[table] += of * (most > 0 ? most : 1) / (1 + rank++ / offset);
    }
    return fused;
  }
}
