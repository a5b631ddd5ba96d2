package dev.querytool.query;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Where every run of a query reports that it begins and how it ends. Thread-safe. */
final class RunLog {

  private static final String CALLER = "default_user";
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(1);

  private final Clock clock;
  private final @Nullable HistoryWriter writer;
  private final AtomicInteger open = new AtomicInteger();

  private RunLog(Clock clock, @Nullable HistoryWriter writer) {
    this.clock = clock;
    this.writer = writer;
  }

  static RunLog to(HistoryWriter writer, Clock clock) {
    return new RunLog(clock, writer);
  }

  /** Returns a log that keeps nothing. */
  static RunLog none() {
    return new RunLog(Clock.systemUTC(), null);
  }

  /** Begins a run, which ends by {@link #end}. */
  Run begin(Request request) {
    open.incrementAndGet();
    return new Run(this, request, CALLER, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  boolean isBeforeAnswer() {
    return writer != null && writer.isBeforeAnswer();
  }

  /** Takes an entry; a thread that must not wait is not patient. */
  void add(HistoryEntry entry, CompletableFuture<Long> written, boolean patient) {
    if (writer != null) {
      writer.add(entry, written, patient);
    }
  }

  /** Ends a run; nothing more comes from it. */
  void end() {
    open.decrementAndGet();
  }

  /** Waits until every run has ended, at most for some time. */
  void awaitEnds(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (writer != null
        && open.get() > 0
        && System.nanoTime() - end < 0
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, LOOK_EVERY);
    }
  }

  /**
   * Waits for an entry to be committed, if answers wait for that.
   *
   * @return its id, 0 if nobody waits
   * @throws QueryNotRecordedException if it will not be
   */
  long await(Request request, CompletableFuture<Long> written) {
    if (!isBeforeAnswer()) {
      return 0;
    }
    try {
      return written.join();
    } catch (CompletionException lost) {
      Throwable reason = lost.getCause();
      throw new QueryNotRecordedException(request.connection(), reason == null ? lost : reason);
    }
  }
}
