package dev.querytool.query;

import dev.querytool.connection.ConnectionSessions;
import dev.querytool.connection.ReadSession;
import dev.querytool.guard.ReadOnlyQuery;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way of a query from its text to its rows. Thread-safe. */
final class Execution {

  private final ConnectionSessions sessions;
  private final TextCheck texts;
  private final QueryOptions options;
  private final RunLog runs;
  private final Duration patience;
  private final Watchdog watchdog = new Watchdog();

  /**
   * Runs nothing yet.
   *
   * @param patience how long a query may take to end once it was told to
   */
  Execution(
      ConnectionSessions sessions,
      TextCheck texts,
      QueryOptions options,
      RunLog runs,
      Duration patience) {
    this.runs = runs;
    this.patience = patience;
    this.sessions = sessions;
    this.texts = texts;
    this.options = options;
  }

  /** Finds out whether the connection exists and this is open; returns its registered name. */
  String requireConnection(String name) {
    refuseClosed();
    return sessions.connection(name).name();
  }

  ReadOnlyQuery check(Request request) {
    refuseClosed();
    return texts.check(request.connection(), request.text());
  }

  <T> T run(Request request, Function<QueryResult, T> answer) {
    RunningQuery query = watched(newQuery(request, why -> {}));
    return run(query, runs.begin(request), answer);
  }

  /**
   * Runs a query that is under watch already, and ends it.
   *
   * @param answer makes of the result what the caller gets
   */
  <T> T run(RunningQuery query, Run run, Function<QueryResult, T> answer) {
    try {
      QueryResult result = collect(open(query, run, true));
      T answered = answer.apply(result);
      run.answered(result);
      return answered;
    } catch (RuntimeException | Error failure) {
      throw run.failed(failure);
    }
  }

  RowStream stream(Request request, String place) {
    RunningQuery query = watched(newQuery(request, why -> {}));
    Run run = runs.begin(request);
    try {
      Cursor cursor = open(query, run, false);
      cursor.start();
      DefaultRowStream stream = new DefaultRowStream(cursor, query, run);
      query.openStream();
      watchdog.watch(stream, query, place);
      stream.pause();
      return stream;
    } catch (RuntimeException | Error failure) {
      throw run.failed(failure);
    }
  }

  QueryHandle start(Request request, Executor executor) {
    refuseClosed();
    DefaultQueryHandle handle = new DefaultQueryHandle(this, runs.begin(request));
    try {
      watched(handle.query());
      executor.execute(handle);
    } catch (RejectedExecutionException full) {
      throw handle.refuse(new Failures(request).noThread(full));
    } catch (QueriesClosedException closed) {
      throw handle.refuse(closed);
    }
    return handle;
  }

  /**
   * Describes a query that is not under watch yet.
   *
   * @param whenStoppedIdle called at most once, by the thread that stops it before it has begun
   */
  RunningQuery newQuery(Request request, Consumer<StopReason> whenStoppedIdle) {
    return new RunningQuery(request, watchdog.cancelThreads(), patience, whenStoppedIdle);
  }

  /** Takes a query that will not run off the watch. */
  void forget(RunningQuery query) {
    watchdog.remove(query);
  }

  void close(Duration wait) {
    watchdog.close(wait);
  }

  private void refuseClosed() {
    if (watchdog.isClosed()) {
      throw new QueriesClosedException();
    }
  }

  private RunningQuery watched(RunningQuery query) {
    watchdog.add(query);
    return query;
  }

  private static QueryResult collect(Cursor cursor) {
    try {
      return cursor.collect();
    } catch (SQLException | RuntimeException | Error failure) {
      throw cursor.fail(failure);
    }
  }

  private Cursor open(RunningQuery query, Run run, boolean inMemory) {
    Request request = run.request();
    Failures failures = new Failures(request);
    Cursor cursor;
    try {
      if (!query.enter()) {
        throw new QueriesClosedException();
      }
      Plan plan = plan(request, failures, inMemory);
      run.planned(plan.checked().sql());
      cursor = new Cursor(plan, query, borrowed(query), watchdog, run);
    } catch (RuntimeException | Error failure) {
      if (Thread.currentThread().isInterrupted()) {
        query.stop(StopReason.INTERRUPTED);
      }
      StopReason reason = query.end();
      watchdog.remove(query);
      if (reason != null) {
        throw failures.stopped(reason, failure);
      }
      throw failure;
    }
    cursor.execute(options);
    return cursor;
  }

  private Plan plan(Request request, Failures failures, boolean inMemory) {
    int rows = inMemory ? request.rowsInMemory(options) : request.ownLimit();
    ReadOnlyQuery checked = texts.check(request.connection(), request.text());
    ZoneId zone = sessions.connection(request.connection()).zone();
    Streaming streaming = Streaming.of(checked.dialect(), zone);
    List<@Nullable Object> binds = request.parameters().inOrder(checked.parameters(), streaming);
    ReadOnlyQuery limited = rows == 0 ? checked : checked.limited(rows);
    return new Plan(limited, rows, inMemory, binds, streaming, failures);
  }

  private ReadSession borrowed(RunningQuery query) {
    return sessions.borrow(query.connection(), query.sessionWait());
  }
}
