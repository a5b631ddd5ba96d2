package dev.querytool.sqlite;

import dev.querytool.error.QueryToolException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens connections that are all set alike, and proves that they are. */
final class ConnectionOpener {

  private static final Logger log = LoggerFactory.getLogger(SqliteFile.class);
  private static final long RETRY_MILLIS = 20;

  private final Path path;
  private final Duration acquireTimeout;
  private final Failures failures;

  ConnectionOpener(Path path, Duration acquireTimeout, Failures failures) {
    this.path = path;
    this.acquireTimeout = acquireTimeout;
    this.failures = failures;
  }

  Connection writer() {
    return open(true, false);
  }

  Connection reader() {
    return open(true, true);
  }

  Connection withoutForeignKeys() {
    return open(false, false);
  }

  /** A connection that fails to close has nothing left to lose: it is told to the log alone. */
  void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      log.warn("{}: a connection did not close properly", path, e);
    }
  }

  private Connection open(boolean foreignKeys, boolean queryOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout(Math.toIntExact(acquireTimeout.toMillis()));
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + path.toUri());
      try {
        prepare(connection, foreignKeys, queryOnly);
        return connection;
      } catch (SQLException | QueryToolException e) {
        close(connection);
        throw e;
      }
    } catch (SQLException e) {
      throw failures.of("cannot open", e);
    }
  }

  private void prepare(Connection connection, boolean foreignKeys, boolean queryOnly)
      throws SQLException {
    useWriteAheadLog(connection);
    set(connection, "synchronous", "FULL", 2);
    set(connection, "foreign_keys", foreignKeys ? "ON" : "OFF", foreignKeys ? 1 : 0);
    set(connection, "secure_delete", "ON", 1);
    set(connection, "trusted_schema", "OFF", 0);
    set(connection, "cell_size_check", "ON", 1);
    // Touches the file and its log, so that SQLite knows them as its own and clears them away.
    readOne(connection, "PRAGMA schema_version");
    set(connection, "query_only", queryOnly ? "ON" : "OFF", queryOnly ? 1 : 0);
  }

  /** SQLite does not wait for its lock when two processes do this to a fresh file, so we do. */
  private void useWriteAheadLog(Connection connection) throws SQLException {
    long end = System.nanoTime() + acquireTimeout.toNanos();
    while (true) {
      try {
        String mode = readOne(connection, "PRAGMA journal_mode = WAL");
        if (!mode.equals("wal")) {
          throw failures.problem(
              "its journal mode stays '" + mode + "'; put it on a local disk, which WAL needs",
              null);
        }
        return;
      } catch (SQLException e) {
        if (!Failures.isBusy(e) || System.nanoTime() > end) {
          throw e;
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      throw failures.interrupted();
    }
  }

  private void set(Connection connection, String pragma, String value, int readBack)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA " + pragma + " = " + value);
    }
    String found = readOne(connection, "PRAGMA " + pragma);
    if (!found.equals(String.valueOf(readBack))) {
      throw failures.problem(
          String.format(
              Locale.ROOT,
              "PRAGMA %s = %s had no effect, it reads %s; use the SQLite that querytool brings",
              pragma,
              value,
              found),
          null);
    }
  }

  private static String readOne(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }
}
