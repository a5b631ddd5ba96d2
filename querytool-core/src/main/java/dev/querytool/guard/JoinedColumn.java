package dev.querytool.guard;

import org.jspecify.annotations.Nullable;

/**
 * A column of a join in brackets, which is known by the name of its table there too.
 *
 * @param schema the folded schema of its table, if it is a table of one
 * @param table the folded name of its table; empty if it belongs to several
 * @param name its folded name; null if the engine makes one up
 * @param column what it stands for
 * @param kind how it is found
 */
record JoinedColumn(
    @Nullable String schema,
    String table,
    @Nullable String name,
    RelationColumn column,
    Kind kind) {

  /** How a column of a join in brackets is found. */
  enum Kind {
    /** By its name. */
    PLAIN,
    /** By its name, but not shown again by {@code *}. */
    REPEATED,
    /** By its name, for all the tables that USING joins. */
    MERGED,
    /** By the names of row numbers. */
    ROW_NUMBER
  }

  boolean matches(FoldedName wanted, NameRules rules) {
    return (wanted.schema() == null || wanted.schema().equals(schema))
        && (wanted.table() == null || wanted.table().equals(table))
        && isNamed(wanted.column(), rules);
  }

  /** Returns this column with the label that the whole join gives it. */
  JoinedColumn named(@Nullable String label) {
    RelationColumn labelled = column.named(kind == Kind.ROW_NUMBER ? null : label);
    return new JoinedColumn(schema, table, name, labelled, kind);
  }

  /** Returns this column as one that only an alias of the whole join calls. */
  JoinedColumn in(String alias) {
    return new JoinedColumn(null, alias, name, column, kind);
  }

  private boolean isNamed(String wanted, NameRules rules) {
    return kind == Kind.ROW_NUMBER ? rules.isRowNumber(wanted) : wanted.equals(name);
  }
}
