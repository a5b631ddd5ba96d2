package dev.querytool.examples.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a signal that ends the virtual machine first interrupt the thread that works, and waits
 * until that thread has ended its work in order.
 *
 * <p>The exit code is the virtual machine's own for the signal: 130 for SIGINT, 143 for SIGTERM.
 */
public final class SignalStop implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Thread worker;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "querytool-signal");
  private volatile Runnable whenDeaf = () -> {};

  private SignalStop(Thread worker) {
    this.worker = worker;
  }

  /** Begins to listen for the calling thread. */
  public static SignalStop ofThisThread() {
    SignalStop signals = new SignalStop(Thread.currentThread());
    try {
      Runtime.getRuntime().addShutdownHook(signals.hook);
    } catch (IllegalStateException alreadyEnding) {
      Thread.currentThread().interrupt();
    }
    return signals;
  }

  /** Sets what ends the work if the thread hears no interrupt, as when it waits for a network. */
  public void whenDeaf(Runnable action) {
    whenDeaf = action;
  }

  private void stop() {
    worker.interrupt();
    if (waitFor(ended)) {
      return;
    }
    CountDownLatch done = new CountDownLatch(1);
    Thread closing = new Thread(() -> closeAnd(done), "querytool-signal-close");
    closing.setDaemon(true);
    closing.start();
    waitFor(done);
  }

  private void closeAnd(CountDownLatch done) {
    try {
      whenDeaf.run();
    } finally {
      done.countDown();
    }
  }

  private static boolean waitFor(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Says that the work has ended, and listens no longer. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The hook is on its way, and now finds the work ended.
      return;
    }
  }
}
