package dev.querytool.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what a session is doing when it has taken too long, however slowly and steadily the database
 * answers: its statement is cancelled, and 5 seconds later the session is cut off. Who opens one
 * has closed it before the session is given back, and marks the session as spoilt if the time was
 * up.
 *
 * <p>A thread waits for the time; it ends with the deadline. Safe for use by many threads.
 */
public final class SessionDeadline implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SessionDeadline.class);

  private static final int CANCELS = 5;
  private static final Duration BETWEEN_CANCELS = Duration.ofSeconds(1);

  private final Connection connection;
  private final long end;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private volatile @Nullable Statement running;
  private boolean closed;

  private SessionDeadline(Connection connection, Duration time) {
    this.connection = connection;
    this.end = System.nanoTime() + time.toNanos();
  }

  /** Starts the time of a session. */
  public static SessionDeadline start(ReadSession session, Duration time) {
    SessionDeadline deadline = new SessionDeadline(session.jdbc(), time);
    Thread waiting = new Thread(null, deadline::await, "querytool-deadline", 0, false);
    waiting.setDaemon(true);
    waiting.setContextClassLoader(null);
    waiting.start();
    return deadline;
  }

  /** Says what is to be cancelled when the time is up. */
  public void runs(Statement statement) {
    running = statement;
  }

  /** Tells whether the time is up. */
  public boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  /** Lets the session go on; after this nothing is done to it. Closing twice is harmless. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      closing.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void await() {
    lock.lock();
    try {
      if (isClosedWithin(end - System.nanoTime())) {
        return;
      }
      for (int i = 0; i < CANCELS; i++) {
        cancel();
        if (isClosedWithin(BETWEEN_CANCELS.toNanos())) {
          return;
        }
      }
      connection.abort(Runnable::run);
    } catch (InterruptedException | SQLException e) {
      LOG.warn("a session whose time was up could not be cut off", e);
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosedWithin(long nanos) throws InterruptedException {
    long left = nanos;
    while (!closed && left > 0) {
      left = closing.awaitNanos(left);
    }
    return closed;
  }

  private void cancel() {
    Statement statement = running;
    try {
      if (statement != null) {
        statement.cancel();
      }
    } catch (SQLException e) {
      LOG.debug("a statement whose time was up could not be cancelled", e);
    }
  }
}
