package dev.querytool.catalog;

import java.util.List;
import java.util.Locale;

/**
 * A foreign key of a table.
 *
 * @param name its name; empty where the engine keeps none
 * @param columns the referencing columns, in key order
 * @param referencedSchema the schema of the referenced table
 * @param referencedTable the referenced table
 * @param referencedColumns the referenced columns, in key order: as many as there are columns
 */
public record ForeignKey(
    String name,
    List<String> columns,
    String referencedSchema,
    String referencedTable,
    List<String> referencedColumns) {

  /** Copies the columns and checks that each has its counterpart. */
  public ForeignKey {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
    if (columns.isEmpty() || columns.size() != referencedColumns.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A foreign key from %s cannot lead to %s of %s.",
              columns,
              referencedColumns,
              referencedTable));
    }
  }
}
