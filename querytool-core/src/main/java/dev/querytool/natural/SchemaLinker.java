package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.error.ValidationException;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the tables of a catalogue by how likely a question is about them. Immutable and safe for
 * use by many threads.
 */
public final class SchemaLinker {

  private static final int LONGEST_QUESTION = 2_000;
  private static final double RANK_OFFSET = 20;
  private static final double OF_MEANING = 0.5;

  private final List<TableMetadata> tables;
  private final LinkIndex index;
  private final QuestionConcepts concepts;
  private final JoinScores joins;
  private final Copies copies;
  private final @Nullable TableMeanings meanings;

  private SchemaLinker(
      List<TableMetadata> tables,
      LinkIndex index,
      QuestionConcepts concepts,
      JoinScores joins,
      Copies copies,
      @Nullable TableMeanings meanings) {
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
        tables, index, concepts, new JoinScores(graph, tables), Copies.among(tables), null);
  }

  /**
   * Returns a linker that goes by meaning as well. Its first question has every table embedded,
   * which may take a while; others that come meanwhile wait for it.
   */
  public SchemaLinker with(TextEmbedder embedder) {
    return new SchemaLinker(
        tables,
        index,
        concepts,
        joins,
        copies,
        new TableMeanings(requireNonNull(embedder, "embedder"), tables));
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
      throw new ValidationException("The number of tables is %,d; 1 is the least.".formatted(top));
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
    double[] near = lowered.apply(joins.raise(lowered.apply(words.scores())));
    double[] byWords = lowered.apply(joins.raiseFurther(near));
    if (meanings == null) {
      return byWords;
    }
    double[] byMeaning = lowered.apply(meanings.scores(question));
    return lowered.apply(joins.raise(fused(byWords, byMeaning)));
  }

  private static double[] fused(double[] byWords, double[] byMeaning) {
    double[] fused = new double[byWords.length];
    addByRank(byWords, 1, fused);
    addByRank(byMeaning, OF_MEANING, fused);
    return fused;
  }

  /** What scores nothing has no rank. */
  private static void addByRank(double[] scores, double weight, double[] fused) {
    int rank = 0;
    for (int table :
        IntStream.range(0, scores.length)
            .filter(table -> scores[table] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer t) -> -scores[t]))
            .toList()) {
      fused[table] += weight / (RANK_OFFSET + ++rank);
    }
  }
}
