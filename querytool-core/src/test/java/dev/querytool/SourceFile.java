package dev.querytool;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A SQLite file of somebody else's, as tests make and change it. */
record SourceFile(Path path) {

  static SourceFile create(Path path, String... statements) {
    SourceFile file = new SourceFile(path);
    file.execute(statements);
    return file;
  }

  String url() {
    return "sqlite:" + path;
  }

  void execute(String... statements) {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the first column of a query's rows. */
  List<String> strings(String sql) {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + path);
  }
}
