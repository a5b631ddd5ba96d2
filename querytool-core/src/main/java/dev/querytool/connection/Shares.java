package dev.querytool.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of many callers may have another session: each has a share of the pool, so that
 * none keeps it from all others, and only a limited number may wait. Thread-safe.
 */
final class Shares {

  private static final int WAITING_PER_SESSION = 25;

  private final int share;
  private final Map<String, Share> shares = new HashMap<>();
  private boolean open;

  /** The turns of one caller and how many have or await one. */
  private static final class Share {

    private final Turns turns;
    private int users;

    private Share(int size) {
      this.turns = new Turns(size);
    }
  }

  Shares(int sessions) {
    this.share = Math.max(1, sessions / 2);
  }

  /** Returns how many sessions one caller may have at once. */
  int size() {
    return share;
  }

  /**
   * Joins the queue of a caller; the returned future completes when the turn comes. Null if too
   * many wait already.
   */
  synchronized @Nullable CompletableFuture<Void> join(String holder) {
    Share own = shares.computeIfAbsent(holder, first -> new Share(share));
    if (own.users >= share + share * WAITING_PER_SESSION && !open) {
      return null;
    }
    own.users++;
    if (open) {
      own.turns.open();
    }
    return own.turns.join();
  }

  /** Leaves the queue of a caller, or hands on the turn that has just come. */
  void leave(String holder, CompletableFuture<Void> turn) {
    Turns turns = left(holder);
    if (turns != null) {
      turns.leave(turn);
    }
  }

  /** Hands a used turn on to the caller's next. */
  void pass(String holder) {
    Turns turns = left(holder);
    if (turns != null) {
      turns.pass();
    }
  }

  /** Lets everybody through, now and later. */
  synchronized void open() {
    open = true;
    shares.values().forEach(own -> own.turns.open());
  }

  private synchronized @Nullable Turns left(String holder) {
    Share own = shares.get(holder);
    if (own == null) {
      return null;
    }
    own.users--;
    if (own.users == 0) {
      shares.remove(holder);
    }
    return own.turns;
  }
}
