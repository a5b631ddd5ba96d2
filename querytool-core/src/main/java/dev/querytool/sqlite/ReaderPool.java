package dev.querytool.sqlite;

import java.sql.Connection;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The reading connections, opened when first needed and kept until the file is closed. */
final class ReaderPool {

  private final ConnectionOpener opener;
  private final Failures failures;
  private final Duration timeout;
  private final int size;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  ReaderPool(ConnectionOpener opener, Failures failures, Duration timeout, int size) {
    this.opener = opener;
    this.failures = failures;
    this.timeout = timeout;
    this.size = size;
    this.free = new Semaphore(size, true);
  }

  Connection take() {
    try {
      if (!free.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw failures.readersBusy(
            String.format(
                Locale.ROOT,
                "cannot read: all %d readers stayed in use for %d ms; read less at a time, or open"
                    + " the file with more readers",
                size,
                timeout.toMillis()));
      }
    } catch (InterruptedException e) {
      throw failures.interrupted();
    }
    return idleOrNew();
  }

  private Connection idleOrNew() {
    Connection connection = idle.pollFirst();
    if (connection != null) {
      return connection;
    }
    boolean opened = false;
    try {
      connection = opener.reader();
      opened = true;
      return connection;
    } finally {
      if (!opened) {
        free.release();
      }
    }
  }

  void giveBack(Connection connection) {
    try {
      idle.addFirst(connection);
    } finally {
      free.release();
    }
  }

  void discard(Connection connection) {
    try {
      opener.close(connection);
    } finally {
      free.release();
    }
  }

  /** Closes the readers once none is in use. */
  void close() {
    for (@Nullable Connection next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
      opener.close(next);
    }
  }
}
