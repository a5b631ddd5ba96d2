package dev.querytool.query;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One query from the call to its end, and the only place from which a statement is cancelled.
 *
 * <p>At any time either one thread is at work on it ({@link #enter} to {@link #leave} or {@link
 * #end}), or it is idle: not begun, or a stream between two rows. A stop cancels the statement of a
 * working thread, which then ends the query itself; an idle query is ended by who stops it. All of
 * it happens under this object's monitor, so no cancel goes out once {@link #end} has returned, and
 * none can meet the next statement of the same connection. Thread-safe.
 */
final class RunningQuery {

  private static final Logger LOG = LoggerFactory.getLogger(RunningQuery.class);

  private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(320);

  private final Request request;

  private Consumer<StopReason> whenStoppedIdle;
  private @Nullable Thread worker;
  private @Nullable Cancellation cancellation;
  private @Nullable StopReason reason;
  private boolean ended;
  private boolean cancelSent;
  private long cancelledAt;
  private long pause = SHORTEST_PAUSE;
  private long enteredAt;
  private long budget;
  private long endOfLife;

  /**
   * Describes a query that has not begun.
   *
   * @param whenStoppedIdle called at most once, by the thread that stops it while it is idle
   */
  RunningQuery(Request request, Consumer<StopReason> whenStoppedIdle) {
    this.request = request;
    this.whenStoppedIdle = whenStoppedIdle;
  }

  /** Returns the name of its connection. */
  String connection() {
    return request.connection();
  }

  /** Puts the calling thread to work; false if the query was stopped or has ended. */
  synchronized boolean enter() {
    if (ended || reason != null) {
      return false;
    }
    if (Thread.currentThread().isInterrupted()) {
      reason = StopReason.INTERRUPTED;
      return false;
    }
    if (cancellation != null && budget <= 0) {
      reason = StopReason.TIMEOUT;
      return false;
    }
    worker = Thread.currentThread();
    enteredAt = System.nanoTime();
    return true;
  }

  /**
   * Names the way to cancel the statement and starts its time; false if the query was stopped
   * meanwhile.
   *
   * @param giveBack what to do from now on if it is stopped while it is idle
   */
  synchronized boolean attach(Cancellation ofStatement, Runnable giveBack) {
    cancellation = ofStatement;
    whenStoppedIdle = why -> giveBack.run();
    enteredAt = System.nanoTime();
    budget = request.timeout().toNanos();
    endOfLife = enteredAt + request.lifetime().toNanos();
    return reason == null;
  }

  /** Makes the query idle; false if it was stopped meanwhile. */
  synchronized boolean leave() {
    budget -= System.nanoTime() - enteredAt;
    worker = null;
    return reason == null;
  }

  /** Ends the query for good; returns why it was stopped, if it was. */
  synchronized @Nullable StopReason end() {
    ended = true;
    worker = null;
    cancellation = null;
    return reason;
  }

  /**
   * Ends the query if it is idle; otherwise stops the thread that works on it. Returns whether the
   * caller now has to give back what it holds.
   */
  synchronized boolean endIdle() {
    if (ended) {
      return false;
    }
    if (worker != null) {
      stopWorker(StopReason.CANCELLED);
      return false;
    }
    ended = true;
    cancellation = null;
    return true;
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  /** Tells whether the connection has seen a cancel and must not be used again. */
  synchronized boolean cancelSent() {
    return cancelSent;
  }

  /** Stops the query; harmless once it has ended. */
  void stop(StopReason why) {
    Consumer<StopReason> idle;
    synchronized (this) {
      idle = stopOrTakeOver(why);
    }
    idle.accept(why);
  }

  /** Looks for a reason to stop, and cancels again what was stopped and has not ended yet. */
  void inspect(long now) {
    StopReason why;
    synchronized (this) {
      why = ended ? null : reasonAt(now);
    }
    if (why != null) {
      stop(why);
    }
  }

  private @Nullable StopReason reasonAt(long now) {
    if (reason != null) {
      return reason;
    }
    if (worker != null && worker.isInterrupted()) {
      return StopReason.INTERRUPTED;
    }
    if (cancellation == null) {
      return null;
    }
    if (worker != null && now - enteredAt >= budget) {
      return StopReason.TIMEOUT;
    }
    return now - endOfLife >= 0 ? StopReason.LIFETIME : null;
  }

  private Consumer<StopReason> stopOrTakeOver(StopReason why) {
    if (ended) {
      return RunningQuery::nothing;
    }
    if (worker != null) {
      stopWorker(why);
      return RunningQuery::nothing;
    }
    if (reason == null) {
      reason = why;
    }
    ended = true;
    cancellation = null;
    return whenStoppedIdle;
  }

  private void stopWorker(StopReason why) {
    if (reason == null) {
      reason = why;
    }
    if (cancellation == null || isPausing()) {
      return;
    }
    cancelSent = true;
    cancelledAt = System.nanoTime();
    try {
      cancellation.cancel();
    } catch (SQLException notYet) {
      LOG.debug("cancelling a query on '{}' is tried again", connection(), notYet);
    }
  }

  /** A cancel may cost a connection of its own, so each waits longer than the one before. */
  private boolean isPausing() {
    if (!cancelSent) {
      return false;
    }
    boolean pausing = System.nanoTime() - cancelledAt < pause;
    if (!pausing) {
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    return pausing;
  }

  private static void nothing(StopReason why) {}
}
