package dev.querytool.connection;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Real SQLite databases to read from. */
final class SqliteFiles {

  private SqliteFiles() {}

  /** Makes a database whose one table {@code t} holds the one value. */
  static Path create(Path file, String value) {
    run(file, "CREATE TABLE t (v TEXT)", "INSERT INTO t VALUES ('" + value + "')");
    return file;
  }

  static void run(Path file, String... statements) {
    try (Connection connection = writer(file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Connection writer(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  static String value(ReadSession session) {
    return text(session, "SELECT v FROM t");
  }

  static String text(ReadSession session, String sql) {
    try {
      return text(session.jdbc(), sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  /** Runs a statement and returns what the engine said against it, or "done". */
  static String outcome(ReadSession session, String sql) {
    try (Statement statement = session.jdbc().createStatement()) {
      statement.execute(sql);
      return "done";
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
