package dev.querytool.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Short forms for the tests of this package. */
final class Sql {

  private Sql() {}

  static int run(Connection connection, String... statements) throws SQLException {
    int changed = 0;
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        changed += statement.executeUpdate(sql);
      }
    }
    return changed;
  }

  static List<String> column(Connection connection, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
    }
    return values;
  }

  static List<String> column(SqliteFile file, String query) {
    return file.read(connection -> column(connection, query));
  }

  static int write(SqliteFile file, String... statements) {
    return file.write(connection -> run(connection, statements));
  }
}
