package dev.querytool.query;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon thread that writes what it is given, as much in one transaction as has come.
 *
 * <p>It looks every few milliseconds, at once if somebody waits, and rests when nothing has come
 * for a while: an entry costs no wake-up as long as others have just come. No failure ends it, and
 * who waits for an entry is always told what became of it. Thread-safe.
 */
final class HistoryWriter {

  private static final Logger LOG = LoggerFactory.getLogger(QueryHistory.class);
  private static final Warnings WARNINGS = new Warnings(LOG);
  private static final String THREAD = "querytool-history";
  private static final int LOOKS_BEFORE_REST = 20;
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long TRY_AGAIN_AFTER = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LAST_WAIT_MILLIS = 1_000;

  private final HistoryOptions options;
  private final HistoryQueue queue;
  private final RuntimeException closedAlready = new IllegalStateException("the history is closed");

  /** Used by the thread alone. */
  private final HistoryBatch batch;

  /** Used by the thread alone. */
  private final Anchoring anchoring;

  /** Used by the thread alone. */
  private int idleLooks;

  private volatile @Nullable Thread thread;
  private volatile boolean resting;
  private volatile boolean urgent;
  private volatile boolean failing;
  private volatile boolean closed;
  private volatile boolean ended;
  private volatile long closeBy;

  /** Lets a run wait so long for room among those that wait for the store. */
  HistoryWriter(HistoryStore store, Clock clock, HistoryOptions options, Duration waitForRoom) {
    this.options = options;
    this.queue = new HistoryQueue(waitForRoom);
    this.anchoring = new Anchoring(store, options);
    this.batch = new HistoryBatch(queue, store, () -> bounds(clock, options), anchoring);
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
   * @param written is told its id once it is committed, or why it will not be
   * @param patient whether to wait for room, for some time
   */
  void add(HistoryEntry entry, Receipt written, boolean patient) {
    start();
    Unwritten item = new Unwritten(entry, !isBeforeAnswer(), written);
    if (closed) {
      queue.refuse(item, closedAlready);
    } else if (!item.reserved()) {
      put(item, true);
    } else if (queue.reserve(patient && !failing)) {
      put(item, queue.isHalfFull());
    } else {
      queue.refuse(item, new IllegalStateException("too many runs wait for the store"));
    }
  }

  /** Says that an entry could not be added. */
  void refuse(Receipt written, Throwable reason) {
    queue.refuse(written, reason);
  }

  /** Waits until what was added before is written, at most for some time. */
  void flush(Duration patience) {
    if (queue.unwritten() == 0) {
      return;
    }
    Receipt reached = new Receipt();
    start();
    put(new Unwritten(null, false, reached), true);
    try {
      if (!reached.await(patience)) {
        LOG.debug("the history is read without the runs that wait for the store");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
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

  private void start() {
    Thread running = thread;
    if (running == null || !running.isAlive()) {
      startUnlessClosed();
    }
  }

  private synchronized void startUnlessClosed() {
    if ((thread == null || !thread.isAlive()) && !closed) {
      ended = false;
      Thread started = new Thread(this::work, THREAD);
      started.setDaemon(true);
      started.setContextClassLoader(null);
      started.start();
      thread = started;
    }
  }

  private void work() {
    try {
      while (!closed || !queue.isEmpty() || !batch.isEmpty()) {
        tryTurn();
      }
      anchoring.end();
    } finally {
      ended = true;
      batch.lose(closedAlready);
      end();
    }
  }

  private void tryTurn() {
    try {
      turn();
    } catch (Throwable unsaid) {
      // Even to load what is said about a failure takes memory.
      LockSupport.parkNanos(this, TRY_AGAIN_AFTER);
    }
  }

  private void turn() {
    try {
      pause();
      writeAll();
      anchoring.tellIfDue();
    } catch (Throwable failure) {
      giveUp(failure);
    }
  }

  private void pause() {
    if (failing) {
      LockSupport.parkNanos(this, TRY_AGAIN_AFTER);
    } else if (idleLooks >= LOOKS_BEFORE_REST) {
      rest();
    } else if (!urgent && !closed) {
      LockSupport.parkNanos(this, LOOK_EVERY);
    }
    idleLooks = queue.isEmpty() ? idleLooks + 1 : 0;
  }

  private void rest() {
    resting = true;
    if (queue.isEmpty() && !closed) {
      parkUntilDue();
    }
    resting = false;
  }

  private void parkUntilDue() {
    long due = anchoring.dueIn();
    if (due == 0) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, due);
    }
  }

  private void writeAll() {
    urgent = false;
    batch.fill();
    while (!batch.isEmpty()) {
      batch.write();
      failing = false;
      batch.fill();
    }
  }

  private void giveUp(Throwable failure) {
    if (isBeforeAnswer() || (closed && System.nanoTime() - closeBy >= 0)) {
      batch.lose(failure);
    } else if (!failing) {
      WARNINGS.say("{} cannot be written; it is tried again", "the history", failure);
    }
    failing = !isBeforeAnswer();
  }

  private static HistoryBounds bounds(Clock clock, HistoryOptions options) {
    HistoryBounds newest = HistoryBounds.newest(options.size());
    return options.maxAge().map(age -> newest.from(clock.instant().minus(age))).orElse(newest);
  }

  private void end() {
    ended = true;
    queue.loseAll(closedAlready);
  }
}
