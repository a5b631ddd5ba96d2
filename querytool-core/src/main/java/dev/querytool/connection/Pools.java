package dev.querytool.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

/** Starts pools on shared threads and knows those that run. */
final class Pools {

  private final PoolSettings settings;
  private final TrustFiles trust;
  private final PoolThreads threads = new PoolThreads();
  private final Set<PooledSource> running = ConcurrentHashMap.newKeySet();

  /**
   * Runs nothing yet.
   *
   * @param trust closed when no pool can open a session any more
   */
  Pools(PoolSettings settings, TrustFiles trust) {
    this.settings = settings;
    this.trust = trust;
  }

  PoolSettings settings() {
    return settings;
  }

  /** Starts the pool of a source. */
  HikariDataSource start(PooledSource source, String name, PoolFeed feed) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("querytool-" + name);
    config.setDataSource(feed);
    config.setMaximumPoolSize(settings.size());
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(settings.acquireTimeout().toMillis());
    config.setIdleTimeout(settings.idleTimeout().toMillis());
    config.setKeepaliveTime(0);
    config.setAutoCommit(false);
    config.setReadOnly(true);
    config.setRegisterMbeans(false);
    config.setThreadFactory(threads.named("pool-" + name));
    config.setScheduledExecutor(threads.scheduler());
    running.add(source);
    try {
      return new HikariDataSource(config);
    } catch (RejectedExecutionException e) {
      running.remove(source);
      throw ConnectionStateException.closed();
    }
  }

  /** Forgets a source whose pool has ended. */
  void ended(PooledSource source) {
    running.remove(source);
  }

  /** Closes every pool, giving lent sessions the settings' time to come back, then the threads. */
  void close() {
    long deadline = System.nanoTime() + settings.closeTimeout().toNanos();
    List<PooledSource> ending = List.copyOf(running);
    ending.forEach(PooledSource::close);
    ending.forEach(source -> source.closeWithin(deadline - System.nanoTime()));
    threads.close();
    trust.close();
  }
}
