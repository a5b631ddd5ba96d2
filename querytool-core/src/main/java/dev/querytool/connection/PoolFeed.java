package dev.querytool.connection;

import dev.querytool.error.QueryToolException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Gives a pool its connections.
 *
 * <p>A pool opens connections on a thread of its own and keeps trying until the borrower's time is
 * up. So that a database out of reach is reported at once, the borrower who finds the pool empty
 * opens the first connection itself and leaves it here for the pool to take.
 */
final class PoolFeed implements DataSource {

  /** How long a closing pool waits for its own threads. */
  private static final int CLOSING_SECONDS = 5;

  private final CheckedOpener opener;
  private final Dialect dialect;
  private final AtomicReference<@Nullable Connection> primed = new AtomicReference<>();

  PoolFeed(CheckedOpener opener, Dialect dialect) {
    this.opener = opener;
    this.dialect = dialect;
  }

  boolean isOutdated() {
    return opener.isOutdated();
  }

  void begin(Connection connection) {
    opener.begin(connection);
  }

  /** Opens a connection on this thread, unless one is waiting to be taken. */
  void prime() {
    if (primed.get() == null) {
      Connection first = opener.open(dialect);
      if (!primed.compareAndSet(null, first)) {
        close(first);
      }
    }
  }

  /** Closes a connection that was never taken. */
  void drain() {
    Connection left = primed.getAndSet(null);
    if (left != null) {
      close(left);
    }
  }

  /** Returns a connection, or what takes the place of one that could not be opened. */
  @Override
  public Connection getConnection() {
    Connection first = primed.getAndSet(null);
    if (first != null) {
      return first;
    }
    try {
      return opener.open(dialect);
    } catch (QueryToolException e) {
      return FailedOpening.connection(e);
    }
  }

  @Override
  public Connection getConnection(String user, String password) {
    return getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return CLOSING_SECONDS;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("nothing is wrapped");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }

  /** Returns a fixed text, since pools log it. */
  @Override
  public String toString() {
    return "PoolFeed";
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LoggerFactory.getLogger(PoolFeed.class).debug("closing an unused connection failed", e);
    }
  }
}
