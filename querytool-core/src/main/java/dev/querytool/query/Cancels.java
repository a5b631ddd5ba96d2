package dev.querytool.query;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cancels of one query, sent one at a time by the {@link CancelThreads}, never by whoever asks
 * for them.
 *
 * <p>None is sent once {@link #end} has returned; nothing is cut once {@link #release} has.
 * Thread-safe.
 */
final class Cancels {

  private static final Logger LOG = LoggerFactory.getLogger(Cancels.class);
  private static final Warnings WARNINGS = new Warnings(LOG);

  private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(320);

  private final String connection;
  private final CancelThreads threads;
  private @Nullable Cancellation target;
  private boolean over;
  private boolean onItsWay;
  private boolean sending;
  private boolean sent;
  private boolean cut;
  private long sentAt;
  private long pause = SHORTEST_PAUSE;

  Cancels(String connection, CancelThreads threads) {
    this.connection = connection;
    this.threads = threads;
  }

  /** Names what is to be cancelled from now on. */
  synchronized void aim(Cancellation session) {
    target = session;
  }

  /** Has a cancel sent, unless there is nothing to cancel or the last one was just now. */
  void send() {
    synchronized (this) {
      if (target == null || over || onItsWay || isPausing()) {
        return;
      }
      onItsWay = true;
    }
    try {
      threads.run(connection, this::sendNow);
    } catch (RuntimeException | Error noThread) {
      sentOrNot();
      throw noThread;
    }
  }

  /**
   * Sends no more, and waits for the cancel that is being sent: it must not meet the next statement
   * of the session. A session that is cut has no next statement.
   */
  void end() {
    boolean interrupted = false;
    synchronized (this) {
      over = true;
      while (sending && !cut) {
        try {
          wait();
        } catch (InterruptedException keptForLater) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets go of the session, which has been given back. */
  synchronized void release() {
    target = null;
  }

  /** Cuts the session off, once. */
  synchronized void cut() {
    Cancellation deaf = target;
    if (deaf == null || cut) {
      return;
    }
    threads.runAside(connection, () -> abort(deaf));
    cut = true;
    notifyAll();
  }

  /** Tells whether the session has seen a cancel, or was cut, and must not be used again. */
  synchronized boolean wereSent() {
    return sent || cut;
  }

  private void sendNow() {
    Cancellation session = next();
    if (session == null) {
      return;
    }
    try {
      session.cancel();
    } catch (SQLException | RuntimeException notYet) {
      LOG.debug("cancelling a query on '{}' is tried again", connection, notYet);
    } finally {
      sentOrNot();
    }
  }

  private synchronized void sentOrNot() {
    sentAt = System.nanoTime();
    sending = false;
    onItsWay = false;
    notifyAll();
  }

  private synchronized @Nullable Cancellation next() {
    if (over || cut) {
      onItsWay = false;
      return null;
    }
    sent = true;
    sending = true;
    return target;
  }

  private void abort(Cancellation deaf) {
    WARNINGS.say(
        "a query on '{}' did not end when it was told to; its session is cut off",
        connection,
        null);
    try {
      deaf.abort();
    } catch (SQLException | RuntimeException failed) {
      LOG.warn("a session of '{}' could not be cut off", connection, failed);
    }
  }

  /** A cancel may cost a connection of its own, so each waits longer than the one before. */
  private boolean isPausing() {
    if (!sent) {
      return false;
    }
    boolean pausing = System.nanoTime() - sentAt < pause;
    if (!pausing) {
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    return pausing;
  }
}
