package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

/**
 * A table or column that a statement uses, with its name for people.
 *
 * @param schemaName the schema
 * @param tableName the table
 * @param columnName the column; empty for the table itself
 * @param chineseName its Chinese name; empty if it has none
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
