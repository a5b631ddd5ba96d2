package dev.querytool.sqlite;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads and waiting for the tests of this package. */
final class Threads {

  private static final long PATIENCE_SECONDS = 60;

  private Threads() {}

  static CompletableFuture<Void> start(String name, Runnable work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
                done.complete(null);
              } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return done;
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("waited " + PATIENCE_SECONDS + " s in vain");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static void await(CompletableFuture<Void> done) {
    try {
      done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
