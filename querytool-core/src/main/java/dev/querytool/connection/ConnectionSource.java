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
   * Borrows from an application's own data source, politely: each session is a read-only
   * transaction that ends in a rollback, and auto-commit, read-only mode and limits are put back as
   * they were found. Connections are given back, never closed for good; closing the source leaves
   * the data source alone.
   *
   * @param dataSource gives connections that have no transaction open; those of SQLite must unwrap
   *     to {@code org.sqlite.SQLiteConnection}, those of MySQL and MariaDB must not be set to the
   *     sql_mode ANSI_QUOTES or NO_BACKSLASH_ESCAPES
   * @param dialect the engine behind it; another one is refused when a session is borrowed
   */
  static ConnectionSource of(DataSource dataSource, Dialect dialect) {
    return HostSource.of(requireNonNull(dataSource, "dataSource"), dialect);
  }

  /** Returns the dialect of the database. */
  Dialect dialect();

  /**
   * Borrows a session; the caller closes it.
   *
   * @throws ConnectionFailedException if the database cannot be reached or all sessions stay lent
   *     out
   */
  ReadSession borrow();

  /** Closes what this source owns; sessions still lent are closed when they come back. */
  @Override
  void close();
}
