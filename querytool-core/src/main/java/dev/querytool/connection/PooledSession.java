package dev.querytool.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session of a pool; goes back to it rolled back, or not at all if that fails. */
final class PooledSession implements ReadSession {

  private static final Logger LOG = LoggerFactory.getLogger(PooledSession.class);

  private final PooledSource source;
  private final Connection connection;
  private final String holder;
  private boolean evicted;
  private boolean settled;
  private boolean closed;

  /**
   * Lends a connection.
   *
   * @param holder whose share of the pool it is taken from; empty for nobody's
   */
  PooledSession(PooledSource source, Connection connection, String holder) {
    this.source = source;
    this.connection = connection;
    this.holder = holder;
  }

  @Override
  public Dialect dialect() {
    return source.dialect();
  }

  @Override
  public ZoneId zone() {
    return source.zone();
  }

  @Override
  public Connection jdbc() {
    return connection;
  }

  @Override
  public void evict() {
    evicted = true;
  }

  @Override
  public void settle() {
    if (settled) {
      return;
    }
    settled = true;
    boolean rolledBack = false;
    try {
      connection.rollback();
      rolledBack = true;
    } catch (SQLException e) {
      LOG.debug("a session of a pool could not be rolled back and is dropped", e);
    } finally {
      evicted |= !rolledBack;
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
      giveBack();
    }
  }

  private void giveBack() {
    try {
      source.takeBack(connection, evicted);
    } finally {
      source.returned(holder);
    }
  }
}
