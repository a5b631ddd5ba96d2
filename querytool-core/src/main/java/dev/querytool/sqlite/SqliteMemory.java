package dev.querytool.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/**
 * Private SQLite databases in memory, for data that is computed but not kept.
 *
 * <p>Each connection is a separate database that nothing else can see and that is gone when the
 * connection is closed. It is opened without the driver manager, and cannot load extensions.
 */
public final class SqliteMemory {

  private SqliteMemory() {}

  /**
   * Opens a new, empty database; the caller closes it.
   *
   * @return a connection for one thread at a time
   * @throws SQLException if SQLite's native library cannot be loaded
   */
  public static Connection open() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.OFF);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    return config.createConnection("jdbc:sqlite::memory:");
  }
}
