package dev.querytool.examples.medialibrary.schema;

import dev.querytool.migration.Migrator;
import dev.querytool.sqlite.SqliteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Short forms for the tests of this package. */
final class Library {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private Library() {}

  static Migrator migrator(SqliteFile file) {
    return Migrator.of(file, MediaLibrarySchema.migrations(), CLOCK);
  }

  /** Makes a file as another program would, which knows nothing of this one. */
  static void make(Path path, String... scripts) {
    SqliteFile.open(path).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement()) {
      for (String script : scripts) {
        statement.executeUpdate(script);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static String resource(String name) {
    try (InputStream in = Library.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path copy(Path from, Path to) {
    try {
      return Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs scripts in one transaction. */
  static void write(SqliteFile file, String... scripts) {
    file.write(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            for (String script : scripts) {
              statement.executeUpdate(script);
            }
          }
          return true;
        });
  }

  /** Returns each row as its values between bars. */
  static List<String> rows(SqliteFile file, String query) {
    return file.read(connection -> rows(connection, query));
  }

  /** Returns all rows of all tables but the ledgers, by the table's name. */
  static Map<String, List<String>> content(SqliteFile file) {
    Map<String, List<String>> content = new TreeMap<>();
    for (String table : tables(file)) {
      content.put(table, rows(file, "SELECT * FROM \"" + table + "\" ORDER BY 1, 2"));
    }
    return content;
  }

  static List<String> tables(SqliteFile file) {
    return rows(
        file,
        """
        SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
          AND name NOT LIKE '%migrations%'""");
  }

  private static List<String> rows(Connection connection, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      ResultSetMetaData columns = row.getMetaData();
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          values.add(String.valueOf(row.getString(i)));
        }
        rows.add(String.join("|", values));
      }
    }
    return rows;
  }
}
