package dev.querytool.query;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the chain's head to the anchor when enough rows have been added. Used by one thread. */
final class Anchoring {

  private static final Logger LOG = LoggerFactory.getLogger(QueryHistory.class);
  private static final Warnings WARNINGS = new Warnings(LOG);

  private final HistoryStore store;
  private final AuditAnchor anchor;
  private final int rows;
  private final long nanos;
  private int untold;
  private long untoldSince;

  Anchoring(HistoryStore store, HistoryOptions options) {
    this.store = store;
    this.anchor = options.anchor();
    this.rows = options.anchorEveryRows();
    this.nanos = options.anchorEvery().toNanos();
  }

  /** Logs the end, where a log is kept apart from the store. */
  static AuditAnchor logging() {
    return head -> LOG.info("the history's end is {}", head);
  }

  /** Some rows were committed. */
  void wrote(int number) {
    if (untold == 0) {
      untoldSince = System.nanoTime();
    }
    untold += number;
    tellIfDue();
  }

  /** Returns in how many nanoseconds it is due if nothing more is written; 0 for never. */
  long dueIn() {
    if (untold > 0 && !isChained()) {
      untold = 0;
    }
    return untold == 0
        ? 0
        : Math.max(TimeUnit.MILLISECONDS.toNanos(1), nanos - (System.nanoTime() - untoldSince));
  }

  void tellIfDue() {
    if (untold >= rows || (untold > 0 && System.nanoTime() - untoldSince >= nanos)) {
      tell();
    }
  }

  /** Tells of what was not told yet. */
  void end() {
    if (untold > 0) {
      tell();
    }
  }

  private boolean isChained() {
    try {
      return store.head().isPresent();
    } catch (RuntimeException unreadable) {
      return true;
    }
  }

  private void tell() {
    untold = 0;
    try {
      Optional<AuditHead> head = store.head();
      head.ifPresent(anchor::anchor);
    } catch (RuntimeException | Error failure) {
      WARNINGS.say("{} was not told of the history's end", "the anchor", failure);
    }
  }
}
