package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.OptionalLong;

/**
 * The proof that a text only reads, and the text that may be run: the only thing the executor
 * takes.
 *
 * <p>Made by {@link SqlGuard} alone. Immutable.
 */
public final class ReadOnlyQuery {

  private final Dialect dialect;
  private final String sql;

  ReadOnlyQuery(Dialect dialect, String sql) {
    this.dialect = dialect;
    this.sql = sql;
  }

  /** Returns the dialect it was read in. */
  public Dialect dialect() {
    return dialect;
  }

  /**
   * Returns the canonical text: what was parsed, and what is run; named parameters stand in it as
   * {@code ?}.
   */
  public String sql() {
    return sql;
  }

  /**
   * Returns the names of the parameters in the order of the {@code ?} of the text; a name may come
   * more than once.
   */
  public List<String> parameters() {
    return List.of();
  }

  /** Returns the tables and views that are read, in order of name. */
  public List<TouchedTable> tables() {
    return List.of();
  }

  /** Returns the columns of the result, in order. */
  public List<OutputColumn> outputs() {
    return List.of();
  }

  /** Returns the functions that are called, in order of name. */
  public List<AllowedFunction> functions() {
    return List.of();
  }

  /** Returns the ids of the rules that were passed, in the order in which they were asked. */
  public List<String> rules() {
    return List.of();
  }

  /**
   * Returns the version of the catalogue that names were resolved against; empty if they were not.
   */
  public OptionalLong snapshotVersion() {
    return OptionalLong.empty();
  }

  /**
   * Returns this query with at most {@code rows + 1} rows, so that a caller can tell whether there
   * are more than {@code rows}; a query whose own limit is {@code rows} or less keeps its text, as
   * does one in which a limit has no safe place.
   *
   * @param rows at least 1
   */
  public ReadOnlyQuery limited(long rows) {
    return this;
  }

  /** Shows dialect and text. */
  @Override
  public String toString() {
    return "ReadOnlyQuery[" + dialect + ": " + sql + "]";
  }
}
