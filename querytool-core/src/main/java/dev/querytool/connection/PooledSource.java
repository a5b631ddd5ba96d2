package dev.querytool.connection;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lends sessions of one database from a pool that is built when the first is asked for.
 *
 * <p>Closing lets lent sessions come back first; the last one to do so closes the pool.
 */
final class PooledSource implements Lender {

  private static final Logger LOG = LoggerFactory.getLogger(PooledSource.class);
  private static final Duration LAST_WAIT = Duration.ofSeconds(20);

  private final Dialect dialect;
  private final ZoneId zone;
  private final Pools pools;
  private final PoolFeed feed;
  private final String name;
  private final Leases leases = new Leases();
  private final BorrowerLine line;
  private final AtomicBoolean shutting = new AtomicBoolean();
  private final CountDownLatch shut = new CountDownLatch(1);
  private volatile @Nullable HikariDataSource pool;
  private volatile boolean abandoned;

  PooledSource(String name, Dialect dialect, ZoneId zone, CheckedOpener opener, Pools pools) {
    this.name = name;
    this.dialect = dialect;
    this.zone = zone;
    this.pools = pools;
    this.feed = new PoolFeed(opener, dialect);
    this.line = new BorrowerLine(name, pools.settings());
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  /** Returns the zone of every session. */
  ZoneId zone() {
    return zone;
  }

  @Override
  public @Nullable ReadSession tryBorrow(SessionWait wait) {
    if (!leases.take()) {
      return null;
    }
    boolean lent = false;
    try {
      ReadSession session = lend(wait);
      lent = true;
      return session;
    } finally {
      if (!lent) {
        ended();
      }
    }
  }

  @Override
  public void close() {
    if (leases.end()) {
      shut();
    }
  }

  /** Takes a driver's connection back into the pool, or out of it. */
  void takeBack(Connection connection, boolean spoilt) {
    HikariDataSource lender = pool;
    if (lender == null) {
      return;
    }
    try {
      Connection raw = abandoned ? connection.unwrap(Connection.class) : null;
      giveBack(lender, connection, spoilt);
      if (raw != null) {
        raw.close();
      }
    } catch (SQLException e) {
      LOG.debug("a session of '{}' did not close in order", name, e);
    }
  }

  private static void giveBack(HikariDataSource lender, Connection connection, boolean spoilt)
      throws SQLException {
    try {
      if (spoilt) {
        drop(lender, connection);
      }
    } finally {
      connection.close();
    }
  }

  private static void drop(HikariDataSource lender, Connection connection) throws SQLException {
    boolean broken = connection.isClosed();
    lender.evictConnection(connection);
    if (broken) {
      // What broke one connection may have broken all: each that is idle is opened anew.
      lender.getHikariPoolMXBean().softEvictConnections();
    }
  }

  /** Notes that a lent session has ended: the next in line may have one. */
  void returned(String holder) {
    line.pass(holder);
    ended();
  }

  /** Notes that a lease has ended. */
  void ended() {
    if (leases.giveBack()) {
      shut();
    } else if (shutting.get()) {
      feed.drain();
    }
  }

  /**
   * Waits for the lent sessions, then closes the pool even if some are still out; those close when
   * they come back.
   */
  void closeWithin(long nanos) {
    close();
    if (!isShutWithin(nanos)) {
      LOG.warn("'{}' is closed although sessions of it are still lent", name);
      abandoned = true;
      shut();
      isShutWithin(LAST_WAIT.toNanos());
    }
  }

  private ReadSession lend(SessionWait wait) {
    line.await(wait);
    boolean lent = false;
    try {
      ReadSession session = lendInTurn(wait.holder());
      lent = true;
      return session;
    } finally {
      if (!lent) {
        line.pass(wait.holder());
      }
    }
  }

  private ReadSession lendInTurn(String holder) {
    boolean outdated = feed.isOutdated();
    HikariDataSource lender = started();
    if (outdated) {
      lender.getHikariPoolMXBean().softEvictConnections();
    }
    if (lender.getHikariPoolMXBean().getTotalConnections() == 0) {
      feed.prime();
    }
    Connection connection = opened(lender);
    try {
      feed.begin(connection);
      return new PooledSession(this, connection, holder);
    } catch (RuntimeException | Error e) {
      takeBack(connection, true);
      throw e;
    }
  }

  /** Takes a connection, or learns why there is none; an old failure counts for nothing. */
  private Connection opened(HikariDataSource lender) {
    long asked = System.nanoTime();
    while (true) {
      Connection connection = acquired(lender);
      FailedOpening failure = failure(connection);
      if (failure == null) {
        return connection;
      }
      takeBack(connection, true);
      if (failure.isSince(asked)) {
        throw failure.why();
      }
    }
  }

  private @Nullable FailedOpening failure(Connection connection) {
    try {
      return FailedOpening.of(connection);
    } catch (RuntimeException | Error e) {
      takeBack(connection, true);
      throw e;
    }
  }

  private Connection acquired(HikariDataSource lender) {
    try {
      return lender.getConnection();
    } catch (SQLException e) {
      if (shutting.get()) {
        throw ConnectionStateException.closed();
      }
      throw PoolFailure.explained(
          name, lender.getHikariPoolMXBean().getActiveConnections(), pools.settings(), e);
    }
  }

  private HikariDataSource started() {
    HikariDataSource running = pool;
    return running == null ? start() : running;
  }

  private synchronized HikariDataSource start() {
    HikariDataSource running = pool;
    if (running == null) {
      feed.prime();
      running = pools.start(this, name, feed);
      pool = running;
      if (shutting.get()) {
        running.close();
      }
    }
    return running;
  }

  private void shut() {
    if (!shutting.compareAndSet(false, true)) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      HikariDataSource ending = pool;
      if (ending != null) {
        ending.close();
      }
      feed.drain();
    } finally {
      pools.ended(this);
      shut.countDown();
      line.open();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits; an interrupt ends the waiting and is kept. */
  private boolean isShutWithin(long nanos) {
    try {
      return shut.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
