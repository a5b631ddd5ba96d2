package dev.querytool.connection;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A wait for a session that any thread can end.
 *
 * <p>Only waiting for others ends: for a turn at the pool, or for another thread that is opening
 * the connection. A thread that is opening one itself continues for as long as the timeouts allow.
 * Safe for use by many threads.
 */
public final class SessionWait {

  /** How a wait went that no limit and no interrupt cut short. */
  enum Outcome {
    GRANTED,
    ENDED
  }

  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final String holder;

  /** Creates a wait of the application itself. */
  public SessionWait() {
    this("");
  }

  /**
   * Creates a wait of one holder.
   *
   * @param holder who waits: one of many, each of whom may hold at most half of a pool; empty for
   *     the application itself
   */
  public SessionWait(String holder) {
    this.holder = requireNonNull(holder, "holder");
  }

  /** Returns who waits; empty for the application itself. */
  String holder() {
    return holder;
  }

  /** Ends the wait now, or as soon as it begins; the borrower gets an error. */
  public void end() {
    ended.complete(null);
  }

  /** Tells whether it was ended. */
  public boolean isEnded() {
    return ended.isDone();
  }

  /**
   * Waits for what others do, whether that comes to a good or a bad end.
   *
   * @throws TimeoutException if neither that nor the end of this wait comes in time
   */
  Outcome await(CompletableFuture<?> awaited, Duration patience)
      throws InterruptedException, TimeoutException {
    if (isEnded()) {
      return Outcome.ENDED;
    }
    if (!awaited.isDone()) {
      try {
        CompletableFuture.anyOf(awaited, ended).get(patience.toNanos(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException failed) {
        return Outcome.GRANTED;
      }
    }
    return awaited.isDone() ? Outcome.GRANTED : Outcome.ENDED;
  }
}
