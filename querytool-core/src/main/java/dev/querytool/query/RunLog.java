package dev.querytool.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Records the beginning and the end of every run of a query. Thread-safe. */
final class RunLog {

  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(1);

  private final Clock clock;
  private final @Nullable HistoryWriter writer;
  private final boolean withoutLiterals;
  private final AtomicInteger open = new AtomicInteger();

  private RunLog(Clock clock, @Nullable HistoryWriter writer, boolean withoutLiterals) {
    this.clock = clock;
    this.writer = writer;
    this.withoutLiterals = withoutLiterals;
  }

  static RunLog to(HistoryWriter writer, Clock clock, boolean withoutLiterals) {
    return new RunLog(clock, writer, withoutLiterals);
  }

  /** Returns a log that keeps nothing. */
  static RunLog none() {
    return none(false);
  }

  /** Returns a log that keeps nothing, and tells observers texts as one would that does. */
  static RunLog none(boolean withoutLiterals) {
    return new RunLog(Clock.systemUTC(), null, withoutLiterals);
  }

  /** Begins a run, which ends by {@link #end}. */
  Run begin(Request request, QueryAction action, QueryObservation observation) {
    Instant time = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Run run = new Run(this, request, action, time, observation);
    open.incrementAndGet();
    return run;
  }

  boolean isWithoutLiterals() {
    return withoutLiterals;
  }

  boolean isBeforeAnswer() {
    return writer != null && writer.isBeforeAnswer();
  }

  /** Takes an entry, or loses it; a thread that must not wait is not patient. */
  void add(HistoryEntry entry, Receipt written, boolean patient) {
    if (writer == null) {
      return;
    }
    try {
      writer.add(entry, written, patient);
    } catch (RuntimeException | Error failure) {
      writer.refuse(written, failure);
    }
  }

  /** Takes the entry of what never began; waits for it if answers wait. */
  void record(HistoryEntry attempt) {
    Receipt written = new Receipt();
    add(withoutLiterals ? attempt.withoutLiterals() : attempt, written, true);
    await(attempt.connection(), written);
  }

  /** Says that the entry of a run could not even be made. */
  void lose(Receipt written, Throwable reason) {
    if (writer != null) {
      writer.refuse(written, reason);
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
  long await(Request request, Receipt written) {
    return await(request.connection(), written);
  }

  private long await(String connection, Receipt written) {
    if (!isBeforeAnswer()) {
      return 0;
    }
    Throwable loss = written.await();
    if (loss != null) {
      throw new QueryNotRecordedException(connection, loss);
    }
    return written.id();
  }
}
