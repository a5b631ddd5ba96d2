package dev.querytool.query;

import dev.querytool.connection.ReadSession;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.ReadOnlyQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What will be executed: a proof that it only reads, and the values for its parameters.
 *
 * @param checked the proof, with its limit
 * @param rows how many rows the caller gets at most, 0 for all
 * @param inMemory whether one row more is asked for, to tell whether there are more
 * @param binds the values in the order of the places
 * @param streaming how the engine streams
 * @param failures how errors read
 */
record Plan(
    ReadOnlyQuery checked,
    int rows,
    boolean inMemory,
    List<@Nullable Object> binds,
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
    PreparedStatement statement = streaming.prepare(connection, checked.sql(), rowsRead());
    try {
      if (!inMemory) {
        streaming.fetchSingly(statement);
      }
      for (int place = 1; place <= binds.size(); place++) {
        boolean tested = checked.nullTests().contains(place - 1);
        streaming.bind(statement, place, binds.get(place - 1), tested);
      }
      return statement;
    } catch (SQLException | RuntimeException | Error unbound) {
      statement.close();
      throw unbound;
    }
  }

  QueryToolException error(@Nullable Throwable failure) {
    return failure instanceof SQLException ofDriver
        ? failures.ofDriver(ofDriver, streaming.diagnose(ofDriver, checked))
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
