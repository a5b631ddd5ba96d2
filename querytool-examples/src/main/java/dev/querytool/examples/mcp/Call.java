package dev.querytool.examples.mcp;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request that is being answered, and may be cancelled from another thread. */
final class Call {

  private @Nullable Thread worker;
  private boolean cancelled;

  /**
   * Works on the calling thread, which is interrupted if the call is cancelled, and never left so.
   *
   * @throws CancellationException if it was cancelled before
   */
  <T> T run(Supplier<T> work) {
    begin();
    try {
      return work.get();
    } finally {
      end();
    }
  }

  synchronized void cancel() {
    cancelled = true;
    if (worker != null) {
      worker.interrupt();
    }
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  private synchronized void begin() {
    if (cancelled) {
      throw new CancellationException();
    }
    worker = Thread.currentThread();
  }

  private synchronized void end() {
    worker = null;
    if (cancelled) {
      Thread.interrupted();
    }
  }
}
