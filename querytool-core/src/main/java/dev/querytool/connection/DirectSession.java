package dev.querytool.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session outside any pool, opened to try a database and closed for good afterwards. */
final class DirectSession implements ReadSession {

  private static final Logger LOG = LoggerFactory.getLogger(DirectSession.class);

  private final Dialect dialect;
  private final ZoneId zone;
  private final Connection connection;

  private DirectSession(Dialect dialect, ZoneId zone, Connection connection) {
    this.dialect = dialect;
    this.zone = zone;
    this.connection = connection;
  }

  /**
   * Opens a session inside a read-only transaction.
   *
   * @throws ConnectionFailedException if the database cannot be reached
   */
  static DirectSession open(CheckedOpener opener, ZoneId zone) {
    Connection connection = opener.open();
    DirectSession session = new DirectSession(opener.answering(connection), zone, connection);
    try {
      session.connection.setAutoCommit(false);
      opener.begin(session.connection);
      return session;
    } catch (SQLException e) {
      session.close();
      throw new ConnectionFailedException(
          FailureKind.UNREACHABLE, "the database ended the session as it began; try again", e);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
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

  /** Does nothing: closing always closes the driver's connection. */
  @Override
  public void evict() {}

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("closing a trial session failed", e);
    }
  }
}
