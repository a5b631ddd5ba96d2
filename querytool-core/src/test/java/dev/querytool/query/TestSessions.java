package dev.querytool.query;

import dev.querytool.connection.ConnectionSessions;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.Dialect;
import dev.querytool.connection.ReadSession;
import dev.querytool.connection.SessionWait;
import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A small pool of read-only sessions on one database, which counts what it lends. */
abstract class TestSessions implements ConnectionSessions, AutoCloseable {

  private final Dialect dialect;
  private final String url;
  private final int size;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger evictions = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger withoutMemory = new AtomicInteger();
  private final AtomicInteger unsettled = new AtomicInteger();
  private volatile boolean keepsSpoilt;

  TestSessions(Dialect dialect, String url, int size) {
    this.dialect = dialect;
    this.url = url;
    this.size = size;
    this.free = new Semaphore(size);
  }

  /** Opens a connection that cannot write. */
  abstract Connection connect() throws SQLException;

  /** Lends connections again that have seen a cancel, so that a late one would be felt. */
  void keepSpoilt() {
    keepsSpoilt = true;
  }

  /** Lets the next uses of a session find no memory. */
  void runOutOfMemory(int times) {
    withoutMemory.set(times);
  }

  /** Lets the next session that is given back find no memory for it. */
  void runOutOfMemoryWhileSettling() {
    unsettled.set(1);
  }

  private static void spend(AtomicInteger failures) {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new OutOfMemoryError("injected");
    }
  }

  /** The number of sessions that are lent at this moment. */
  int lent() {
    return size - free.availablePermits();
  }

  /** The number of sessions that were given back spoilt. */
  int evictions() {
    return evictions.get();
  }

  /** The number of driver connections that are open, lent or not. */
  int open() {
    return open.get();
  }

  @Override
  public DatabaseConnection connection(String name) {
    return new DatabaseConnection(1, name, url, dialect, null, Instant.EPOCH, Instant.EPOCH);
  }

  @Override
  public ReadSession borrow(String name) {
    return borrow(name, new SessionWait());
  }

  @Override
  public ReadSession borrow(String name, SessionWait wait) {
    try {
      while (!free.tryAcquire(5, TimeUnit.MILLISECONDS)) {
        if (wait.isEnded()) {
          throw new NoSession();
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NoSession();
    }
    Connection pooled = idle.pollFirst();
    return new Lent(pooled == null ? opened() : pooled);
  }

  private Connection opened() {
    try {
      Connection connection = connect();
      connection.setAutoCommit(false);
      open.incrementAndGet();
      return connection;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void disconnect(Connection connection) {
    try {
      connection.close();
      open.decrementAndGet();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    for (Connection c = idle.pollFirst(); c != null; c = idle.pollFirst()) {
      disconnect(c);
    }
  }

  /** Nobody waits for a session any more. */
  private static final class NoSession extends QueryToolException {

    private static final long serialVersionUID = 1L;

    NoSession() {
      super(ErrorCode.CONNECTION_ERROR, "the wait was ended", Map.of(), null);
    }
  }

  private final class Lent implements ReadSession {

    private final Connection connection;
    private boolean spoilt;
    private boolean settled;
    private boolean closed;

    private Lent(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Dialect dialect() {
      return dialect;
    }

    @Override
    public Connection jdbc() {
      spend(withoutMemory);
      return connection;
    }

    @Override
    public void evict() {
      spoilt = true;
    }

    @Override
    public void settle() {
      if (settled) {
        return;
      }
      settled = true;
      spend(unsettled);
      try {
        connection.rollback();
      } catch (SQLException broken) {
        spoilt = true;
      }
    }

    @Override
    public void close() {
      if (closed) {
        throw new IllegalStateException("a session was closed twice");
      }
      closed = true;
      settle();
      if (spoilt) {
        evictions.incrementAndGet();
      }
      if (spoilt && !keepsSpoilt) {
        disconnect(connection);
      } else {
        idle.addFirst(connection);
      }
      free.release();
    }
  }
}
