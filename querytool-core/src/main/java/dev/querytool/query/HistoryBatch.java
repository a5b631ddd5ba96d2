package dev.querytool.query;

import dev.querytool.error.QueryToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The entries written in one transaction, and those who wait for them. Used by one thread. */
final class HistoryBatch {

  private static final int AT_ONCE = 512;

  /** So many entries in a row that fail one by one show that it is not they that are wrong. */
  private static final int SUSPECTS = 16;

  private final HistoryQueue queue;
  private final HistoryStore store;
  private final Supplier<HistoryBounds> bounds;
  private final Anchoring anchoring;
  private final List<Unwritten> items = new ArrayList<>();

  /**
   * Holds nothing yet.
   *
   * @param bounds tells how much is left after a write
   */
  HistoryBatch(
      HistoryQueue queue, HistoryStore store, Supplier<HistoryBounds> bounds, Anchoring anchoring) {
    this.queue = queue;
    this.store = store;
    this.bounds = bounds;
    this.anchoring = anchoring;
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** Takes what is next in the queue. */
  void fill() {
    queue.fill(items, AT_ONCE);
  }

  /**
   * Writes all that it holds, and holds nothing then.
   *
   * @throws RuntimeException if the store cannot be written; what is left can be tried again
   */
  void write() {
    try {
      write(items);
    } catch (RuntimeException failure) {
      if (items.size() == 1 || isBusy(failure)) {
        throw failure;
      }
      writeSingly(failure);
    }
  }

  /** Loses all that it holds. */
  void lose(Throwable reason) {
    lose(items, reason);
  }

  /** The store rejects an entry if it fails alone and one after it does not: only that is lost. */
  private void writeSingly(RuntimeException failure) {
    int suspects = 0;
    while (suspects < items.size()) {
      if (isWritten(items.subList(suspects, suspects + 1))) {
        lose(items.subList(0, suspects), failure);
        suspects = 0;
      } else if (++suspects == SUSPECTS) {
        throw failure;
      }
    }
    if (suspects > 0) {
      throw failure;
    }
  }

  private boolean isWritten(List<Unwritten> one) {
    try {
      write(one);
      return true;
    } catch (RuntimeException rejected) {
      if (isBusy(rejected)) {
        throw rejected;
      }
      return false;
    }
  }

  private void write(List<Unwritten> some) {
    List<HistoryEntry> entries = new ArrayList<>(some.size());
    for (Unwritten item : some) {
      HistoryEntry entry = item.entry();
      if (entry != null) {
        entries.add(entry);
      }
    }
    keep(some, entries.isEmpty() ? List.of() : store.write(entries, bounds.get()));
    if (!entries.isEmpty()) {
      anchoring.wrote(entries.size());
    }
  }

  private void keep(List<Unwritten> some, List<Long> ids) {
    int next = 0;
    while (!some.isEmpty()) {
      Unwritten item = some.remove(0);
      queue.keep(item, item.entry() == null ? 0 : ids.get(next++));
    }
  }

  private void lose(List<Unwritten> some, Throwable reason) {
    while (!some.isEmpty()) {
      queue.lose(some.remove(0), reason);
    }
  }

  private static boolean isBusy(RuntimeException failure) {
    return failure instanceof QueryToolException known && known.retryable();
  }
}
