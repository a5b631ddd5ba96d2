package dev.querytool.guard;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in the session of a {@link CanaryWorld} with nothing between, reads what comes
 * back, and watches meanwhile that the session works rather than waits. A statement that works for
 * long is cut short.
 */
final class UnguardedRun implements AutoCloseable {

  private static final Duration FIRST_LOOK = Duration.ofMillis(300);
  private static final Duration NEXT_LOOK = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMillis(1500);
  private static final Duration DEAF = Duration.ofSeconds(30);
  private static final int ROWS = 2_000;
  private static final int RESULTS = 10;

  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "canary watchdog");
            thread.setDaemon(true);
            return thread;
          });

  /** Whether the last look found it waiting, which any may for a moment on a busy machine. */
  private volatile boolean waiting;

  private int answered;
  private int refused;
  private int cut;

  /**
   * Runs a statement.
   *
   * @return what it did besides reading; null if nothing was seen
   */
  @Nullable String run(CanaryWorld world, String sql) throws SQLException {
    AtomicReference<@Nullable String> seen = new AtomicReference<>();
    Connection session = world.session();
    long start = System.nanoTime();
    try (Statement statement = session.createStatement()) {
      statement.setMaxRows(ROWS);
      Future<?> watch = watch(world, statement, seen);
      try {
        read(world, statement, sql, seen);
        answered++;
      } finally {
        watch.cancel(false);
      }
    } catch (SQLException e) {
      refused++;
      look(world.secrets(), String.valueOf(e.getMessage()), seen);
    }
    if (System.nanoTime() - start > DEAF.toNanos()) {
      seen.compareAndSet(null, "it does not end when it is cancelled");
    }
    if (session.isClosed()) {
      seen.compareAndSet(null, "it ended the session");
    }
    return seen.get();
  }

  private static void read(
      CanaryWorld world, Statement statement, String sql, AtomicReference<@Nullable String> seen)
      throws SQLException {
    boolean rows = statement.execute(sql);
    for (int i = 0; i < RESULTS && (rows || statement.getUpdateCount() >= 0); i++) {
      if (rows) {
        readRows(world, statement, seen);
      }
      rows = statement.getMoreResults();
    }
  }

  private static void readRows(
      CanaryWorld world, Statement statement, AtomicReference<@Nullable String> seen)
      throws SQLException {
    try (ResultSet all = statement.getResultSet()) {
      int columns = all.getMetaData().getColumnCount();
      while (all.next()) {
        for (int i = 1; i <= columns; i++) {
          String value = all.getString(i);
          if (value != null) {
            look(world.secrets(), value, seen);
          }
        }
      }
    }
  }

  private static void look(
      List<String> secrets, String value, AtomicReference<@Nullable String> seen) {
    if (secrets.stream().anyMatch(value::contains)) {
      seen.compareAndSet(null, "it shows what stands in a file");
    }
  }

  private Future<?> watch(
      CanaryWorld world, Statement statement, AtomicReference<@Nullable String> seen) {
    long start = System.nanoTime();
    waiting = false;
    return watchdog.scheduleWithFixedDelay(
        () -> judge(world, statement, seen, System.nanoTime() - start),
        FIRST_LOOK.toMillis(),
        NEXT_LOOK.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void judge(
      CanaryWorld world, Statement statement, AtomicReference<@Nullable String> seen, long nanos) {
    try {
      boolean waited = waiting;
      waiting = world.waits();
      if (waiting && waited) {
        seen.compareAndSet(null, "it waits");
        statement.cancel();
      } else if (nanos > LONGEST.toNanos()) {
        cut++;
        statement.cancel();
      }
    } catch (SQLException e) {
      seen.compareAndSet(null, "nobody can watch it: " + e.getMessage());
    }
  }

  /** Says how many statements the engine answered, refused by itself, and had to give up. */
  @Override
  public String toString() {
    return answered + " answered, " + refused + " refused by the engine, " + cut + " cut short";
  }

  int answered() {
    return answered;
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
  }
}
