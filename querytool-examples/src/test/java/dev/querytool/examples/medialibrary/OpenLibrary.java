package dev.querytool.examples.medialibrary;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An empty library in a directory, with another way to its rows. */
final class OpenLibrary implements AutoCloseable {

  final StoryClock clock;
  final MediaLibrary library;

  OpenLibrary(Path directory) {
    this(directory, new StoryClock(Instant.parse("2025-03-01T10:00:00Z")));
  }

  OpenLibrary(Path directory, StoryClock clock) {
    this.clock = clock;
    library = MediaLibrary.open(directory.resolve("library.db"), clock);
  }

  void insert(SampleWork... works) {
    for (SampleWork work : works) {
      library.works().insert(work.work());
    }
  }

  /** Executes a statement past the library, with foreign keys on. */
  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA foreign_keys = ON");
      statement.executeUpdate(sql);
    }
  }

  /** Returns the rows of a query, each as its values with a bar between them. */
  List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(String.valueOf(result.getString(column)));
        }
        rows.add(String.join("|", row));
      }
    }
    return rows;
  }

  List<Integer> ids(WorkQuery query) {
    return library.shelf().page(query).works().stream().map(WorkSummary::id).toList();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + library.path());
  }

  @Override
  public void close() {
    library.close();
  }
}
