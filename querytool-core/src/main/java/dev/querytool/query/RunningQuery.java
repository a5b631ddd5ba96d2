package dev.querytool.query;

import dev.querytool.access.BoundGrant;
import dev.querytool.access.Caller;
import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import dev.querytool.connection.SessionWait;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One query from the call to its end, and the only place from which a statement is cancelled.
 *
 * <p>At any time either one thread is at work on it ({@link #enter} to {@link #leave} or {@link
 * #end}), or it is idle: not begun, or a stream between two rows. A stop has the statement of a
 * working thread cancelled, which then ends the query itself; an idle query is ended by who stops
 * it, or by the next {@link #inspect} if that failed. Stopping never waits for the database, and
 * ending takes no memory. No cancel goes out once {@link #end} has returned, so none can meet the
 * next statement of the same connection.
 *
 * <p>A query that has not ended some seconds after it was first told to, or whose session cannot be
 * given back for as long, has its session cut off: the network is gone, or the database is deaf.
 * Thread-safe.
 */
final class RunningQuery {

  private final Request request;
  private final long patience;
  private final Cancels cancels;
  private final SessionWait wait;

  private volatile Consumer<StopReason> whenStoppedIdle;
  private volatile @Nullable List<BoundGrant> seen;
  private @Nullable Thread worker;
  private @Nullable StopReason reason;
  private boolean hasSession;
  private boolean ended;
  private @Nullable StopReason unheard;
  private long enteredAt;
  private long budget;
  private @Nullable Deadline endOfLife;
  private boolean ending;
  private long endingSince;
  private @Nullable Deadline lastCall;

  /**
   * Describes a query that has not begun.
   *
   * @param patience how long it may take to end once it was told to, and to give its session back
   * @param whenStoppedIdle called by the thread that stops it while it is idle; once more each time
   *     that it fails
   */
  RunningQuery(
      Request request,
      CancelThreads threads,
      Duration patience,
      Consumer<StopReason> whenStoppedIdle) {
    this.request = request;
    Caller caller = request.rights().caller();
    this.wait = new SessionWait(caller.isDefaultUser() ? "" : caller.uid());
    this.patience = patience.toNanos();
    this.cancels = new Cancels(request.connection(), threads);
    this.whenStoppedIdle = whenStoppedIdle;
  }

  /** Returns the name of its connection. */
  String connection() {
    return request.connection();
  }

  /** Returns what its caller may do. */
  CallerRights rights() {
    return request.rights();
  }

  /** Notes what was granted to its caller when it was planned. */
  void seeing(List<BoundGrant> granted) {
    seen = granted;
  }

  /**
   * Tells whether its caller may still run it and sees what was granted when it was planned.
   *
   * @throws dev.querytool.access.AccessDeniedException if nothing is granted any more
   * @throws dev.querytool.access.AuthenticationException if the caller is no longer valid
   */
  boolean isStillGranted() {
    List<BoundGrant> before = seen;
    if (before == null) {
      return true;
    }
    rights().require(Permission.QUERY_RUN, connection());
    List<BoundGrant> now = rights().grantsOn(connection());
    return now.size() == before.size()
        && IntStream.range(0, now.size()).allMatch(i -> now.get(i).showsTheSameAs(before.get(i)));
  }

  /** Returns the wait for its session, which a stop ends. */
  SessionWait sessionWait() {
    return wait;
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
    if (hasSession && budget <= 0) {
      reason = StopReason.TIMEOUT;
      return false;
    }
    worker = Thread.currentThread();
    enteredAt = System.nanoTime();
    return true;
  }

  /**
   * Names the way to stop what its session does and starts its time; false if the query was stopped
   * meanwhile.
   *
   * @param giveBack what to do from now on if it is stopped while it is idle
   */
  synchronized boolean attach(Cancellation session, Runnable giveBack) {
    whenStoppedIdle = why -> giveBack.run();
    if (reason != null) {
      return false;
    }
    cancels.aim(session);
    hasSession = true;
    enteredAt = System.nanoTime();
    budget = request.timeout().toNanos();
    return true;
  }

  /** Tells whether there is, or was, a session in which something has to be ended. */
  synchronized boolean hasSession() {
    return hasSession;
  }

  /** Makes it a stream, which may be open for a while and no longer. */
  synchronized void openStream() {
    endOfLife = Deadline.after(request.lifetime());
  }

  /** Tells whether nobody has stopped it. */
  synchronized boolean goesOn() {
    return reason == null;
  }

  /** Makes the query idle; false if it was stopped meanwhile: the caller then ends it. */
  synchronized boolean leave() {
    budget -= System.nanoTime() - enteredAt;
    if (reason == null) {
      worker = null;
    }
    return reason == null;
  }

  /**
   * Ends the query for good, waiting for a cancel that is being sent; returns why it was stopped,
   * if it was.
   */
  @Nullable StopReason end() {
    StopReason why;
    synchronized (this) {
      markEnded();
      why = reason;
    }
    cancels.end();
    return why;
  }

  /**
   * Ends the query if it is idle; otherwise stops the thread that works on it. Returns whether the
   * caller now has to give back what it holds.
   */
  boolean endIdle() {
    synchronized (this) {
      if (ended) {
        return false;
      }
      if (worker == null) {
        markEnded();
        return true;
      }
    }
    stop(StopReason.CANCELLED);
    return false;
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  /** Tells whether the connection has seen a cancel and must not be used again. */
  boolean cancelSent() {
    return cancels.wereSent();
  }

  /** Lets go of the session, which has been given back. */
  void release() {
    cancels.release();
  }

  /** Stops the query without waiting for it; harmless once it has ended. */
  void stop(StopReason why) {
    boolean working;
    StopReason first;
    synchronized (this) {
      if (ended) {
        return;
      }
      first = reason == null ? why : reason;
      working = stopsWorker(why);
    }
    if (working) {
      wait.end();
      cancels.send();
    } else {
      tellStoppedIdle(first);
    }
  }

  /** Cuts its session off at that time, if it has not ended by then. */
  synchronized void cutAt(Deadline time) {
    lastCall = time;
  }

  /**
   * Looks for a reason to stop, cancels again what was stopped and has not ended yet, and cuts off
   * what does not end.
   */
  void inspect(long now) {
    StopReason why;
    StopReason again;
    boolean deaf;
    synchronized (this) {
      deaf = (ending && now - endingSince >= patience) || isOver(lastCall, now);
      why = ended ? null : reasonAt(now);
      again = unheard;
    }
    if (deaf) {
      cancels.cut();
    }
    if (why != null) {
      stop(why);
    } else if (again != null) {
      tellStoppedIdle(again);
    }
  }

  private @Nullable StopReason reasonAt(long now) {
    if (reason != null) {
      return reason;
    }
    if (worker != null && worker.isInterrupted()) {
      return StopReason.INTERRUPTED;
    }
    if (!hasSession) {
      return null;
    }
    if (worker != null && now - enteredAt >= budget) {
      return StopReason.TIMEOUT;
    }
    return isOver(endOfLife, now) ? StopReason.LIFETIME : null;
  }

  /** Tells whether a thread is at work; without one, nothing but giving back is left to do. */
  private boolean stopsWorker(StopReason why) {
    if (reason == null) {
      reason = why;
    }
    if (worker == null) {
      markEnded();
      return false;
    }
    if (!ending) {
      beginEnding();
    }
    return true;
  }

  private void tellStoppedIdle(StopReason why) {
    boolean heard = false;
    try {
      whenStoppedIdle.accept(why);
      heard = true;
    } finally {
      setUnheard(heard ? null : why);
    }
  }

  private synchronized void setUnheard(@Nullable StopReason why) {
    unheard = why;
  }

  /** From here on the session is being given back. */
  private void markEnded() {
    if (!ended) {
      ended = true;
      worker = null;
      beginEnding();
    }
  }

  private void beginEnding() {
    ending = true;
    endingSince = System.nanoTime();
  }

  private static boolean isOver(@Nullable Deadline time, long now) {
    return time != null && time.isOver(now);
  }
}
