package dev.querytool.sqlite;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to write, which one thread has at a time; waiting threads are served in turn. */
final class WriterSlot {

  private static final Logger log = LoggerFactory.getLogger(SqliteFile.class);
  private static final Duration LONG_WAIT = Duration.ofSeconds(1);

  private record Holder(Thread thread, long since) {}

  private final Failures failures;
  private final Duration timeout;
  private final ReentrantLock lock = new ReentrantLock(true);
  private volatile @Nullable Holder holder;

  WriterSlot(Failures failures, Duration timeout) {
    this.failures = failures;
    this.timeout = timeout;
  }

  /** Waits for the right to write and returns what is left of the timeout. */
  Duration acquire() {
    long start = System.nanoTime();
    waitForLock();
    boolean told = false;
    try {
      Duration left = held(start);
      told = true;
      return left;
    } finally {
      // Without memory the lock is had all the same, and nobody would give it back.
      if (!told) {
        release();
      }
    }
  }

  private void waitForLock() {
    try {
      if (!lock.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      throw failures.interrupted();
    }
  }

  private Duration held(long start) {
    holder = new Holder(Thread.currentThread(), System.nanoTime());
    Duration waited = Duration.ofNanos(System.nanoTime() - start);
    if (waited.compareTo(LONG_WAIT) > 0) {
      log.info("{}: waited {} ms for the writer", failures.path(), waited.toMillis());
    }
    return waited.compareTo(timeout) < 0 ? timeout.minus(waited) : Duration.ZERO;
  }

  void release() {
    holder = null;
    lock.unlock();
  }

  private WriterBusyException busy() {
    Holder now = holder;
    return now == null ? busyWithOthers() : busyWith(now);
  }

  private WriterBusyException busyWithOthers() {
    return new WriterBusyException(
        String.format(
            Locale.ROOT,
            "SQLite file '%s': cannot write: others kept the writer for all of %d ms; try again",
            failures.path(),
            timeout.toMillis()),
        Map.of("file", failures.path().toString(), "waitedMillis", timeout.toMillis()),
        List.of(),
        null);
  }

  private WriterBusyException busyWith(Holder now) {
    long heldMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - now.since());
    List<StackTraceElement> stack = List.of(now.thread().getStackTrace());
    String message =
        String.format(
            Locale.ROOT,
            "SQLite file '%s': cannot write: waited %d ms while thread '%s' held the writer, for %d"
                + " ms so far%s; make its transaction shorter, or allow a longer acquire timeout",
            failures.path(),
            timeout.toMillis(),
            now.thread().getName(),
            heldMillis,
            position(stack));
    return new WriterBusyException(
        message,
        Map.of(
            "file", failures.path().toString(),
            "waitedMillis", timeout.toMillis(),
            "holder", now.thread().getName(),
            "heldMillis", heldMillis),
        stack,
        null);
  }

  private static String position(List<StackTraceElement> stack) {
    return stack.stream()
        .filter(frame -> !frame.getClassName().startsWith("java."))
        .filter(frame -> !frame.getClassName().startsWith("jdk."))
        .findFirst()
        .map(frame -> ", at " + frame)
        .orElse("");
  }
}
