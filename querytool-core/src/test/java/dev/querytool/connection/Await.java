package dev.querytool.connection;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits up to a minute for something to become true. */
final class Await {

  private Await() {}

  static boolean until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(1_000_000);
    }
    return true;
  }

  static long threads(String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(prefix))
        .count();
  }
}
