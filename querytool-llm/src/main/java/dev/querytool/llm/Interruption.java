package dev.querytool.llm;

/** Interrupts the thread that waits for an answer, but only as long as it does. */
final class Interruption {

  private final Thread waiting = Thread.currentThread();
  private boolean over;
  private boolean used;

  synchronized void interrupt() {
    if (!over) {
      used = true;
      waiting.interrupt();
    }
  }

  /** Ends it; to be called by the waiting thread. The interrupt was ours and ends with it. */
  synchronized void end() {
    over = true;
    if (used) {
      Thread.interrupted();
    }
  }

  synchronized boolean isUsed() {
    return used;
  }
}
