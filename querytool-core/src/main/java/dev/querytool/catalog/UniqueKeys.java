package dev.querytool.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The primary keys of tables, and their columns that are unique alone. */
final class UniqueKeys {

  private final Map<TableName, Integer> widths = new HashMap<>();
  private final Map<ColumnName, Integer> places = new HashMap<>();
  private final Set<ColumnName> unique = new HashSet<>();

  /** Takes the next column of a table's primary key. */
  void addToPrimaryKey(ColumnName column) {
    places.put(column, widths.merge(column.table(), 1, Integer::sum));
  }

  /** Takes a column that holds no value twice. */
  void addUnique(ColumnName column) {
    unique.add(column);
  }

  /** Returns a field with its place in these keys. */
  FieldMetadata keyed(TableName table, FieldMetadata field) {
    ColumnName column = new ColumnName(table, field.fieldName());
    int place = places.getOrDefault(column, 0);
    return place == 0 && !unique.contains(column)
        ? field
        : field.toBuilder().primaryKeyPosition(place).unique(unique.contains(column)).build();
  }
}
