package dev.querytool.connection;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.core.DB;

/** Makes a SQLite connection of an application read-only for a while, and undoes it. */
final class HostSqlite {

  private static final int VALUE_LIMIT = PoolSettings.DEFAULTS.largestSqliteValue();

  private final Connection connection;
  private final DB database;
  private final boolean autoCommit;
  private final int queryOnly;
  private final int trustedSchema;
  private final int attached;
  private final int length;
  private final int pattern;

  private HostSqlite(Connection connection, DB database) throws SQLException {
    this.connection = connection;
    this.database = database;
    this.autoCommit = connection.getAutoCommit();
    this.queryOnly = read("query_only");
    this.trustedSchema = read("trusted_schema");
    this.attached = limit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
    this.length = lowered(SQLiteLimits.SQLITE_LIMIT_LENGTH, VALUE_LIMIT);
    this.pattern = lowered(SQLiteLimits.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100);
  }

  /** Begins a read-only transaction; running what is returned rolls back and undoes everything. */
  static HostSession.Undo begin(Connection connection) throws SQLException {
    if (!connection.isWrapperFor(SQLiteConnection.class)) {
      throw new ConnectionFailedException(
          FailureKind.NO_DRIVER,
          "the application's data source must give connections that unwrap to"
              + " org.sqlite.SQLiteConnection, so that SQLite's limits can be set");
    }
    DB database = connection.unwrap(SQLiteConnection.class).getDatabase();
    HostSqlite borrowed = new HostSqlite(connection, database);
    try {
      borrowed.write("trusted_schema", 0);
      borrowed.write("query_only", 1);
      connection.setAutoCommit(false);
      return borrowed::undo;
    } catch (SQLException e) {
      borrowed.undo();
      throw e;
    }
  }

  /** Returns the files that a SQLite connection has open. */
  static List<Path> files(Connection connection) throws SQLException {
    List<Path> files = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA database_list")) {
      while (rows.next()) {
        String file = rows.getString("file");
        if (file != null && !file.isEmpty()) {
          files.add(Path.of(file));
        }
      }
    }
    return files;
  }

  private void undo() throws SQLException {
    limit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, attached);
    limit(SQLiteLimits.SQLITE_LIMIT_LENGTH, length);
    limit(SQLiteLimits.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, pattern);
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
    write("query_only", queryOnly);
    write("trusted_schema", trustedSchema);
    connection.setAutoCommit(autoCommit);
  }

  private int read(String pragma) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private void write(String pragma, int value) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA " + pragma + "=" + value);
    }
  }

  private int lowered(SQLiteLimits limit, int most) throws SQLException {
    int before = limit(limit, -1);
    limit(limit, Math.min(before, most));
    return before;
  }

  /** Sets a limit, or only reads it if the value is negative; returns what it was. */
  private int limit(SQLiteLimits limit, int value) throws SQLException {
    return database.limit(limit.getId(), value);
  }
}
