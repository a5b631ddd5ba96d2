package dev.querytool.migration;

import dev.querytool.sqlite.SqliteFile;
import java.util.List;

/** Short forms for the tests of this package. */
final class Sql {

  private Sql() {}

  static void write(SqliteFile file, String... statements) {
    file.write(
        connection -> {
          for (String statement : statements) {
            Rows.execute(connection, statement);
          }
          return true;
        });
  }

  static List<String> column(SqliteFile file, String query) {
    return file.read(
        connection -> Rows.list(connection, query, row -> String.valueOf(row.getString(1))));
  }

  static List<String> tables(SqliteFile file) {
    return column(
        file,
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
            + " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name");
  }
}
