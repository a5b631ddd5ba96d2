package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.error.ValidationException;
import java.util.ArrayList;
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
    Lexicon lexicon = Lexicon.known();
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
    all.add(new TableMeanings(requireNonNull(embedder, "embedder"), tables, concepts.lexicon()));
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
      own = FusedScores.of(own, known.get().scores(question).stream().map(lowered).toList());
    }
    double[] near = lowered.apply(joins.raise(own));
    return lowered.apply(joins.raiseFurther(near));
  }
}
