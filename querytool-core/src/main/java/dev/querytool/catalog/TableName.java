package dev.querytool.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Where a table lies, spelled as its database spells it. */
record TableName(String schema, String table) {

  /** Reads it from the columns {@code schema_name} and {@code table_name}. */
  static TableName of(ResultSet row) throws SQLException {
    return new TableName(row.getString("schema_name"), row.getString("table_name"));
  }

  static TableName of(TableMetadata table) {
    return new TableName(table.schemaName(), table.tableName());
  }
}
