package dev.querytool.query;

import dev.querytool.connection.ConnectionSessions;
import dev.querytool.connection.ReadSession;
import dev.querytool.guard.ReadOnlyQuery;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way of a query from its text to its rows. Thread-safe. */
final class Execution {

  private final ConnectionSessions sessions;
  private final TextCheck texts;
  private final QueryOptions options;
  private final Duration patience;
  private final Watchdog watchdog = new Watchdog();

  /**
   * Runs nothing yet.
   *
   * @param patience how long a query may take to end once it was told to
   */
  Execution(ConnectionSessions sessions, TextCheck texts, QueryOptions options, Duration patience) {
    this.patience = patience;
    this.sessions = sessions;
    this.texts = texts;
    this.options = options;
  }

  /** Finds out whether the connection exists and this is open. */
  void requireConnection(String name) {
    refuseClosed();
    sessions.connection(name);
  }

  ReadOnlyQuery check(Request request) {
    refuseClosed();
    return texts.check(request.connection(), request.text());
  }

  QueryResult run(Request request) {
    return run(request, watched(newQuery(request, why -> {})));
  }

  /** Runs a query that is under watch already, and ends it. */
  QueryResult run(Request request, RunningQuery query) {
    Cursor cursor = open(request, query, true);
    try {
      return cursor.collect();
    } catch (SQLException | RuntimeException | Error failure) {
      throw cursor.fail(failure);
    }
  }

  RowStream stream(Request request, String place) {
    RunningQuery query = watched(newQuery(request, why -> {}));
    Cursor cursor = open(request, query, false);
    DefaultRowStream stream = new DefaultRowStream(cursor, query);
    query.openStream();
    watchdog.watch(stream, query, place);
    stream.pause();
    return stream;
  }

  QueryHandle start(Request request, Executor executor) {
    DefaultQueryHandle handle = new DefaultQueryHandle(this, request);
    watched(handle.query());
    try {
      executor.execute(handle);
    } catch (RejectedExecutionException full) {
      throw handle.refuse(full);
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

  private Cursor open(Request request, RunningQuery query, boolean inMemory) {
    Failures failures = new Failures(request);
    Cursor cursor;
    try {
      if (!query.enter()) {
        throw new QueriesClosedException();
      }
      Plan plan = plan(request, failures, inMemory);
      cursor = new Cursor(plan, query, borrowed(query), watchdog);
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
    Streaming streaming = Streaming.of(checked.dialect());
    List<@Nullable Object> binds = request.parameters().inOrder(checked.parameters(), streaming);
    ReadOnlyQuery limited = rows == 0 ? checked : checked.limited(rows);
    return new Plan(limited, rows, inMemory, binds, streaming, failures);
  }

  private ReadSession borrowed(RunningQuery query) {
    return sessions.borrow(query.connection(), query.sessionWait());
  }
}
