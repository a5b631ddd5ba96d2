package dev.querytool.guard;

import java.util.List;

/**
 * A table or view that a query reads.
 *
 * @param schemaName its schema; empty if names were not resolved and none was written
 * @param tableName its name; as the catalogue spells it if names were resolved
 * @param columns the columns that are read, ordered by name; empty if names were not resolved
 */
public record TouchedTable(String schemaName, String tableName, List<String> columns) {

  /** Copies the columns. */
  public TouchedTable {
    columns = List.copyOf(columns);
  }
}
