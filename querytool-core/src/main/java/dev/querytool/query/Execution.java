package dev.querytool.query;

import dev.querytool.access.AccessDeniedException;
import dev.querytool.access.AuthenticationException;
import dev.querytool.access.BoundGrant;
import dev.querytool.access.CallerRights;
import dev.querytool.connection.ConnectionSessions;
import dev.querytool.connection.ReadSession;
import dev.querytool.guard.Inspection;
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

/** Takes queries from their texts to their rows or plans. Thread-safe. */
final class Execution {

  /** What becomes of a query's rows. */
  private enum Use {
    IN_MEMORY,
    STREAMED,
    EXPLAINED
  }

  private final ConnectionSessions sessions;
  private final ConnectionLookup connections;
  private final TextCheck texts;
  private final GrantedChecks checks;
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
    this.sessions = sessions;
    this.connections = new ConnectionLookup(sessions);
    this.texts = texts;
    this.checks = new GrantedChecks(texts);
    this.options = options;
    this.runs = runs;
    this.patience = patience;
  }

  /**
   * Returns the name under which a connection is used from here on, see {@link ConnectionLookup}.
   *
   * @throws QueriesClosedException if this was closed
   */
  String connectionName(String asked, CallerRights rights) {
    refuseClosed();
    return connections.find(asked, rights);
  }

  /** A check is no run and is not recorded, unless its caller may not even check. */
  ReadOnlyQuery check(Request request) {
    refuseClosed();
    List<BoundGrant> grants;
    try {
      grants = GrantedChecks.grants(request);
    } catch (AccessDeniedException | AuthenticationException denied) {
      throw begin(request, QueryAction.RUN).failed(denied);
    }
    return checks.checkAlone(request, grants).asAsked();
  }

  private Run begin(Request request, QueryAction action) {
    return runs.begin(request, action, options.observer().begin(action));
  }

  /** Asks about texts that are not going to be run here. */
  QueryChecks checks(CallerRights rights) {
    return new QueryChecks() {
      @Override
      public Inspection inspect(String connection, String text) {
        refuseClosed();
        return checks.inspect(rights, connection, text);
      }

      @Override
      public ReadOnlyQuery check(String connection, String text) {
        refuseClosed();
        return checks.checkAlone(rights, connection, text).asAsked();
      }
    };
  }

  <T> T run(Request request, Function<QueryResult, T> answer) {
    RunningQuery query = newQuery(request, why -> {});
    Run run = begin(request, QueryAction.RUN);
    try {
      watchdog.add(query);
    } catch (RuntimeException | Error failure) {
      throw run.failed(failure);
    }
    return run(query, run, answer);
  }

  /**
   * Runs a query that is under watch already, and ends it.
   *
   * @param answer makes of the result what the caller gets
   */
  <T> T run(RunningQuery query, Run run, Function<QueryResult, T> answer) {
    try {
      QueryResult result = run.within(() -> collect(open(query, run, Use.IN_MEMORY)));
      T answered = answer.apply(result);
      run.answered(result);
      return answered;
    } catch (RuntimeException | Error failure) {
      throw run.failed(failure);
    }
  }

  /** Asks for the plan of a query, and ends it. */
  QueryPlan explain(Request request) {
    RunningQuery query = newQuery(request, why -> {});
    Run run = begin(request, QueryAction.EXPLAIN);
    try {
      watchdog.add(query);
      QueryPlan plan = run.within(() -> lent(query, run, Use.EXPLAINED).explain());
      run.explained();
      return plan;
    } catch (RuntimeException | Error failure) {
      throw run.failed(failure);
    }
  }

  DefaultRowStream stream(Request request, String place) {
    RunningQuery query = newQuery(request, why -> {});
    Run run = begin(request, QueryAction.RUN);
    try {
      watchdog.add(query);
      Cursor cursor = run.within(() -> open(query, run, Use.STREAMED));
      return started(cursor, query, run, place);
    } catch (RuntimeException | Error failure) {
      throw run.failed(failure);
    }
  }

  private DefaultRowStream started(Cursor cursor, RunningQuery query, Run run, String place) {
    try {
      run.started();
      DefaultRowStream stream = new DefaultRowStream(cursor, query, run);
      query.openStream();
      watchdog.watch(stream, query, place);
      stream.pause();
      return stream;
    } catch (RuntimeException | Error failure) {
      throw cursor.fail(failure);
    }
  }

  QueryHandle start(Request request, Executor executor) {
    refuseClosed();
    DefaultQueryHandle handle = new DefaultQueryHandle(this, begin(request, QueryAction.RUN));
    try {
      watchdog.add(handle.query());
      executor.execute(handle);
      return handle;
    } catch (RejectedExecutionException full) {
      throw handle.refuse(new Failures(request).noThread(full));
    } catch (RuntimeException | Error failure) {
      throw handle.refuse(failure);
    }
  }

  /**
   * Describes a query that is not under watch yet.
   *
   * @param whenStoppedIdle called by the thread that stops it before it has begun; once more each
   *     time that it fails
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

  private static QueryResult collect(Cursor cursor) {
    try {
      return cursor.collect();
    } catch (SQLException | RuntimeException | Error failure) {
      throw cursor.fail(failure);
    }
  }

  private Cursor open(RunningQuery query, Run run, Use use) {
    Cursor cursor = lent(query, run, use);
    cursor.execute(options, texts.net());
    return cursor;
  }

  /** Borrows a session for a query, in which nothing has happened yet. */
  private Cursor lent(RunningQuery query, Run run, Use use) {
    try {
      if (!query.enter()) {
        throw new QueriesClosedException();
      }
      List<BoundGrant> grants = GrantedChecks.grants(run.request());
      query.seeing(grants);
      Plan plan = plan(run.request(), grants, use);
      ReadOnlyQuery checked = plan.checked();
      if (use == Use.EXPLAINED && checked.isGranted()) {
        throw new PlanWithheldException(run.request().connection());
      }
      run.planned(checked, use == Use.EXPLAINED ? plan.explaining() : checked.sql());
      return new Cursor(plan, query, borrowed(query), watchdog, run);
    } catch (RuntimeException | Error failure) {
      StopReason reason = ended(query);
      if (reason != null) {
        throw new Failures(run.request()).stopped(reason, failure);
      }
      throw failure;
    }
  }

  /** Ends a query that has no session. */
  private @Nullable StopReason ended(RunningQuery query) {
    try {
      if (Thread.currentThread().isInterrupted()) {
        query.stop(StopReason.INTERRUPTED);
      }
    } finally {
      query.end();
      watchdog.remove(query);
    }
    return query.end();
  }

  private Plan plan(Request request, List<BoundGrant> grants, Use use) {
    boolean inMemory = use == Use.IN_MEMORY;
    int rows = inMemory ? request.rowsInMemory(options) : request.ownLimit();
    ReadOnlyQuery checked = checks.check(request, grants);
    refuseOwnCostLimit(request, checked);
    ZoneId zone = sessions.connection(request.connection()).zone();
    Streaming streaming = Streaming.of(checked.dialect(), zone);
    Binds binds =
        request.parameters().withGranted(checked.grantedValues()).inOrder(checked, streaming);
    ReadOnlyQuery limited = rows == 0 ? checked : checked.limited(rows);
    return new Plan(
        limited,
        binds.holdLists() ? limited.withLists(binds.sizes()) : limited,
        rows,
        inMemory,
        binds.values(),
        request.costLimit(),
        streaming,
        new Failures(request, checked.isGranted()));
  }

  /**
   * One limit after the other would tell the figures of a plan, and these what hidden rows hold.
   */
  private void refuseOwnCostLimit(Request request, ReadOnlyQuery checked) {
    if (checked.isGranted() && !request.costLimit().same(options.costLimit())) {
      throw new PlanWithheldException(request.connection());
    }
  }

  private ReadSession borrowed(RunningQuery query) {
    return sessions.borrow(query.connection(), query.sessionWait());
  }
}
