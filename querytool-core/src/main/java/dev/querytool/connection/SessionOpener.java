package dev.querytool.connection;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens sessions of one database and makes each read-only. Safe for use by many threads. */
interface SessionOpener {

  /** Why something failed, in words that hold no secret and say what to do. */
  record Failure(FailureKind kind, String text) {}

  /** Opens a driver's connection with every limit set; it must not be able to write. */
  Connection open() throws SQLException;

  /** Returns the engine at the other end of a connection, without asking it. */
  Dialect answering(Connection connection) throws SQLException;

  /**
   * Looks, cheaply, whether the place still leads where the open sessions lead.
   *
   * @return true, once for each change, if sessions opened before now must not be lent again
   * @throws ConnectionFailedException if the place leads nowhere any more
   */
  boolean isOutdated();

  /** Starts one borrowing of an open session, inside a transaction. */
  void begin(Connection connection) throws SQLException;

  /** Explains what {@link #open} or {@link #begin} threw. */
  Failure explain(SQLException failure);
}
