package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.ReadSession;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.ReadOnlyQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An executed statement, the session it runs in, and the rows it gives one by one.
 *
 * <p>Used by the thread at work on the query; {@link #giveBack} may be called by any thread once
 * the query has ended. Making one takes no memory but its own: its session is lent by then.
 */
final class Cursor {

  private static final Logger LOG = LoggerFactory.getLogger(Cursor.class);
  private static final Warnings WARNINGS = new Warnings(LOG);

  private static final String UNCLEAN = "a session of '{}' was not given back cleanly";

  private final Plan plan;
  private final RunningQuery query;
  private final ReadSession session;
  private final Watchdog watchdog;
  private final Run run;
  private boolean givenBack;
  private @Nullable PreparedStatement statement;
  private @Nullable ResultSet rows;
  private @Nullable RowReader reader;
  private long startedAt;
  private String before = "";

  Cursor(Plan plan, RunningQuery query, ReadSession session, Watchdog watchdog, Run run) {
    this.plan = plan;
    this.query = query;
    this.session = session;
    this.watchdog = watchdog;
    this.run = run;
  }

  /**
   * Executes; the calling thread is at work on the query.
   *
   * @throws QueryToolException if it failed or was stopped; the session is given back then
   */
  void execute(QueryOptions bounds, GrantNet net) {
    startedAt = System.nanoTime();
    try {
      SessionCancellation stop = attached();
      if (stop != null) {
        refuseUnexpected(net, stop);
        refuseCostly(stop);
        PreparedStatement prepared = plan.prepare(session.jdbc());
        statement = prepared;
        stop.aim(prepared);
        executeUnlessStopped(prepared, bounds);
      }
    } catch (SQLException | RuntimeException | Error failure) {
      throw fail(failure);
    }
    if (reader == null) {
      throw fail(null);
    }
  }

  /**
   * Asks for the plan instead, and ends the query; the calling thread is at work on it.
   *
   * @throws QueryToolException if it failed or was stopped; the session is given back then
   */
  QueryPlan explain() {
    QueryPlan explained = null;
    try {
      SessionCancellation stop = attached();
      if (stop != null) {
        explained = explained(stop);
      }
    } catch (SQLException | RuntimeException | Error failure) {
      throw fail(failure);
    }
    if (explained == null) {
      throw fail(null);
    }
    finish();
    return explained;
  }

  /** Aims stops at the session; null if the query was stopped meanwhile. */
  private @Nullable SessionCancellation attached() {
    plan.refuseOtherSession(session);
    SessionCancellation stop = new SessionCancellation(plan.streaming(), session.jdbc());
    return query.attach(stop, this::endStoppedIdleAside) ? stop : null;
  }

  private void refuseUnexpected(GrantNet net, SessionCancellation stop) throws SQLException {
    if (net.holds(query.connection(), plan.checked())) {
      before = plan.planning().prefix();
      PlanSession asked = new PlanSession(plan, session.jdbc(), query, stop);
      net.require(query.connection(), plan.checked(), asked);
      before = "";
      startedAt = System.nanoTime();
    }
  }

  private void refuseCostly(SessionCancellation stop) throws SQLException {
    if (!plan.costLimit().isNone()) {
      plan.refuseCostly(explained(stop));
      startedAt = System.nanoTime();
    }
  }

  private QueryPlan explained(SessionCancellation stop) throws SQLException {
    before = plan.planning().prefix();
    QueryPlan explained = plan.planning().plan(new PlanSession(plan, session.jdbc(), query, stop));
    before = "";
    return explained;
  }

  private void executeUnlessStopped(PreparedStatement prepared, QueryOptions bounds)
      throws SQLException {
    if (query.goesOn()) {
      ResultSet executed = prepared.executeQuery();
      rows = executed;
      reader =
          new RowReader(
              plan.streaming(),
              executed,
              plan.rowsRead(),
              bounds,
              columns -> ToldLabels.of(plan.checked(), columns));
    }
  }

  /**
   * Reads as many rows as the plan allows, and ends the query.
   *
   * @throws QueryToolException if it was stopped before
   */
  QueryResult collect() throws SQLException {
    RowReader reading = executed();
    List<Row> collected = new ArrayList<>();
    while (collected.size() < plan.rows() && reading.next()) {
      collected.add(reading.read());
    }
    boolean more = collected.size() == plan.rows() && reading.next();
    Duration time = Duration.ofNanos(System.nanoTime() - startedAt);
    finish();
    return new QueryResult(
        columns().list(), collected, collected.size(), more, time, effectiveSql());
  }

  /** Returns the text that is run, without what grants have written into it. */
  String effectiveSql() {
    ReadOnlyQuery checked = plan.checked();
    return checked.isGranted() ? checked.askedSql() : checked.sql();
  }

  /** Returns the columns of what was executed. */
  Columns columns() {
    return executed().columns();
  }

  /** Returns the rows of what was executed. */
  RowReader executed() {
    return requireNonNull(reader, "executed first");
  }

  /**
   * Ends the query well.
   *
   * @throws QueryToolException if it was stopped before
   */
  void finish() {
    StopReason reason = query.end();
    giveBack();
    if (reason != null) {
      throw plan.failures().stopped(reason, null);
    }
  }

  /** Ends the query after a failure, or after it was stopped, and says what to throw. */
  RuntimeException fail(@Nullable Throwable failure) {
    StopReason reason = query.end();
    try {
      spoil(failure);
    } finally {
      giveBack();
    }
    if (failure instanceof OutOfMemoryError full) {
      return plan.failures().outOfMemory(full);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return reason == null ? plan.error(failure, before) : plan.failures().stopped(reason, failure);
  }

  private void spoil(@Nullable Throwable failure) {
    if (failure != null && plan.spoilsSession(failure)) {
      session.evict();
    }
    if (failure != null && plan.leavesAnswerUnread(failure)) {
      abort();
    }
  }

  /** An application's own connection is not dropped when it is given back. */
  private void abort() {
    try {
      session.jdbc().abort(Runnable::run);
    } catch (SQLException | RuntimeException | Error unclean) {
      WARNINGS.say("a connection of '{}' could not be aborted", query.connection(), unclean);
    }
  }

  /** Gives the session back, once; it is evicted if the connection has seen a cancel. */
  void giveBack() {
    if (!isFirstToGiveBack()) {
      return;
    }
    query.end();
    try {
      settle();
    } catch (RuntimeException | Error unclean) {
      session.evict();
      WARNINGS.say(UNCLEAN, query.connection(), unclean);
    } finally {
      closeSession();
    }
  }

  private void settle() {
    try {
      closeStatement();
    } finally {
      session.settle();
    }
  }

  private synchronized boolean isFirstToGiveBack() {
    boolean first = !givenBack;
    givenBack = true;
    return first;
  }

  /** No cut may meet the session any more: others may have it as soon as it is closed. */
  private void closeSession() {
    query.release();
    try {
      if (query.cancelSent()) {
        session.evict();
      }
      session.close();
    } catch (RuntimeException | Error unclean) {
      WARNINGS.say(UNCLEAN, query.connection(), unclean);
    } finally {
      watchdog.remove(query);
    }
  }

  /** Whoever stops a stream must not wait for its database. */
  private void endStoppedIdleAside() {
    watchdog.cancelThreads().run(query.connection(), this::endStoppedIdle);
  }

  private void endStoppedIdle() {
    StopReason reason = query.end();
    try {
      if (reason != null) {
        run.stoppedIdle(plan.failures().stopped(reason, null));
      }
    } catch (Error full) {
      run.lost(full);
    } finally {
      giveBack();
    }
  }

  private void closeStatement() {
    try {
      if (rows != null) {
        rows.close();
      }
      if (statement != null) {
        statement.close();
      }
    } catch (SQLException unclean) {
      session.evict();
      LOG.debug("a statement on '{}' was not closed cleanly", query.connection(), unclean);
    }
  }
}
