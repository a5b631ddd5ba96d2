package dev.querytool.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * One statement about everything at once.
 *
 * @param told what its rows tell
 */
record BulkQuery(Told told, String sql, List<String> parameters) {

  BulkQuery(Told told, String sql) {
    this(told, sql, List.of());
  }

  /** Returns the same, but for what stands for its parameters. */
  BulkQuery with(String... values) {
    return new BulkQuery(told, sql, List.of(values));
  }

  void read(StructureReading reading, StructureReading.RowReader reader) throws SQLException {
    reading.rows(told, sql, parameters, reader);
  }
}
