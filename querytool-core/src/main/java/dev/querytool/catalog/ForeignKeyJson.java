package dev.querytool.catalog;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A foreign key as it is written as JSON. */
record ForeignKeyJson(
    @Nullable String name,
    @Nullable List<String> columns,
    @Nullable String referencedSchema,
    String referencedTable,
    @Nullable List<String> referencedColumns) {

  ForeignKeyJson {
    JsonText.named(referencedTable, "referencedTable");
    JsonText.named(referencedSchema, "referencedSchema");
    columns = JsonText.elements(columns, "columns");
    referencedColumns = JsonText.elements(referencedColumns, "referencedColumns");
    if (columns == null
        || columns.isEmpty()
        || referencedColumns == null
        || columns.size() != referencedColumns.size()) {
      throw new IllegalArgumentException("columns and referencedColumns must be as many");
    }
  }

  static ForeignKeyJson of(ForeignKey key) {
    return new ForeignKeyJson(
        key.name(),
        key.columns(),
        key.referencedSchema(),
        key.referencedTable(),
        key.referencedColumns());
  }

  ForeignKey toForeignKey() {
    return new ForeignKey(
        requireNonNullElse(name, ""),
        requireNonNullElse(columns, List.of()),
        requireNonNullElse(referencedSchema, ""),
        referencedTable,
        requireNonNullElse(referencedColumns, List.of()));
  }
}
