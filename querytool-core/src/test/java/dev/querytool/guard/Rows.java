package dev.querytool.guard;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs a query on a server and writes down what comes back. */
final class Rows {

  private Rows() {}

  /** Returns the rows of a query, or "refused" with the server's words. */
  static String of(Connection connection, String sql) {
    StringBuilder all = new StringBuilder();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setQueryTimeout(10);
      try (ResultSet rows = statement.executeQuery(sql)) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            all.append(rows.getString(i)).append('|');
          }
          all.append('\n');
        }
      }
      return all.toString();
    } catch (SQLException e) {
      return "refused: " + e.getMessage();
    }
  }
}
