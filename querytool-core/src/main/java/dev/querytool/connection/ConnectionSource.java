package dev.querytool.connection;

/**
 * The one seam to JDBC: lends read-only sessions of one database.
 *
 * <p>Safe for use by many threads.
 */
public interface ConnectionSource extends AutoCloseable {

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
