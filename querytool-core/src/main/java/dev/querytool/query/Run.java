package dev.querytool.query;

import dev.querytool.access.Caller;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.guard.ReadOnlyQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a query, which is remembered once however it ends: the first end that is told counts.
 *
 * <p>Where answers wait for the history, telling the end waits too and fails if it cannot be
 * written, but for {@link #stoppedIdle}. Thread-safe.
 */
final class Run {

  private static final int LONGEST_TEXT = 10_000;

  private final RunLog log;
  private final Request request;
  private final QueryAction action;
  private final Instant time;
  private final QueryObservation observation;
  private final long begun = System.nanoTime();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Receipt endWritten = new Receipt();
  private volatile @Nullable String effectiveSql;
  private volatile @Nullable ReadOnlyQuery accepted;
  private volatile long id;

  /** Written by the thread at work on the query alone, read when it has left it. */
  private long rowsRead;

  Run(RunLog log, Request request, QueryAction action, Instant time, QueryObservation observation) {
    this.log = log;
    this.request = request;
    this.action = action;
    this.time = time;
    this.observation = observation;
  }

  /** Works on it with the current thread. */
  <T> T within(Supplier<T> work) {
    return observation.within(work);
  }

  Request request() {
    return request;
  }

  /** The text, its limit and its parameters are accepted. */
  void planned(ReadOnlyQuery checked, String sql) {
    accepted = checked;
    effectiveSql = sql;
  }

  /**
   * A stream is about to give rows.
   *
   * @throws QueryNotRecordedException if answers wait for the history and it cannot be written
   */
  void started() {
    if (log.isBeforeAnswer()) {
      Receipt written = new Receipt();
      log.add(entry(QueryOutcome.STARTED).build(), written, true);
      id = log.await(request, written);
    }
  }

  /** A stream has read a row. */
  void rowRead() {
    rowsRead++;
  }

  /** All rows of a stream were read. */
  void exhausted() {
    end(entry(QueryOutcome.SUCCEEDED).rows(rowsRead).build(), true);
    log.await(request, endWritten);
  }

  /** A result is about to be given. */
  void answered(QueryResult result) {
    end(
        entry(QueryOutcome.SUCCEEDED).rows(result.rowCount()).truncated(result.truncated()).build(),
        true);
    log.await(request, endWritten);
  }

  /** A plan is about to be given. */
  void explained() {
    end(entry(QueryOutcome.SUCCEEDED).build(), true);
    log.await(request, endWritten);
  }

  /** A stream was closed by its reader. */
  void closedEarly() {
    end(entry(QueryOutcome.CLOSED_EARLY).rows(rowsRead).build(), true);
    log.await(request, endWritten);
  }

  /** Ends by a failure and returns it as its caller may hear of it; an error is thrown. */
  RuntimeException failed(Throwable failure) {
    if (failure instanceof QueryNotRecordedException) {
      endUnrecorded(failure);
    } else {
      end(failure, true);
      awaitBeside(failure);
    }
    if (failure instanceof RuntimeException known) {
      return new Discretion(request.rights(), request.connection()).told(known);
    }
    throw (Error) failure;
  }

  /** Was stopped while no thread was at work on it; who stops it does not wait. */
  void stoppedIdle(QueryToolException failure) {
    end(failure, false);
  }

  /** Has ended, but how cannot be told. */
  void lost(Throwable reason) {
    if (ended.compareAndSet(false, true)) {
      log.lose(endWritten, reason);
      log.end();
      observation.lost();
    }
  }

  private void end(Throwable failure, boolean patient) {
    try {
      end(entry(failure), patient);
    } catch (Error full) {
      lost(full);
    }
  }

  private void end(HistoryEntry entry, boolean patient) {
    if (ended.compareAndSet(false, true)) {
      log.add(entry, endWritten, patient);
      log.end();
      observation.end(QueryEnd.of(entry, accepted));
    }
  }

  private void endUnrecorded(Throwable reason) {
    if (ended.compareAndSet(false, true)) {
      log.end();
      observation.end(QueryEnd.of(entry(reason), accepted));
    }
  }

  private void awaitBeside(Throwable failure) {
    try {
      log.await(request, endWritten);
    } catch (QueryNotRecordedException unrecorded) {
      failure.addSuppressed(unrecorded);
    }
  }

  private HistoryEntry entry(Throwable failure) {
    HistoryEntry.Builder entry =
        entry(QueryOutcome.of(failure, effectiveSql != null))
            .rows(rowsRead)
            .message(failure.getClass().getName());
    if (failure instanceof QueryToolException typed) {
      entry.errorCode(typed.code()).message(log.isWithoutLiterals() ? null : harmless(typed));
    }
    if (failure instanceof QueryRefusedException refused) {
      entry.rule(refused.violations().get(0).rule());
    }
    return entry.build();
  }

  private HistoryEntry.Builder entry(QueryOutcome outcome) {
    String sql = effectiveSql;
    ReadOnlyQuery checked = accepted;
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    boolean bare = log.isWithoutLiterals();
    String text = bare ? LiteralFreeText.of(checked, request.text()) : request.text();
    String run = bare && checked != null ? checked.sqlWithoutLiterals() : sql;
    Caller caller = request.rights().caller();
    return HistoryEntry.builder(time, request.connection(), caller.uid(), cut(text))
        .keyId(caller.keyId().orElse(null))
        .id(id)
        .action(action)
        .origin(request.origin())
        .effectiveSql(run == null ? null : cut(run))
        .outcome(outcome)
        .duration(Duration.ofMillis(millis));
  }

  private String harmless(QueryToolException failure) {
    return request.parameters().texts().cut(String.valueOf(failure.getMessage()));
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    int end = LONGEST_TEXT - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
