package dev.querytool.query;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of an entry on its way to the store.
 *
 * <p>Telling takes no memory, so that nobody waits for ever where there is none. Thread-safe.
 */
final class Receipt {

  private boolean told;
  private long id;
  private @Nullable Throwable loss;

  /** Says under which id the entry was committed. */
  synchronized void keep(long committed) {
    if (!told) {
      told = true;
      id = committed;
      notifyAll();
    }
  }

  /** Says why the entry will not be committed. */
  synchronized void lose(Throwable why) {
    if (!told) {
      told = true;
      loss = why;
      notifyAll();
    }
  }

  /** Waits until it is told, and returns why the entry was lost, if it was; keeps an interrupt. */
  synchronized @Nullable Throwable await() {
    boolean interrupted = false;
    while (!told) {
      try {
        wait();
      } catch (InterruptedException keptForLater) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return loss;
  }

  /** Waits until it is told, for some time; returns whether it was. */
  synchronized boolean await(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toNanos(); !told && left > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return told;
  }

  /** Returns the id under which the entry was committed; 0 if it was not. */
  synchronized long id() {
    return id;
  }
}
