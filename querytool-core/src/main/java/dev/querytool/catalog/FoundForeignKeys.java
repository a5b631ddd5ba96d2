package dev.querytool.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The foreign keys of tables, taken column by column. */
final class FoundForeignKeys {

  private record KeyName(TableName table, String name) {}

  private record Columns(TableName parent, List<String> own, List<String> parents) {}

  private final Map<KeyName, Columns> keys = new LinkedHashMap<>();

  /** Takes the next column of a key, and the one it leads to. */
  void add(TableName table, String name, String column, TableName parent, String parentColumn) {
    Columns columns =
        keys.computeIfAbsent(
            new KeyName(table, name),
            unseen -> new Columns(parent, new ArrayList<>(), new ArrayList<>()));
    columns.own().add(column);
    columns.parents().add(parentColumn);
  }

  /**
   * Returns the tables with their foreign keys, spelled as the tables they lead to are. A key is
   * left out if a column of it is not shown, or if it leads to what is not shown in a schema that
   * is: its reader has no right to that.
   */
  List<TableMetadata> of(List<TableMetadata> tables) {
    Map<TableName, TableMetadata> byName = new HashMap<>();
    Set<String> schemas = new HashSet<>();
    for (TableMetadata table : tables) {
      byName.put(TableName.of(table), table);
      schemas.add(table.schemaName());
    }
    Map<TableName, List<ForeignKey>> found = new HashMap<>();
    keys.forEach(
        (name, columns) ->
            key(name, columns, byName, schemas)
                .ifPresent(
                    key -> found.computeIfAbsent(name.table(), t -> new ArrayList<>()).add(key)));
    return tables.stream()
        .map(
            table ->
                table.toBuilder()
                    .foreignKeys(found.getOrDefault(TableName.of(table), List.of()))
                    .build())
        .toList();
  }

  private static Optional<ForeignKey> key(
      KeyName name, Columns columns, Map<TableName, TableMetadata> tables, Set<String> schemas) {
    TableMetadata table = tables.get(name.table());
    TableMetadata parent = tables.get(columns.parent());
    if (table == null || (parent == null && schemas.contains(columns.parent().schema()))) {
      return Optional.empty();
    }
    List<String> own = spelled(table, columns.own());
    List<String> parents = parent == null ? columns.parents() : spelled(parent, columns.parents());
    boolean whole = own.size() == columns.own().size() && parents.size() == own.size();
    return whole
        ? Optional.of(
            new ForeignKey(
                name.name(), own, columns.parent().schema(), columns.parent().table(), parents))
        : Optional.empty();
  }

  /** Returns the columns as their table spells them, without those it does not show. */
  private static List<String> spelled(TableMetadata table, List<String> columns) {
    return columns.stream()
        .flatMap(column -> table.findField(column).stream())
        .map(FieldMetadata::fieldName)
        .toList();
  }
}
