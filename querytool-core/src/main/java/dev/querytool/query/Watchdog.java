package dev.querytool.query;

import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon thread that ends queries that run too long, were stopped or were forgotten.
 *
 * <p>It looks at every running query each few milliseconds, and rests when nothing has run for a
 * while: registering a query costs no wake-up as long as others have just run. No failure ends it.
 * Thread-safe.
 */
final class Watchdog {

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final Warnings WARNINGS = new Warnings(LOG);
  private static final String THREAD = "querytool-watchdog";
  private static final String TRIED_AGAIN = "stopping a query on '{}' failed; it is tried again";
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long TRY_AGAIN_AFTER = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int LOOKS_BEFORE_REST = 100;

  /** What close() leaves for cutting off what hears no cancel. */
  private static final Duration TO_CUT_OFF = Duration.ofSeconds(2);

  private static final Duration TO_LEAVE = Duration.ofMillis(300);

  private final CancelThreads cancelThreads = new CancelThreads();
  private final CallerWatch callers = new CallerWatch(cancelThreads);
  private final Set<RunningQuery> running = ConcurrentHashMap.newKeySet();
  private final Map<RunningQuery, LostStream> streams = new ConcurrentHashMap<>();
  private final ReferenceQueue<RowStream> lostStreams = new ReferenceQueue<>();
  private volatile @Nullable Thread thread;

  /** Used by the thread alone. */
  private int idleLooks;

  private volatile boolean resting;
  private volatile boolean closed;
  private volatile @Nullable Deadline patientUntil;

  /** Returns the threads on which what may wait for a database is done. */
  CancelThreads cancelThreads() {
    return cancelThreads;
  }

  /**
   * Takes a query under watch until {@link #remove}.
   *
   * @throws QueriesClosedException if this was closed
   */
  void add(RunningQuery query) {
    running.add(query);
    try {
      wake();
    } catch (RuntimeException | Error failure) {
      running.remove(query);
      throw failure;
    }
  }

  private void wake() {
    if (closed) {
      throw new QueriesClosedException();
    }
    Thread watching = thread;
    if (watching == null || !watching.isAlive()) {
      start();
    } else if (resting) {
      LockSupport.unpark(watching);
    }
  }

  /** Takes a query that has ended off the watch. */
  void remove(RunningQuery query) {
    streams.remove(query);
    running.remove(query);
  }

  /**
   * Ends the query of a stream that its program has lost, and names in the log where it was opened.
   */
  void watch(RowStream stream, RunningQuery query, String place) {
    streams.put(query, new LostStream(stream, lostStreams, query, place));
  }

  boolean isClosed() {
    return closed;
  }

  /** Stops every query and waits for their ends, and for those of the threads. */
  void close(Duration wait) {
    patientUntil = Deadline.after(wait.minus(TO_LEAVE));
    closed = true;
    Deadline end = Deadline.after(wait);
    Deadline cut = Deadline.after(wait.minus(TO_CUT_OFF));
    stopAll(cut);
    Thread ending = runningThread();
    if (ending == null) {
      return;
    }
    LockSupport.unpark(ending);
    try {
      ending.join(wait.toMillis());
      cancelThreads.close(end);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!running.isEmpty()) {
      LOG.warn("{} queries go on after close(): their databases heard no cancel", running.size());
    }
  }

  private static void stopForGood(RunningQuery query) {
    try {
      query.stop(StopReason.CLOSED);
    } catch (RuntimeException | Error failure) {
      WARNINGS.say(TRIED_AGAIN, query.connection(), failure);
    }
  }

  /** Those that wait come first, or they would get the sessions that the others give back. */
  private void stopAll(Deadline cut) {
    running.stream().filter(query -> !query.hasSession()).forEach(Watchdog::stopForGood);
    for (RunningQuery query : running) {
      query.cutAt(cut);
      stopForGood(query);
    }
  }

  private synchronized @Nullable Thread runningThread() {
    return thread;
  }

  private synchronized void start() {
    if (thread == null || !thread.isAlive()) {
      Thread started = new Thread(this::watch, THREAD);
      started.setDaemon(true);
      started.setContextClassLoader(null);
      started.start();
      thread = started;
    }
  }

  private void watch() {
    boolean needed = true;
    while (needed) {
      try {
        needed = turn();
      } catch (Throwable unsaid) {
        // Even to load what is said about a failure takes memory.
        LockSupport.parkNanos(this, TRY_AGAIN_AFTER);
      }
    }
  }

  private boolean turn() {
    try {
      look();
      pause();
      return isNeeded();
    } catch (Throwable failure) {
      WARNINGS.say("{} failed; it goes on", THREAD, failure);
      LockSupport.parkNanos(this, TRY_AGAIN_AFTER);
      return true;
    }
  }

  private void pause() {
    idleLooks = running.isEmpty() ? idleLooks + 1 : 0;
    if (idleLooks >= LOOKS_BEFORE_REST) {
      rest();
      idleLooks = 0;
    } else {
      LockSupport.parkNanos(this, LOOK_EVERY);
    }
  }

  /** A query that has no session yet will get none after close(), and nothing has to be ended. */
  private boolean isNeeded() {
    Deadline patience = patientUntil;
    return !closed
        || running.stream().anyMatch(RunningQuery::hasSession)
        || (!running.isEmpty() && patience != null && !patience.isOver(System.nanoTime()));
  }

  private void rest() {
    resting = true;
    cancelThreads.tidy();
    if (running.isEmpty() && !closed) {
      LockSupport.park(this);
    }
    resting = false;
  }

  private void look() {
    long now = System.nanoTime();
    for (RunningQuery query : running) {
      inspect(query, now);
    }
    callers.look(running, now);
    for (Object lost = lostStreams.poll(); lost != null; lost = lostStreams.poll()) {
      ((LostStream) lost).end();
    }
  }

  private static void inspect(RunningQuery query, long now) {
    try {
      query.inspect(now);
    } catch (RuntimeException | Error failure) {
      WARNINGS.say(TRIED_AGAIN, query.connection(), failure);
    }
  }
}
