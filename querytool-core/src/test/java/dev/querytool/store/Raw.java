package dev.querytool.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A connection to a store's file that is not the store's. */
final class Raw {

  private Raw() {}

  /** Returns each row's values joined with {@code |}. */
  static List<String> rows(Path file, String sql) {
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(row.getString(i)));
        }
        rows.add(String.join("|", values));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Writes with foreign keys off, as a source's program does. */
  static void execute(Path file, String sql) {
    run(file, "PRAGMA foreign_keys = OFF", sql);
  }

  static void executeWithForeignKeys(Path file, String sql) {
    run(file, "PRAGMA foreign_keys = ON", sql);
  }

  private static void run(Path file, String pragma, String sql) {
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement()) {
      statement.execute(pragma);
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static Connection connect(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }
}
