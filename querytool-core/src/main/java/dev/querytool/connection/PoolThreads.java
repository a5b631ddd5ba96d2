package dev.querytool.connection;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The threads of all pools: daemons named {@code querytool-…}, started when first needed. */
final class PoolThreads {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AtomicInteger number = new AtomicInteger();
  private final Set<Thread> made = ConcurrentHashMap.newKeySet();
  private @Nullable ScheduledThreadPoolExecutor scheduler;
  private boolean closed;

  /** Returns the one scheduler that all pools share. */
  synchronized ScheduledExecutorService scheduler() {
    if (closed) {
      throw ConnectionStateException.closed();
    }
    ScheduledThreadPoolExecutor started = scheduler;
    if (started == null) {
      started = new ScheduledThreadPoolExecutor(1, named("pools"));
      started.setRemoveOnCancelPolicy(true);
      scheduler = started;
    }
    return started;
  }

  /** Makes threads for one pool. */
  ThreadFactory named(String purpose) {
    return task -> {
      Thread thread = new Thread(task, "querytool-" + purpose + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      made.removeIf(old -> old.getState() == Thread.State.TERMINATED);
      made.add(thread);
      return thread;
    };
  }

  /** Ends the scheduler and waits until every thread is gone; an interrupt ends the waiting. */
  void close() {
    synchronized (this) {
      closed = true;
      if (scheduler != null) {
        scheduler.shutdownNow();
      }
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (Thread thread : made) {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        thread.join(Math.max(1, millis));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
