package dev.querytool.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the fields of tables in the order of their positions. */
final class FoundFields {

  private static final int MOST_OF_A_TABLE = 10_000;

  private final Map<TableName, List<FieldMetadata>> byTable = new HashMap<>();

  /** Takes the next field of a table. */
  void add(TableName table, FieldMetadata.Builder field) throws StructureLimitException {
    List<FieldMetadata> fields = byTable.computeIfAbsent(table, unseen -> new ArrayList<>());
    refuseWidth(fields);
    fields.add(field.ordinalPosition(fields.size() + 1).build());
  }

  /** Refuses one more field than a table of any engine can have. */
  static void refuseWidth(List<FieldMetadata> fields) throws StructureLimitException {
    if (fields.size() == MOST_OF_A_TABLE) {
      throw StructureLimitException.columnsOfTable(MOST_OF_A_TABLE);
    }
  }

  /** Tells whether the table has any. */
  boolean has(TableName table) {
    return byTable.containsKey(table);
  }

  /** Returns the tables with their fields, and these with their keys. */
  List<TableMetadata> in(List<TableMetadata> tables, UniqueKeys keys) {
    return tables.stream().map(table -> in(table, TableName.of(table), keys)).toList();
  }

  private TableMetadata in(TableMetadata table, TableName name, UniqueKeys keys) {
    return table.toBuilder()
        .fields(
            byTable.getOrDefault(name, List.of()).stream()
                .map(field -> keys.keyed(name, field))
                .toList())
        .build();
  }
}
