package dev.querytool.query;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the runs that could not be recorded, and logs the first and the last of a series; never
 * fails.
 */
final class HistoryLosses {

  private static final Logger LOG = LoggerFactory.getLogger(QueryHistory.class);
  private static final Warnings WARNINGS = new Warnings(LOG);

  private final AtomicLong lost = new AtomicLong();
  private final AtomicBoolean losing = new AtomicBoolean();

  long count() {
    return lost.get();
  }

  void add(Throwable reason) {
    lost.incrementAndGet();
    if (losing.compareAndSet(false, true)) {
      try {
        WARNINGS.say(
            "a run is not kept in the history ({} by now), nor may be those after it",
            lost,
            reason);
      } catch (Error noMemory) {
        // Even to load what is said takes memory, and whoever waits for the run must be told.
      }
    }
  }

  /** Called when runs are kept again. */
  void end() {
    if (losing.get() && losing.compareAndSet(true, false)) {
      try {
        WARNINGS.say(
            "runs are kept in the history again; {} were not since it was opened", lost, null);
      } catch (Error noMemory) {
        // As above.
      }
    }
  }
}
