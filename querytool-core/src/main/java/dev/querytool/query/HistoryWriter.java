package dev.querytool.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon thread that writes what it is given, as much in one transaction as has come.
 *
 * <p>It looks every few milliseconds, at once if somebody waits, and rests when nothing has come
 * for a while: an entry costs no wake-up as long as others have just come. Thread-safe.
 */
final class HistoryWriter {

  private static final Logger LOG = LoggerFactory.getLogger(QueryHistory.class);
  private static final String THREAD = "querytool-history";
  private static final int AT_ONCE = 512;
  private static final int LOOKS_BEFORE_REST = 20;
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long TRY_AGAIN_AFTER = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LAST_WAIT_MILLIS = 1_000;

  private final HistoryStore store;
  private final HistoryOptions options;
  private final HistoryQueue queue = new HistoryQueue();

  /** Used by the thread alone. */
  private final List<Unwritten> batch = new ArrayList<>();

  private volatile @Nullable Thread thread;
  private volatile boolean resting;
  private volatile boolean urgent;
  private volatile boolean failing;
  private volatile boolean closed;
  private volatile boolean ended;
  private volatile long closeBy;

  HistoryWriter(HistoryStore store, HistoryOptions options) {
    this.store = store;
    this.options = options;
  }

  boolean isBeforeAnswer() {
    return options.isBeforeAnswer();
  }

  long lost() {
    return queue.lost();
  }

  /**
   * Takes an entry and returns; if there is no room for it, it is lost.
   *
   * @param written gets its id once it is committed, or why it will not be
   * @param patient whether to wait for room, for some time
   */
  void add(HistoryEntry entry, CompletableFuture<Long> written, boolean patient) {
    Unwritten item = new Unwritten(entry, !isBeforeAnswer(), written);
    if (closed) {
      queue.refuse(item, closedAlready());
    } else if (!item.reserved()) {
      put(item, true);
    } else if (queue.reserve(patient && !failing)) {
      put(item, queue.isHalfFull());
    } else {
      queue.refuse(item, new IllegalStateException("too many runs wait for the store"));
    }
  }

  /** Waits until what was added before is written, at most for some time. */
  void flush(Duration patience) {
    if (queue.unwritten() == 0) {
      return;
    }
    CompletableFuture<Long> reached = new CompletableFuture<>();
    put(new Unwritten(null, false, reached), true);
    try {
      reached.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException unreached) {
      LOG.debug("the history is read without the runs that wait for the store", unreached);
    }
  }

  /** Writes what was added before, and ends the thread. */
  void close(Duration wait) {
    closeBy = System.nanoTime() + wait.toNanos();
    closed = true;
    Thread ending = runningThread();
    if (ending == null) {
      end();
      return;
    }
    LockSupport.unpark(ending);
    try {
      ending.join(wait.toMillis());
      if (ending.isAlive()) {
        ending.interrupt();
        ending.join(LAST_WAIT_MILLIS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (ending.isAlive()) {
      LOG.warn("{} runs still wait for the store after close()", queue.unwritten());
    }
  }

  private void put(Unwritten item, boolean now) {
    queue.put(item);
    if (thread == null) {
      start();
    }
    if (now && !urgent) {
      urgent = true;
      LockSupport.unpark(thread);
    } else if (resting) {
      LockSupport.unpark(thread);
    }
    if (ended) {
      end();
    }
  }

  private synchronized @Nullable Thread runningThread() {
    return thread;
  }

  private synchronized void start() {
    if (thread == null && !closed) {
      Thread started = new Thread(this::work, THREAD);
      started.setDaemon(true);
      started.setContextClassLoader(null);
      started.start();
      thread = started;
    }
  }

  private void work() {
    int idleLooks = 0;
    try {
      while (!closed || !queue.isEmpty() || !batch.isEmpty()) {
        pause(idleLooks);
        idleLooks = queue.isEmpty() ? idleLooks + 1 : 0;
        writeAll();
      }
    } finally {
      loseBatch(closedAlready());
      end();
    }
  }

  private void pause(int idleLooks) {
    if (failing) {
      LockSupport.parkNanos(this, TRY_AGAIN_AFTER);
    } else if (idleLooks >= LOOKS_BEFORE_REST) {
      rest();
    } else if (!urgent && !closed) {
      LockSupport.parkNanos(this, LOOK_EVERY);
    }
  }

  private void rest() {
    resting = true;
    if (queue.isEmpty() && !closed) {
      LockSupport.park(this);
    }
    resting = false;
  }

  private void writeAll() {
    urgent = false;
    boolean more = true;
    while (more) {
      queue.fill(batch, AT_ONCE);
      more = !batch.isEmpty() && writeBatch();
    }
  }

  /** Returns whether the batch is done with. */
  private boolean writeBatch() {
    List<HistoryEntry> entries =
        batch.stream().map(Unwritten::entry).filter(Objects::nonNull).toList();
    try {
      keepBatch(entries.isEmpty() ? List.of() : store.write(entries, options.size()));
      failing = false;
      return true;
    } catch (RuntimeException | Error failure) {
      return giveUp(failure);
    }
  }

  private boolean giveUp(Throwable failure) {
    if (isBeforeAnswer() || (closed && System.nanoTime() - closeBy >= 0)) {
      loseBatch(failure);
      return true;
    }
    if (!failing) {
      LOG.warn("the history cannot be written; it is tried again", failure);
    }
    failing = true;
    return false;
  }

  private void keepBatch(List<Long> ids) {
    Iterator<Long> id = ids.iterator();
    batch.forEach(item -> queue.keep(item, item.entry() == null ? 0 : id.next()));
    batch.clear();
  }

  private void loseBatch(Throwable reason) {
    batch.forEach(item -> queue.lose(item, reason));
    batch.clear();
  }

  private void end() {
    ended = true;
    queue.loseAll(closedAlready());
  }

  private static RuntimeException closedAlready() {
    return new IllegalStateException("the history is closed");
  }
}
