package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The proof that a text only reads, and the text that may be run: the only thing the executor
 * takes.
 *
 * <p>Made by {@link SqlGuard} alone. Immutable.
 */
public final class ReadOnlyQuery {

  /** No tokenizer reads a bare {@code ?}, which the text has where a value goes in. */
  private static final String PLACE = ":parameter_place";

  private final QueryProof proof;
  private final OptionalLong rows;
  private final String sql;

  ReadOnlyQuery(QueryProof proof) {
    this(proof, OptionalLong.empty());
  }

  private ReadOnlyQuery(QueryProof proof, OptionalLong rows) {
    this.proof = proof;
    this.rows = rows;
    this.sql = rows.isPresent() ? proof.limit().apply(proof.sql(), rows.getAsLong()) : proof.sql();
  }

  /** Returns the dialect it was read in. */
  public Dialect dialect() {
    return proof.dialect();
  }

  /**
   * Returns the canonical text: what was parsed, and what is run; named parameters stand in it as
   * {@code ?}. After {@link #limited} it is that text with the limit put in.
   */
  public String sql() {
    return sql;
  }

  /** Returns the same as {@link #sql}, with {@code ?} in place of each literal too. */
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
   * without a limit put in; the tables of a grant's filters stand in {@link #sql} alone.
   */
  public String askedSql() {
    GrantedText granted = proof.granted();
    return granted == null ? proof.sql() : granted.asked();
  }

  /**
   * Returns what the caller may be told: the proof of the text as it was asked, with no word, table
   * or value that a grant brought in. It is not what is run.
   */
  public ReadOnlyQuery asAsked() {
    GrantedText granted = proof.granted();
    return granted == null ? this : granted.shown();
  }

  /**
   * Tells whether the caller sees less than the connection shows, so that neither plans, figures of
   * cost nor the words of the database's errors may be told.
   */
  public boolean isGranted() {
    return proof.granted() != null;
  }

  /**
   * Returns the values of those {@link #parameters} that grants brought in, by their names, none of
   * which a caller can write; empty if there are none. They are secrets or facts about the caller.
   */
  public Map<String, Object> grantedValues() {
    GrantedText granted = proof.granted();
    return granted == null ? Map.of() : granted.values();
  }

  /**
   * Returns the names of the parameters in the order of the {@code ?} of the text; a name may come
   * more than once.
   */
  public List<String> parameters() {
    return proof.parameters();
  }

  /** Returns where the {@code ?} of {@link #sql} stand in it, in order. */
  public List<Integer> parameterOffsets() {
    int limit = proof.limit().start();
    return proof.places().parameters().stream()
        .map(offset -> offset > limit ? offset + grown() : offset)
        .toList();
  }

  /**
   * Returns which of the {@link #parameters}, from 0, are only asked whether they are NULL, so that
   * nothing in the text tells their types.
   */
  public Set<Integer> nullTests() {
    return proof.nullTests();
  }

  /**
   * Returns where its author wrote what stands at an offset of {@link #sql}: the place of the token
   * there, or of the one before it.
   */
  public TextPlace place(int offset) {
    int limit = proof.limit().start();
    return proof.places().at(offset > limit ? Math.max(limit, offset - grown()) : offset);
  }

  /**
   * Returns the tables and views that {@link #sql} reads, in order of name: those of {@link
   * #tables} and those that the filters of grants ask. These are not for the caller's eyes.
   */
  public List<TouchedTable> tablesRead() {
    GrantedText granted = proof.granted();
    return granted == null ? tables() : granted.tables();
  }

  /** Returns the tables and views that are read, in order of name. */
  public List<TouchedTable> tables() {
    return proof.names().tables();
  }

  /** Returns the columns of the result, in order. */
  public List<OutputColumn> outputs() {
    return proof.names().outputs();
  }

  /** Returns the functions that are called, in order of name. */
  public List<AllowedFunction> functions() {
    return proof.functions();
  }

  /** Returns the ids of the rules that were passed, in the order in which they were asked. */
  public List<String> rules() {
    return proof.rules();
  }

  /**
   * Returns the version of the catalogue that names were resolved against; empty if they were not.
   */
  public OptionalLong snapshotVersion() {
    return proof.snapshotVersion();
  }

  /**
   * Returns this query with at most {@code rows + 1} rows, so that a caller can tell whether there
   * are more than {@code rows}; a query whose own limit is {@code rows} or less keeps its text, as
   * does one in which a limit has no safe place. Of several calls the smallest counts.
   *
   * @param rows at least 1
   * @throws IllegalArgumentException if {@code rows} is less than 1
   */
  public ReadOnlyQuery limited(long rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("rows must be at least 1, not " + rows);
    }
    long fewest = this.rows.isPresent() ? Math.min(rows, this.rows.getAsLong()) : rows;
    return new ReadOnlyQuery(proof, OptionalLong.of(fewest));
  }

  private int grown() {
    return sql.length() - proof.sql().length();
  }

  /** Shows dialect and text. */
  @Override
  public String toString() {
    return "ReadOnlyQuery[" + proof.dialect() + ": " + sql + "]";
  }
}
