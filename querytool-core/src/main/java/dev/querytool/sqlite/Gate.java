package dev.querytool.sqlite;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Admits work until it is shut, and runs an action once when the last of it has left. */
final class Gate {

  private final Failures failures;
  private final Runnable whenEmpty;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition done = lock.newCondition();
  private int inside;
  private boolean shut;
  private boolean finished;

  Gate(Failures failures, Runnable whenEmpty) {
    this.failures = failures;
    this.whenEmpty = whenEmpty;
  }

  void enter() {
    lock.lock();
    try {
      if (shut) {
        throw failures.closed();
      }
      inside++;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      inside--;
      finishIfEmpty();
    } finally {
      lock.unlock();
    }
  }

  void shut() {
    lock.lock();
    try {
      shut = true;
      finishIfEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Returns false if work was still inside when the time was over or the thread interrupted. */
  boolean awaitEmpty(Duration timeout) {
    lock.lock();
    try {
      long left = timeout.toNanos();
      while (!finished && left > 0) {
        left = done.awaitNanos(left);
      }
      return finished;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return finished;
    } finally {
      lock.unlock();
    }
  }

  private void finishIfEmpty() {
    if (shut && inside == 0 && !finished) {
      finished = true;
      whenEmpty.run();
      done.signalAll();
    }
  }
}
