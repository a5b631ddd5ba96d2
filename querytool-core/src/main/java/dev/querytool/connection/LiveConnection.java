package dev.querytool.connection;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A registered connection as this process uses it: opened by the first borrower, retired as a whole
 * when it is registered again, disconnected, lost or removed.
 *
 * <p>Safe for use by many threads; those that come while the first is opening wait for it.
 */
final class LiveConnection {

  private final DatabaseConnection row;
  private final Supplier<Lender> lenders;
  private final StateTracker tracker;
  private final Duration patience;
  private volatile @Nullable Lender open;
  private @Nullable Lender made;
  private @Nullable CompletableFuture<Lender> opening;
  private boolean retired;

  /**
   * Describes a connection, opening nothing.
   *
   * @param lenders makes the source, on first use
   * @param patience how long to wait for another thread that is opening it
   */
  LiveConnection(
      DatabaseConnection row, Supplier<Lender> lenders, StateTracker tracker, Duration patience) {
    this.row = row;
    this.lenders = lenders;
    this.tracker = tracker;
    this.patience = patience;
  }

  DatabaseConnection row() {
    return row;
  }

  StateTracker tracker() {
    return tracker;
  }

  /** Returns the same connection, not opened. */
  LiveConnection fresh() {
    return new LiveConnection(row, lenders, tracker, patience);
  }

  /** Borrows a session from a source made for it alone; for sources that keep nothing open. */
  ReadSession tryOut() {
    return lenders.get().borrow();
  }

  /** Borrows a session; null if this was retired or has to be tried again. */
  @Nullable ReadSession borrow(SessionWait wait) {
    Lender source = open;
    if (source != null) {
      return source.tryBorrow(wait);
    }
    CompletableFuture<Lender> mine = new CompletableFuture<>();
    CompletableFuture<Lender> theirs;
    synchronized (this) {
      if (retired) {
        return null;
      }
      theirs = opening;
      if (theirs == null) {
        opening = mine;
      }
    }
    if (theirs == null) {
      return opened(mine, wait);
    }
    Lender shared = awaited(theirs, wait);
    return shared == null ? null : shared.tryBorrow(wait);
  }

  /** Lends no more; closes what was opened when all of it is back. */
  void retire() {
    Lender closing;
    synchronized (this) {
      retired = true;
      closing = made;
    }
    if (closing != null) {
      closing.close();
    }
  }

  private @Nullable ReadSession opened(CompletableFuture<Lender> result, SessionWait wait) {
    long attempt = tracker.begin();
    ReadSession session = null;
    try {
      Lender source = make();
      session = source.tryBorrow(wait);
      open = source;
      result.complete(source);
      if (session == null) {
        tracker.failed(attempt, "it was closed while it was being opened");
      } else {
        tracker.connected(attempt);
      }
      return session;
    } catch (RuntimeException | Error e) {
      if (session != null) {
        session.close();
      }
      forget();
      tell(result, e, wait);
      tracker.failed(attempt, StateTracker.text(e));
      throw e;
    }
  }

  /** What stopped this thread alone is no reason for those who wait to fail as well. */
  private static void tell(CompletableFuture<Lender> others, Throwable failure, SessionWait wait) {
    if (wait.isEnded() || Thread.currentThread().isInterrupted()) {
      others.cancel(false);
    } else {
      others.completeExceptionally(failure);
    }
  }

  private Lender make() {
    Lender source = lenders.get();
    boolean late;
    synchronized (this) {
      made = source;
      late = retired;
    }
    if (late) {
      source.close();
    }
    return source;
  }

  private void forget() {
    Lender failed;
    synchronized (this) {
      failed = made;
      made = null;
      opening = null;
    }
    if (failed != null) {
      failed.close();
    }
  }

  /** Waits for another thread to open this; null if that thread was stopped meanwhile. */
  private @Nullable Lender awaited(CompletableFuture<Lender> theirs, SessionWait wait) {
    try {
      if (wait.await(theirs, patience) == SessionWait.Outcome.ENDED) {
        throw PoolFailure.ended(row.name());
      }
      return theirs.isCancelled() ? null : theirs.get();
    } catch (TimeoutException e) {
      throw new ConnectionFailedException(
          FailureKind.POOL_EXHAUSTED,
          "'" + row.name() + "' is still being opened by another thread; try again",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionFailedException(
          FailureKind.INTERRUPTED,
          "the thread was interrupted while it waited for '" + row.name() + "' to be opened",
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("opening '" + row.name() + "' failed", e.getCause());
    }
  }
}
