package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a text only reads, together with the text that may be run: the only thing that the
 * executor accepts.
 *
 * <p>Only {@link SqlGuard} creates it. Immutable.
 */
public final class ReadOnlyQuery {

  /** No tokenizer reads a bare {@code ?}, which the text has where a value goes in. */
  private static final String PLACE = ":parameter_place";

  private final QueryProof proof;
  private final OptionalLong rows;
  private final @Nullable ListSizes lists;
  private final String limited;
  private final String sql;

  ReadOnlyQuery(QueryProof proof) {
    this(proof, OptionalLong.empty(), null);
  }

  private ReadOnlyQuery(QueryProof proof, OptionalLong rows, @Nullable ListSizes lists) {
    this.proof = proof;
    this.rows = rows;
    this.lists = lists;
    this.limited =
        rows.isPresent() ? proof.limit().apply(proof.sql(), rows.getAsLong()) : proof.sql();
    this.sql = lists == null ? limited : lists.text(limited, offsetsWithoutLists());
  }

  /** Returns the dialect it was read in. */
  public Dialect dialect() {
    return proof.dialect();
  }

  /**
   * Returns the canonical text: what was parsed, and what is run. Named parameters appear in it as
   * {@code ?}. After {@link #limited} it includes the limit, after {@link #withLists} one {@code ?}
   * for each value of a list.
   */
  public String sql() {
    return sql;
  }

  /** Returns {@link #sql} with {@code ?} in place of each literal as well. */
  public String sqlWithoutLiterals() {
    StringBuilder named = new StringBuilder(sql);
    List<Integer> offsets = parameterOffsets();
    for (int at = offsets.size() - 1; at >= 0; at--) {
      named.replace(offsets.get(at), offsets.get(at) + 1, PLACE);
    }
    return LiteralFree.of(dialect(), named.toString()).replace(PLACE, "?");
  }

  /**
   * Returns the canonical text of what the caller asked, before any grant was written into it and
   * without an added limit; the tables of a grant's filters appear only in {@link #sql}.
   */
  public String askedSql() {
    GrantedText granted = proof.granted();
    return granted == null ? proof.sql() : granted.asked();
  }

  /**
   * Returns what the caller of this query may know of it: the same proof about {@link #askedSql},
   * without the text, tables and values that grants added. Without grants this is the query itself;
   * otherwise the result is for reading, not for running.
   */
  public ReadOnlyQuery asAsked() {
    GrantedText granted = proof.granted();
    ReadOnlyQuery told = granted == null ? null : granted.told();
    return told == null ? this : new ReadOnlyQuery(told.proof, rows, null);
  }

  /**
   * Tells whether the caller sees less than the connection shows, so that neither plans, cost
   * figures nor the database's own error messages may be disclosed.
   */
  public boolean isGranted() {
    return proof.granted() != null;
  }

  /**
   * Returns the values of those {@link #parameters} that grants added, by names that a caller
   * cannot write; empty if there are none. They are secrets or facts about the caller.
   */
  public Map<String, Object> grantedValues() {
    GrantedText granted = proof.granted();
    return granted == null ? Map.of() : granted.values();
  }

  /**
   * Returns the names of the parameters in the order of the {@code ?} in the text; a name may occur
   * more than once.
   */
  public List<String> parameters() {
    return lists == null ? proof.parameters() : lists.each(proof.parameters());
  }

  /** Returns the offsets of the {@code ?} in {@link #sql}, in order. */
  public List<Integer> parameterOffsets() {
    List<Integer> offsets = offsetsWithoutLists();
    return lists == null ? offsets : lists.offsets(offsets);
  }

  private List<Integer> offsetsWithoutLists() {
    int limit = proof.limit().start();
    return proof.places().parameters().stream()
        .map(offset -> offset > limit ? offset + grown() : offset)
        .toList();
  }

  /**
   * Returns which of the {@link #parameters}, counted from 0, are only tested for NULL, so that
   * nothing in the text tells their types.
   */
  public Set<Integer> nullTests() {
    return lists == null
        ? proof.nullTests()
        : proof.nullTests().stream().map(lists.firsts()::get).collect(Collectors.toSet());
  }

  /**
   * Returns which of the {@link #parameters}, from 0 and before any {@link #withLists}, stand as
   * one of the values that an IN lists, where {@link #withLists} may put several.
   */
  public Set<Integer> listPlaces() {
    return proof.listPlaces();
  }

  /**
   * Returns this query with as many {@code ?} for each parameter as it has values. Nothing else of
   * the text changes, so it reads what it read before.
   *
   * @param sizes the number of values of each of the {@link #parameters}, before any lists: at
   *     least 1, and 1 wherever a parameter is not one of {@link #listPlaces}
   * @throws IllegalArgumentException if they are anything else
   */
  public ReadOnlyQuery withLists(List<Integer> sizes) {
    boolean fit =
        sizes.size() == proof.parameters().size()
            && IntStream.range(0, sizes.size())
                .allMatch(
                    place ->
                        sizes.get(place) == 1
                            || (sizes.get(place) > 1 && listPlaces().contains(place)));
    if (!fit) {
      throw new IllegalArgumentException("a list stands only among the values of an IN");
    }
    return new ReadOnlyQuery(proof, rows, new ListSizes(sizes));
  }

  /**
   * Returns where the author wrote what is at an offset of {@link #sql}: the place of the token
   * there, or of the one before it.
   */
  public TextPlace place(int offset) {
    int limit = proof.limit().start();
    int place = lists == null ? offset : lists.before(offset, offsetsWithoutLists());
    return proof.places().at(place > limit ? Math.max(limit, place - grown()) : place);
  }

  /**
   * Returns the tables and views that {@link #sql} reads, ordered by name: those of {@link #tables}
   * and those that the filters of grants read. The latter must not be shown to the caller.
   */
  public List<TouchedTable> tablesRead() {
    GrantedText granted = proof.granted();
    return granted == null ? tables() : granted.tables();
  }

  /**
   * Returns the names, or the aliases, of the functions that {@link #sql} calls in FROM; empty for
   * a caller without grants.
   */
  public Set<String> functionsRead() {
    GrantedText granted = proof.granted();
    return granted == null ? Set.of() : granted.calls();
  }

  /** Returns the tables and views that the caller's text reads, ordered by name. */
  public List<TouchedTable> tables() {
    return proof.names().tables();
  }

  /** Returns the columns of the result, in order. */
  public List<OutputColumn> outputs() {
    return proof.names().outputs();
  }

  /** Returns the functions that are called, ordered by name. */
  public List<AllowedFunction> functions() {
    return proof.functions();
  }

  /** Returns the ids of the rules that were passed, in the order in which they were checked. */
  public List<String> rules() {
    return proof.rules();
  }

  /**
   * Returns the version of the catalogue against which names were resolved; empty if they were not.
   */
  public OptionalLong snapshotVersion() {
    return proof.snapshotVersion();
  }

  /**
   * Returns this query limited to {@code rows + 1} rows, so that a caller can tell whether there
   * are more than {@code rows}. A query whose own limit is {@code rows} or less keeps its text, as
   * does one in which there is no safe place for a limit. Of several calls the smallest counts.
   *
   * @param rows at least 1
   * @throws IllegalArgumentException if {@code rows} is less than 1
   */
  public ReadOnlyQuery limited(long rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("rows must be at least 1, not " + rows);
    }
    long fewest = this.rows.isPresent() ? Math.min(rows, this.rows.getAsLong()) : rows;
    return new ReadOnlyQuery(proof, OptionalLong.of(fewest), lists);
  }

  private int grown() {
    return limited.length() - proof.sql().length();
  }

  /** Shows dialect and text. */
  @Override
  public String toString() {
    return "ReadOnlyQuery[" + proof.dialect() + ": " + sql + "]";
  }
}
