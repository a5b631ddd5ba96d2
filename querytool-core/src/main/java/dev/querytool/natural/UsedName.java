package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

/**
 * A table, or one of its columns, that a statement names: where its words come from.
 *
 * @param schemaName the schema
 * @param tableName the table
 * @param columnName the column; empty for the table itself
 * @param chineseName what people call it; empty if no one has said so
 */
public record UsedName(String schemaName, String tableName, String columnName, String chineseName) {

  /** Checks that nothing is missing. */
  public UsedName {
    requireNonNull(schemaName, "schemaName");
    requireNonNull(tableName, "tableName");
    requireNonNull(columnName, "columnName");
    requireNonNull(chineseName, "chineseName");
  }
}
