package dev.querytool.natural;

import dev.querytool.error.ValidationException;
import org.jspecify.annotations.Nullable;

/** Lets one question through after another, in no certain order. Thread-safe. */
final class OneAtATime {

  private @Nullable Asking current;
  private @Nullable Thread thread;

  /**
   * Waits until no other question is under way, or nobody wants this one any more, which the caller
   * has to look for then.
   *
   * @throws ValidationException if it is this thread that asks the other question
   */
  synchronized void await(Asking next) {
    if (thread == Thread.currentThread()) {
      throw new ValidationException(
          "a question cannot be asked in a conversation from within another one of it");
    }
    try {
      while (current != null && !next.isCancelled()) {
        wait();
      }
      if (current == null) {
        current = next;
        thread = Thread.currentThread();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets another question begin, if this one was let through. */
  synchronized void leave(Asking last) {
    if (current == last) {
      current = null;
      thread = null;
      notifyAll();
    }
  }

  /** Cancels a question, whether it waits or is under way. */
  void cancel(Asking unwanted) {
    unwanted.cancel();
    synchronized (this) {
      notifyAll();
    }
  }
}
