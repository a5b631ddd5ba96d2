package dev.querytool.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of an application's own data source, given back as it was found. */
final class HostSession implements ReadSession {

  private static final Logger LOG = LoggerFactory.getLogger(HostSession.class);

  /** Puts back what borrowing changed. */
  interface Undo {
    void run() throws SQLException;
  }

  private final Dialect dialect;
  private final ZoneId zone;
  private final Connection connection;
  private final Undo undo;
  private boolean settled;
  private boolean closed;

  HostSession(Dialect dialect, ZoneId zone, Connection connection, Undo undo) {
    this.dialect = dialect;
    this.zone = zone;
    this.connection = connection;
    this.undo = undo;
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public Connection jdbc() {
    return connection;
  }

  /** Does nothing: the connection is the application's, and so is what becomes of it. */
  @Override
  public void evict() {}

  @Override
  public void settle() {
    if (settled) {
      return;
    }
    settled = true;
    try {
      undo.run();
    } catch (SQLException e) {
      LOG.warn("a connection of the application's data source could not be put back as it was", e);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      settle();
    } finally {
      giveBack(connection);
    }
  }

  /** Closes the application's handle, which for a pool means giving it back. */
  static void giveBack(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.warn("a connection of the application's data source could not be given back", e);
    }
  }
}
