package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;

/**
 * A proposed Chinese name for a table or a field that has none.
 *
 * @param schemaName the schema
 * @param tableName the table
 * @param fieldName the field; empty if the name is the table's
 * @param chineseName the name, 1 to 100 characters
 */
public record NameProposal(
    String schemaName, String tableName, String fieldName, String chineseName) {

  /**
   * Checks and trims the name.
   *
   * @throws ValidationException if it is blank, too long or contains control characters
   */
  public NameProposal {
    requireNonNull(schemaName, "schemaName");
    requireNonNull(tableName, "tableName");
    requireNonNull(fieldName, "fieldName");
    String checked = Words.chineseName(requireNonNull(chineseName, "chineseName"));
    if (checked == null) {
      throw new ValidationException(
          "The Chinese name proposed for '" + tableName + "' is blank; leave it out instead.");
    }
    chineseName = checked;
  }

  /** Returns {@code schema.table} or {@code schema.table.field}, unquoted: for people. */
  public String path() {
    return schemaName + "." + tableName + (fieldName.isEmpty() ? "" : "." + fieldName);
  }
}
