package dev.querytool.access;

import dev.querytool.error.QueryToolException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes when keys were used, each at most once a minute, and writes that behind: authenticating
 * never waits for the store's writer. Thread-safe.
 */
final class KeyUses {

  private static final Logger log = LoggerFactory.getLogger(ServiceApiKeys.class);
  private static final String THREAD = "querytool-key-uses";
  private static final Duration EACH = Duration.ofMinutes(1);
  private static final long WRITE_EVERY = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST = 200_000;

  private final ApiKeyStore store;
  private final Map<String, Instant> noted = new ConcurrentHashMap<>();
  private final Object writing = new Object();
  private @Nullable Thread writer;
  private boolean closed;

  KeyUses(ApiKeyStore store) {
    this.store = store;
  }

  void note(ServiceApiKey key, Instant now) {
    boolean recent = key.lastUsedAt().map(last -> now.isBefore(last.plus(EACH))).orElse(false);
    if (!recent && noted.size() < MOST && noted.putIfAbsent(key.id(), now) == null) {
      seeToWriter();
    }
  }

  /** Writes what is noted so far; what cannot be written stays noted. */
  void write() {
    synchronized (writing) {
      Map<String, Instant> batch = new HashMap<>(noted);
      if (!batch.isEmpty()) {
        write(batch);
      }
    }
  }

  private void write(Map<String, Instant> batch) {
    try {
      store.noteUses(batch);
      batch.forEach(noted::remove);
    } catch (QueryToolException e) {
      log.debug("the last uses of {} keys could not be written; it is tried again", batch.size());
    }
  }

  void close() {
    Thread ending;
    synchronized (this) {
      closed = true;
      ending = writer;
    }
    if (ending != null) {
      LockSupport.unpark(ending);
      join(ending);
    }
    write();
  }

  private synchronized void seeToWriter() {
    if (writer == null && !closed) {
      Thread started = new Thread(this::writeBehind, THREAD);
      started.setDaemon(true);
      started.setContextClassLoader(null);
      writer = started;
      started.start();
    }
  }

  private void writeBehind() {
    do {
      LockSupport.parkNanos(this, WRITE_EVERY);
      write();
    } while (goesOn());
  }

  private synchronized boolean goesOn() {
    if (closed || noted.isEmpty()) {
      writer = null;
      return false;
    }
    return true;
  }

  private static void join(Thread ending) {
    try {
      ending.join(EACH.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
