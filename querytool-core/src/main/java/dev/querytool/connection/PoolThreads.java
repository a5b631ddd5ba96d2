package dev.querytool.connection;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The threads of all pools: daemons named {@code querytool-…}, started when first needed. */
final class PoolThreads {

  private static final long PATIENCE_SECONDS = 10;

  private final AtomicInteger number = new AtomicInteger();
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
      return thread;
    };
  }

  /** Ends the scheduler and waits until its thread is gone; an interrupt ends the waiting. */
  void close() {
    ScheduledThreadPoolExecutor ending;
    synchronized (this) {
      closed = true;
      ending = scheduler;
    }
    if (ending == null) {
      return;
    }
    ending.shutdownNow();
    try {
      ending.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
