package dev.querytool.connection;

import static java.util.Objects.requireNonNull;

import javax.sql.DataSource;

/**
 * The one seam to JDBC: lends read-only sessions of one database.
 *
 * <p>Safe for use by many threads.
 */
public interface ConnectionSource extends AutoCloseable {

  /**
   * Returns a source that borrows from a data source of the application and leaves no trace: each
   * session is a read-only transaction that ends in a rollback, after which auto-commit, read-only
   * mode and limits are restored to what they were. Connections are given back, not closed for
   * good; closing the source leaves the data source alone.
   *
   * @param dataSource gives connections without an open transaction; those of SQLite must unwrap to
   *     {@code org.sqlite.SQLiteConnection}, those of MySQL and MariaDB must not use the sql_mode
   *     ANSI_QUOTES or NO_BACKSLASH_ESCAPES
   * @param dialect the engine behind it; if it is another one, borrowing a session fails
   */
  static ConnectionSource of(DataSource dataSource, Dialect dialect) {
    return HostSource.of(requireNonNull(dataSource, "dataSource"), dialect);
  }

  /** Returns the dialect of the database. */
  Dialect dialect();

  /**
   * Borrows a session; the caller closes it.
   *
   * @throws ConnectionFailedException if the database cannot be reached, or no session becomes free
   *     in time
   */
  ReadSession borrow();

  /** Closes what this source owns; sessions still lent are closed when they come back. */
  @Override
  void close();
}
