package dev.querytool.query;

import dev.querytool.connection.ReadSession;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.ReadOnlyQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What will be executed: a proof that it only reads, and the values for its parameters.
 *
 * @param checked the proof, with its limit
 * @param sent the same with one place for each value of a list: what the driver is given
 * @param rows how many rows the caller gets at most, 0 for all
 * @param inMemory whether one row more is asked for, to tell whether there are more
 * @param binds the values in the order of the places of what is sent
 * @param costLimit what the plan of the database may expect before it is run
 * @param streaming how the engine streams
 * @param failures how errors read
 */
record Plan(
    ReadOnlyQuery checked,
    ReadOnlyQuery sent,
    int rows,
    boolean inMemory,
    List<@Nullable Object> binds,
    CostLimit costLimit,
    Streaming streaming,
    Failures failures) {

  /**
   * A connection may have been registered anew since the text was read, with another engine or
   * another zone.
   */
  void refuseOtherSession(ReadSession session) {
    if (session.dialect() != checked.dialect()) {
      throw failures.otherSession(checked.dialect().dbType(), session.dialect().dbType());
    }
    if (!session.zone().equals(streaming.zone())) {
      throw failures.otherSession(streaming.zone().getId(), session.zone().getId());
    }
  }

  /** Returns how many rows are read at most, 0 for all. */
  int rowsRead() {
    return inMemory ? rows + 1 : rows;
  }

  PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = streaming.prepare(connection, sent.sql(), rowsRead());
    try {
      if (!inMemory) {
        streaming.fetchSingly(statement);
      }
      bind(statement);
      return statement;
    } catch (SQLException | RuntimeException | Error unbound) {
      statement.close();
      throw unbound;
    }
  }

  /** Prepares a question about the query: the text behind a prefix, with the values bound. */
  PreparedStatement prepareBehind(String prefix, Connection connection) throws SQLException {
    PreparedStatement statement = prepareAlone(prefix + sent.sql(), connection);
    try {
      bind(statement);
      return statement;
    } catch (SQLException | RuntimeException | Error unbound) {
      statement.close();
      throw unbound;
    }
  }

  /** Prepares a question without values, whose rows come all at once. */
  PreparedStatement prepareAlone(String question, Connection connection) throws SQLException {
    PreparedStatement statement = streaming.prepare(connection, question, 0);
    statement.setFetchSize(0);
    return statement;
  }

  private void bind(PreparedStatement statement) throws SQLException {
    Set<Integer> nullTests = sent.nullTests();
    for (int place = 1; place <= binds.size(); place++) {
      boolean tested = nullTests.contains(place - 1);
      streaming.bind(statement, place, binds.get(place - 1), tested);
    }
  }

  /** Returns how its engine is asked for a plan. */
  Planning planning() {
    return Planning.of(checked.dialect());
  }

  /** Returns the statement that asks for the plan. */
  String explaining() {
    return planning().prefix() + checked.sql();
  }

  /**
   * Refuses to run what the database expects too much of.
   *
   * @throws QueryTooCostlyException if the plan is beyond the limit
   */
  void refuseCostly(QueryPlan expected) {
    costLimit
        .findExcess(expected)
        .ifPresent(
            excess -> {
              throw failures.tooCostly(excess);
            });
  }

  /**
   * Says what to throw.
   *
   * @param before what stood before the query's text in the statement that failed
   */
  QueryToolException error(@Nullable Throwable failure, String before) {
    return failure instanceof SQLException ofDriver
        ? failures.ofDriver(ofDriver, streaming.diagnose(ofDriver, sent, before))
        : failures.of(failure);
  }

  /** Tells whether the driver left an answer half-read, and would take the rest for the next. */
  boolean leavesAnswerUnread(Throwable failure) {
    return failure instanceof OutOfMemoryError
        || (failure instanceof SQLException ofDriver
            && streaming.fault(ofDriver) == Fault.TOO_LARGE_TO_READ);
  }

  boolean spoilsSession(Throwable failure) {
    if (failure instanceof SQLException ofDriver) {
      return streaming.fault(ofDriver).spoilsSession();
    }
    return !(failure instanceof QueryToolException);
  }
}
