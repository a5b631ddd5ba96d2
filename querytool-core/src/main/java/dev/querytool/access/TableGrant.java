package dev.querytool.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may see of one table or view, or of all tables of a schema. Immutable.
 *
 * <p>Names are spelled exactly as in the catalogue.
 */
public final class TableGrant {

  private final @Nullable String schema;
  private final @Nullable String table;
  private final @Nullable Set<String> columns;
  private final @Nullable RowFilter rows;
  private final Map<String, Mask> masks;

  TableGrant(
      @Nullable String schema,
      @Nullable String table,
      @Nullable Set<String> columns,
      @Nullable RowFilter rows,
      Map<String, Mask> masks) {
    this.schema = schema;
    this.table = table;
    this.columns =
        columns == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(columns));
    this.rows = rows;
    this.masks = Collections.unmodifiableMap(new LinkedHashMap<>(masks));
  }

  /** Returns the schema; empty if it is the connection's default one. */
  public Optional<String> schema() {
    return Optional.ofNullable(schema);
  }

  /** Returns the table or view; empty if it is every table of the schema. */
  public Optional<String> table() {
    return Optional.ofNullable(table);
  }

  /** Returns the columns that are seen; empty if all are, including later ones. */
  public Optional<Set<String>> columns() {
    return Optional.ofNullable(columns);
  }

  /** Returns which rows are seen; empty if all are. */
  public Optional<RowFilter> rows() {
    return Optional.ofNullable(rows);
  }

  /** Returns the masks by column name. */
  public Map<String, Mask> masks() {
    return masks;
  }

  /** Tells whether a column is masked by a keyed hash. */
  boolean hashes() {
    return masks.values().stream().anyMatch(Mask.KeyedHash.class::isInstance);
  }

  /** Tells whether all columns and rows are seen unmasked and unfiltered. */
  public boolean whole() {
    return columns == null && rows == null && masks.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TableGrant that
        && Objects.equals(schema, that.schema)
        && Objects.equals(table, that.table)
        && Objects.equals(columns, that.columns)
        && Objects.equals(rows, that.rows)
        && masks.equals(that.masks);
  }

  @Override
  public int hashCode() {
    return Objects.hash(schema, table, columns, rows, masks);
  }

  /** Shows the names, but neither the filter nor the masks. */
  @Override
  public String toString() {
    return "TableGrant["
        + (schema == null ? "" : schema + ".")
        + (table == null ? "*" : table)
        + (columns == null ? "" : " " + columns)
        + (rows == null ? "" : ", filtered")
        + (masks.isEmpty() ? "" : ", masked " + masks.keySet())
        + "]";
  }
}
