package dev.querytool.connection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * Where borrowers of a pool wait: for a session of their own share, then for their turn among all.
 * They wait here rather than in the pool, because a pool that loses a connection while borrowers
 * wait opens no other for them. Thread-safe.
 */
final class BorrowerLine {

  private final String name;
  private final PoolSettings settings;
  private final Turns turns;
  private final Shares shares;

  /**
   * Creates a line in which nobody waits.
   *
   * @param name the name of the connection, for messages
   */
  BorrowerLine(String name, PoolSettings settings) {
    this.name = name;
    this.settings = settings;
    this.turns = new Turns(settings.size());
    this.shares = new Shares(settings.size());
  }

  /**
   * Waits for a place; whoever has got one gives it up by {@link #pass}.
   *
   * @throws ConnectionFailedException if none became free in time, or the wait was ended
   */
  void await(SessionWait wait) {
    if (wait.holder().isEmpty()) {
      awaitTurn(wait);
      return;
    }
    awaitShare(wait);
    boolean through = false;
    try {
      awaitTurn(wait);
      through = true;
    } finally {
      if (!through) {
        shares.pass(wait.holder());
      }
    }
  }

  /** Hands a place on to the next in line. */
  void pass(String holder) {
    turns.pass();
    if (!holder.isEmpty()) {
      shares.pass(holder);
    }
  }

  /** Lets everybody through, now and later. */
  void open() {
    turns.open();
    shares.open();
  }

  /** A caller who already has its share of sessions waits here, apart from the other callers. */
  private void awaitShare(SessionWait wait) {
    CompletableFuture<Void> turn = shares.join(wait.holder());
    if (turn == null) {
      throw PoolFailure.shareCrowded(name, shares.size());
    }
    boolean granted = false;
    try {
      granted = comes(turn, wait);
    } catch (TimeoutException e) {
      throw PoolFailure.shareTaken(name, shares.size());
    } finally {
      if (!granted) {
        shares.leave(wait.holder(), turn);
      }
    }
    if (!granted) {
      throw PoolFailure.ended(name);
    }
  }

  private void awaitTurn(SessionWait wait) {
    CompletableFuture<Void> turn = turns.join();
    boolean granted = false;
    try {
      granted = comes(turn, wait);
    } catch (TimeoutException e) {
      throw PoolFailure.exhausted(name, settings.size(), settings, null);
    } finally {
      if (!granted) {
        turns.leave(turn);
      }
    }
    if (!granted) {
      throw PoolFailure.ended(name);
    }
  }

  /** Waits for a turn; false if the wait was ended before it came. */
  private boolean comes(CompletableFuture<Void> turn, SessionWait wait) throws TimeoutException {
    try {
      return wait.await(turn, settings.acquireTimeout()) == SessionWait.Outcome.GRANTED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PoolFailure.interrupted(name, e);
    }
  }
}
