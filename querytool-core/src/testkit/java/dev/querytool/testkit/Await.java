package dev.querytool.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must come to be within 20 seconds. */
public final class Await {

  private Await() {}

  /** Waits. */
  public static void until(BooleanSupplier condition) {
    until("the condition", condition);
  }

  /**
   * Waits.
   *
   * @param what how an error names what did not come
   */
  public static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not within 20 s: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }
}
