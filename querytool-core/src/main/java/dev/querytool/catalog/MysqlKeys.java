package dev.querytool.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The unique indexes and foreign keys of MySQL's and MariaDB's tables. */
final class MysqlKeys {

  private static final String UNIQUE_INDEXES =
      """
      SELECT TABLE_SCHEMA AS schema_name, TABLE_NAME AS table_name, INDEX_NAME AS index_name,
        COLUMN_NAME AS name
      FROM information_schema.STATISTICS
      WHERE %s AND NON_UNIQUE = 0
      ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX
      """;

  private static final String FOREIGN_KEYS =
      """
      SELECT TABLE_SCHEMA AS schema_name, TABLE_NAME AS table_name, CONSTRAINT_NAME AS name,
        COLUMN_NAME AS child_column, REFERENCED_TABLE_SCHEMA AS parent_schema,
        REFERENCED_TABLE_NAME AS parent, REFERENCED_COLUMN_NAME AS parent_column
      FROM information_schema.KEY_COLUMN_USAGE
      WHERE %s AND REFERENCED_TABLE_NAME IS NOT NULL
      ORDER BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION
      """;

  /** The primary key is called so, and no other index can be. */
  private static final String PRIMARY = "PRIMARY";

  private record IndexName(TableName table, String index) {}

  private final MysqlFields fields;
  private final Map<IndexName, List<@Nullable ColumnName>> indexes = new LinkedHashMap<>();

  private MysqlKeys(MysqlFields fields) {
    this.fields = fields;
  }

  static UniqueKeys unique(StructureReading reading, MysqlScope scope, MysqlFields fields)
      throws SQLException {
    MysqlKeys keys = new MysqlKeys(fields);
    scope.query(Told.KEYS, UNIQUE_INDEXES, "TABLE_SCHEMA").read(reading, keys::add);
    UniqueKeys unique = new UniqueKeys();
    keys.indexes.forEach((name, columns) -> take(unique, name, columns));
    return unique;
  }

  static FoundForeignKeys foreign(StructureReading reading, MysqlScope scope) throws SQLException {
    FoundForeignKeys keys = new FoundForeignKeys();
    scope
        .query(Told.KEYS, FOREIGN_KEYS, "TABLE_SCHEMA")
        .read(
            reading,
            row ->
                keys.add(
                    TableName.of(row),
                    row.name("name"),
                    row.name("child_column"),
                    new TableName(row.name("parent_schema"), row.name("parent")),
                    row.name("parent_column")));
    return keys;
  }

  /**
   * Takes a column of an index; a part that is an expression has none. MariaDB adds the end of a
   * row's life to each unique index of a system-versioned table, though it was not declared so.
   */
  private void add(ToldRow row) throws SQLException {
    TableName table = TableName.of(row);
    String name = row.nameOrNull("name");
    ColumnName column = name == null ? null : new ColumnName(table, name);
    if (column == null || !fields.isRowEnd(column)) {
      indexes
          .computeIfAbsent(
              new IndexName(table, row.name("index_name")), unseen -> new ArrayList<>())
          .add(column);
    }
  }

  private static void take(UniqueKeys unique, IndexName name, List<@Nullable ColumnName> columns) {
    for (ColumnName column : columns) {
      if (column == null) {
        return;
      }
      if (name.index().equals(PRIMARY)) {
        unique.addToPrimaryKey(column);
      }
      if (columns.size() == 1) {
        unique.addUnique(column);
      }
    }
  }
}
