package dev.querytool.guard;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/** SQLite in this process, under the limits of a session whose file is large. */
final class VictimFile extends Victim {

  private static final String LARGEST_VALUE = "64000000";

  @Override
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("limit_length", LARGEST_VALUE);
    properties.setProperty("limit_like_pattern_length", "100");
    Connection session = DriverManager.getConnection("jdbc:sqlite::memory:", properties);
    try (Statement statement = session.createStatement()) {
      statement.execute(
          "CREATE TABLE n AS WITH RECURSIVE r(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM r"
              + " WHERE value < 9999) SELECT value FROM r");
    }
    return session;
  }

  @Override
  long process(Connection session) {
    return ProcessHandle.current().pid();
  }

  /** Waits: a call in this process cannot be killed, and ends when it ends. */
  @Override
  void kill() {
    while (isRunning()) {
      LockSupport.parkNanos(10_000_000);
    }
    forget();
  }

  @Override
  public String toString() {
    return "SQLite " + org.sqlite.SQLiteJDBCLoader.getVersion();
  }
}
