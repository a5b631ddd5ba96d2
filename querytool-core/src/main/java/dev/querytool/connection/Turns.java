package dev.querytool.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Decides who may have a session next: first come, first served. Thread-safe. */
final class Turns {

  private final Deque<CompletableFuture<Void>> queue = new ArrayDeque<>();
  private int free;
  private boolean unlimited;

  Turns(int sessions) {
    this.free = sessions;
  }

  /** Joins the queue; the returned future completes when the turn comes. */
  CompletableFuture<Void> join() {
    CompletableFuture<Void> turn = new CompletableFuture<>();
    synchronized (this) {
      if (free == 0 && !unlimited) {
        queue.addLast(turn);
        return turn;
      }
      free--;
    }
    turn.complete(null);
    return turn;
  }

  /** Leaves the queue, or hands on the turn that has just come. */
  void leave(CompletableFuture<Void> turn) {
    if (!isWithdrawn(turn)) {
      pass();
    }
  }

  /** Hands a used turn on to the next in the queue. */
  void pass() {
    CompletableFuture<Void> next = next();
    if (next != null) {
      next.complete(null);
    }
  }

  /** Lets everybody through, now and later. */
  void open() {
    while (true) {
      CompletableFuture<Void> next;
      synchronized (this) {
        unlimited = true;
        next = queue.pollFirst();
      }
      if (next == null) {
        return;
      }
      next.complete(null);
    }
  }

  /** Takes no memory: a turn that cannot be withdrawn would be lost. */
  private synchronized boolean isWithdrawn(CompletableFuture<Void> turn) {
    boolean found = false;
    for (int left = queue.size(); left > 0; left--) {
      CompletableFuture<Void> waiting = queue.removeFirst();
      if (waiting == turn) {
        found = true;
      } else {
        queue.addLast(waiting);
      }
    }
    return found;
  }

  private synchronized @Nullable CompletableFuture<Void> next() {
    CompletableFuture<Void> next = queue.pollFirst();
    if (next == null) {
      free++;
    }
    return next;
  }
}
