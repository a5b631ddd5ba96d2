package dev.querytool.catalog;

import java.sql.SQLException;

/** Where a table lies, spelled as its database spells it. */
record TableName(String schema, String table) {

  /** Reads it from the columns {@code schema_name} and {@code table_name}. */
  static TableName of(ToldRow row) throws SQLException {
    return new TableName(row.name("schema_name"), row.name("table_name"));
  }

  static TableName of(TableMetadata table) {
    return new TableName(table.schemaName(), table.tableName());
  }
}
