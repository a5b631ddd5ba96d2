package dev.querytool.query;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the runs that could not be recorded, and logs the first and the last of a series. */
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
      WARNINGS.say(
          "a run is not kept in the history ({} by now), nor may be those after it", lost, reason);
    }
  }

  /** Called when runs are kept again. */
  void end() {
    if (losing.get() && losing.compareAndSet(true, false)) {
      WARNINGS.say(
          "runs are kept in the history again; {} were not since it was opened", lost, null);
    }
  }
}
