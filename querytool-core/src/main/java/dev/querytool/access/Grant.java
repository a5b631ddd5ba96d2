package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may see of one connection; for the caller, whatever it does not name does not
 * exist.
 *
 * <pre>{@code
 * Grant grant = Grant.on("shop")
 *     .table("customer")
 *     .table("orders").columns("id", "region", "phone")
 *         .rows("region = :region").mask("phone", Mask.keepLast(4))
 *     .build();
 * }</pre>
 *
 * <p>A grant of a table takes precedence over one of its schema. Immutable.
 */
public final class Grant {

  private final String connection;
  private final boolean everything;
  private final List<TableGrant> tables;
  private final boolean hashing;
  private final int hash;

  private Grant(String connection, boolean everything, List<TableGrant> tables) {
    this.connection = connection;
    this.everything = everything;
    this.tables = List.copyOf(tables);
    this.hashing = tables.stream().anyMatch(TableGrant::hashes);
    this.hash = Objects.hash(connection, everything, this.tables);
  }

  /** Starts a grant on a connection, at first of nothing. */
  public static Builder on(String connection) {
    return new Builder(named(connection, "connection"));
  }

  /** Returns the grant of everything that a connection shows, including later tables. */
  public static Grant everything(String connection) {
    return new Grant(named(connection, "connection"), true, List.of());
  }

  /** Returns the connection's name. */
  public String connection() {
    return connection;
  }

  /** Tells whether everything that the connection shows is granted. */
  public boolean isEverything() {
    return everything;
  }

  /** Tells whether any column is masked by a keyed hash, for which a key is needed. */
  public boolean isHashing() {
    return hashing;
  }

  /** Returns the grants of tables, in the order in which they were added. */
  public List<TableGrant> tables() {
    return tables;
  }

  /**
   * Finds the grant that applies to a table: its own before that of its schema; none if it has two
   * of its own, one naming the default schema and one without a schema.
   */
  public Optional<TableGrant> find(String schema, String table, String defaultSchema) {
    List<TableGrant> own = fitting(schema, Optional.of(table), defaultSchema);
    List<TableGrant> counting =
        own.isEmpty() ? fitting(schema, Optional.empty(), defaultSchema) : own;
    boolean clear = own.isEmpty() ? !counting.isEmpty() : own.size() == 1;
    return clear ? Optional.of(counting.get(0)) : Optional.empty();
  }

  private List<TableGrant> fitting(String schema, Optional<String> table, String defaultSchema) {
    return tables.stream()
        .filter(grant -> grant.schema().orElse(defaultSchema).equals(schema))
        .filter(grant -> grant.table().equals(table))
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this || (other instanceof Grant that && hash == that.hash && isSame(that));
  }

  private boolean isSame(Grant that) {
    return connection.equals(that.connection)
        && everything == that.everything
        && tables.equals(that.tables);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Shows the connection and the names, but neither filters nor masks. */
  @Override
  public String toString() {
    return "Grant[" + connection + ": " + (everything ? "everything" : tables) + "]";
  }

  private static String named(String name, String what) {
    if (requireNonNull(name, what).isBlank()) {
      throw new ValidationException("the " + what + " of a grant has a name, not only blanks");
    }
    return name;
  }

  /** Collects what is granted. Not thread-safe. */
  public static final class Builder {

    private final String connection;
    private final List<TableGrant> tables = new ArrayList<>();
    private final Set<List<@Nullable String>> named = new HashSet<>();
    private @Nullable Open open;

    /** The table that is being described. */
    private static final class Open {

      private final @Nullable String schema;
      private final @Nullable String table;
      private @Nullable Set<String> columns;
      private @Nullable RowFilter rows;
      private final Map<String, Mask> masks = new LinkedHashMap<>();

      private Open(@Nullable String schema, @Nullable String table) {
        this.schema = schema;
        this.table = table;
      }

      private TableGrant closed() {
        for (String masked : masks.keySet()) {
          if (columns != null && !columns.contains(masked)) {
            throw new ValidationException(
                "the column " + masked + " is masked but not granted; name it with columns(…)");
          }
        }
        return new TableGrant(schema, table, columns, rows, masks);
      }
    }

    private Builder(String connection) {
      this.connection = connection;
    }

    /** Grants a table or view of the default schema; what follows narrows it. */
    public Builder table(String name) {
      return begin(null, named(name, "table"));
    }

    /** Grants a table or view of a schema; what follows narrows it. */
    public Builder table(String schema, String name) {
      return begin(named(schema, "schema"), named(name, "table"));
    }

    /**
     * Grants all tables of the default schema, including later ones. Whatever may show rows of
     * another table must be granted by name: a view, a virtual table, a child of a table on
     * PostgreSQL.
     */
    public Builder allTables() {
      return begin(null, null);
    }

    /** Grants all tables of a schema, as {@link #allTables()} does those of the default one. */
    public Builder allTables(String schema) {
      return begin(named(schema, "schema"), null);
    }

    /** Shows only these columns of the table; by default all are shown. */
    public Builder columns(String... names) {
      return columns(Arrays.asList(names));
    }

    /** Shows only these columns of the table; by default all are shown. */
    public Builder columns(Collection<String> names) {
      Set<String> columns = new LinkedHashSet<>();
      names.forEach(name -> columns.add(named(name, "column")));
      if (columns.isEmpty()) {
        throw new ValidationException("columns(…) names at least one column");
      }
      oneTable("columns").columns = columns;
      return this;
    }

    /** Shows only the rows of the table for which a predicate holds, see {@link RowFilter}. */
    public Builder rows(String predicate) {
      oneTable("rows").rows = new RowFilter(predicate);
      return this;
    }

    /** Shows a mask instead of a column's values. */
    public Builder mask(String column, Mask mask) {
      oneTable("mask").masks.put(named(column, "column"), requireNonNull(mask, "mask"));
      return this;
    }

    /**
     * Builds the grant.
     *
     * @throws ValidationException if a masked column is not granted
     */
    public Grant build() {
      close();
      return new Grant(connection, false, tables);
    }

    private Builder begin(@Nullable String schema, @Nullable String table) {
      close();
      if (!named.add(Arrays.asList(schema, table))) {
        throw new ValidationException(
            "a grant names " + (table == null ? "all tables" : table) + " once, not twice");
      }
      open = new Open(schema, table);
      return this;
    }

    private void close() {
      Open last = open;
      if (last != null) {
        tables.add(last.closed());
        open = null;
      }
    }

    private Open oneTable(String what) {
      Open last = open;
      if (last == null || last.table == null) {
        throw new ValidationException(what + "(…) follows the table(…) that it narrows");
      }
      return last;
    }
  }
}
