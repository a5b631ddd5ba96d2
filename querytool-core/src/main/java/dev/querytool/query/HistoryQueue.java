package dev.querytool.query;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A bounded queue of runs that wait for the store. Thread-safe. */
final class HistoryQueue {

  private static final int ROOM = 2_048;

  private final Queue<Unwritten> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unwritten = new AtomicInteger();
  private final Semaphore room = new Semaphore(ROOM);
  private final HistoryLosses losses = new HistoryLosses();

  /** Whether nothing has been kept since somebody waited for room in vain. */
  private volatile boolean stuck;

  private final long waitForRoom;

  /** Waits so long for room. */
  HistoryQueue(Duration waitForRoom) {
    this.waitForRoom = waitForRoom.toNanos();
  }

  /**
   * Makes room for one entry.
   *
   * @param patient whether to wait for it, for some time
   */
  boolean reserve(boolean patient) {
    if (room.tryAcquire()) {
      return true;
    }
    if (!patient || stuck) {
      return false;
    }
    try {
      stuck = !room.tryAcquire(waitForRoom, TimeUnit.NANOSECONDS);
      return !stuck;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  boolean isHalfFull() {
    return room.availablePermits() < ROOM / 2;
  }

  /** Adds what there is room for, or what nobody may leave out. */
  void put(Unwritten item) {
    unwritten.incrementAndGet();
    try {
      queue.add(item);
    } catch (Error full) {
      leave(item);
      throw full;
    }
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Returns how many have been put and were neither kept nor lost. */
  int unwritten() {
    return unwritten.get();
  }

  /** Moves what is next into a batch. */
  void fill(List<Unwritten> batch, int size) {
    for (Unwritten item = queue.peek(); item != null && batch.size() < size; item = queue.peek()) {
      batch.add(item);
      queue.remove();
    }
  }

  /** Says that an item is in the store. */
  void keep(Unwritten item, long id) {
    leave(item);
    losses.end();
    stuck = false;
    item.written().keep(id);
  }

  /** Says that an item will not be in the store. */
  void lose(Unwritten item, Throwable reason) {
    leave(item);
    refuse(item, reason);
  }

  /** Says that an item that was never put will not be in the store. */
  void refuse(Unwritten item, Throwable reason) {
    if (item.entry() != null) {
      losses.add(reason);
    }
    item.written().lose(reason);
  }

  /** Says that an entry never came to be an item. */
  void refuse(Receipt written, Throwable reason) {
    losses.add(reason);
    written.lose(reason);
  }

  /** Loses all that has been put. */
  void loseAll(Throwable reason) {
    for (Unwritten item = queue.poll(); item != null; item = queue.poll()) {
      lose(item, reason);
    }
  }

  long lost() {
    return losses.count();
  }

  private void leave(Unwritten item) {
    unwritten.decrementAndGet();
    if (item.reserved()) {
      room.release();
    }
  }
}
