package dev.querytool.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The unique indexes and foreign keys of SQLite's tables. */
final class SqliteKeys {

  private static final BulkQuery UNIQUE_INDEXES =
      new BulkQuery(
          Told.KEYS,
          """
      SELECT t.value AS tbl, i.name AS idx, i.origin, i.partial, c.name AS col
      FROM json_each(?) t
      CROSS JOIN pragma_index_list(t.value, 'main') i
      CROSS JOIN pragma_index_info(i.name, 'main') c
      WHERE i."unique" = 1
      """);

  /** SQLite counts a table's foreign keys from the last one declared. */
  private static final BulkQuery FOREIGN_KEYS =
      new BulkQuery(
          Told.KEYS,
          """
      SELECT t.value AS tbl, f.id, f."table" AS parent, f."from" AS child_column,
             f."to" AS parent_column
      FROM json_each(?) t
      CROSS JOIN pragma_foreign_key_list(t.value, 'main') f
      ORDER BY t.key, f.id DESC, f.seq
      """);

  private record IndexName(String table, String index) {}

  private record KeyName(String table, int id) {}

  private record UniqueIndex(
      boolean ofPrimaryKey, boolean partial, List<@Nullable String> columns) {}

  private record ReferencedColumns(
      String parent, List<String> columns, List<@Nullable String> parentColumns) {}

  private final Map<IndexName, UniqueIndex> indexes = new HashMap<>();
  private final Map<KeyName, ReferencedColumns> references = new LinkedHashMap<>();
  private final Map<String, Set<String>> uniqueColumns = new HashMap<>();
  private final Set<String> primaryKeyIndexes = new HashSet<>();

  private SqliteKeys() {}

  static SqliteKeys read(StructureReading reading, List<SqliteMetadata.Relation> relations)
      throws SQLException {
    List<String> tables =
        relations.stream()
            .filter(SqliteMetadata.Relation::isTable)
            .map(SqliteMetadata.Relation::name)
            .toList();
    SqliteKeys keys = new SqliteKeys();
    SqliteRows.read(reading, UNIQUE_INDEXES, tables, keys::addIndexColumn);
    SqliteRows.read(reading, FOREIGN_KEYS, tables, keys::addReference);
    keys.indexes.forEach(keys::sortOut);
    return keys;
  }

  /** Tells whether an index holds the column alone, whatever its rows, and lets no value twice. */
  boolean isUnique(String table, String column) {
    return uniqueColumns.getOrDefault(table, Set.of()).contains(column);
  }

  /** Tells whether the primary key has an index of its own; the rowid's other name has none. */
  boolean hasPrimaryKeyIndex(String table) {
    return primaryKeyIndexes.contains(table);
  }

  /**
   * Returns the tables with their foreign keys, spelled as the tables they lead to are. A key that
   * names no columns and whose target has no primary key of that width leads nowhere: SQLite lets
   * it be declared, and it is left out.
   */
  List<TableMetadata> withForeignKeys(List<TableMetadata> tables) {
    NameIndex<TableMetadata> byName = NameIndex.of(tables, TableMetadata::tableName);
    Map<String, List<ForeignKey>> keys = new HashMap<>();
    references.forEach(
        (name, reference) -> {
          TableMetadata parent = byName.find(reference.parent()).orElse(null);
          List<String> parentColumns = parentColumns(reference, parent);
          if (parentColumns.size() == reference.columns().size()) {
            keys.computeIfAbsent(name.table(), table -> new ArrayList<>())
                .add(foreignKey(reference, parent, parentColumns));
          }
        });
    return tables.stream()
        .map(
            table ->
                table.toBuilder()
                    .foreignKeys(keys.getOrDefault(table.tableName(), List.of()))
                    .build())
        .toList();
  }

  private void addIndexColumn(ToldRow row) throws SQLException {
    IndexName name = new IndexName(row.name("tbl"), row.name("idx"));
    boolean ofPrimaryKey = "pk".equals(row.text("origin"));
    boolean partial = row.flag("partial");
    indexes
        .computeIfAbsent(name, unseen -> new UniqueIndex(ofPrimaryKey, partial, new ArrayList<>()))
        .columns()
        .add(row.nameOrNull("col"));
  }

  private void addReference(ToldRow row) throws SQLException {
    KeyName name = new KeyName(row.name("tbl"), row.number("id"));
    String parent = row.name("parent");
    ReferencedColumns reference =
        references.computeIfAbsent(
            name, unseen -> new ReferencedColumns(parent, new ArrayList<>(), new ArrayList<>()));
    reference.columns().add(row.name("child_column"));
    reference.parentColumns().add(row.nameOrNull("parent_column"));
  }

  private void sortOut(IndexName name, UniqueIndex index) {
    if (index.ofPrimaryKey()) {
      primaryKeyIndexes.add(name.table());
    }
    String column = index.columns().get(0);
    if (index.columns().size() == 1 && !index.partial() && column != null) {
      uniqueColumns.computeIfAbsent(name.table(), table -> new HashSet<>()).add(column);
    }
  }

  private static ForeignKey foreignKey(
      ReferencedColumns reference, @Nullable TableMetadata parent, List<String> parentColumns) {
    return new ForeignKey(
        "",
        reference.columns(),
        SqliteMetadata.SCHEMA,
        parent == null ? reference.parent() : parent.tableName(),
        parentColumns);
  }

  /** A key that names no columns leads to the other table's primary key. */
  private static List<String> parentColumns(
      ReferencedColumns reference, @Nullable TableMetadata parent) {
    List<String> columns = new ArrayList<>();
    for (String column : reference.parentColumns()) {
      if (column == null) {
        return parent == null ? List.of() : parent.primaryKey();
      }
      columns.add(parent == null ? column : spelled(parent, column));
    }
    return columns;
  }

  private static String spelled(TableMetadata table, String column) {
    return table.findField(column).map(FieldMetadata::fieldName).orElse(column);
  }
}
