package dev.querytool.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/**
 * Private SQLite databases in memory, for what is worth computing and not worth keeping.
 *
 * <p>Each connection is a database of its own that nothing else can see and that is gone when the
 * connection is closed. It is opened without the driver manager, and no extension can be loaded.
 */
public final class SqliteMemory {

  private SqliteMemory() {}

  /**
   * Opens a new, empty database; the caller closes it.
   *
   * @return a connection for one thread at a time
   * @throws SQLException if SQLite's native part cannot be loaded
   */
  public static Connection open() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.OFF);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    return config.createConnection("jdbc:sqlite::memory:");
  }
}
