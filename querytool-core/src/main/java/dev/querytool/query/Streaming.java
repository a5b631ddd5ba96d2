package dev.querytool.query;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.ReadOnlyQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an engine's driver needs so that rows come one by one, typed, and within bounds. */
interface Streaming {

  /**
   * Returns how a dialect streams.
   *
   * @param zone the zone of the session
   */
  static Streaming of(Dialect dialect, ZoneId zone) {
    return switch (dialect) {
      case SQLITE -> new SqliteStreaming();
      case POSTGRES -> new PostgresStreaming(zone);
      case MYSQL, MARIADB -> new MysqlStreaming(dialect, zone);
    };
  }

  /** Returns the zone in which times without an offset are read. */
  ZoneId zone();

  /**
   * Turns a parameter's value into one that {@link #bind} takes.
   *
   * @throws ValidationException if the engine cannot hold it without loss
   */
  Object parameter(String name, Object value);

  /**
   * Prepares a text so that its rows are not fetched all at once.
   *
   * @param rows how many rows are read at most, 0 for all
   */
  PreparedStatement prepare(Connection connection, String sql, int rows) throws SQLException;

  /**
   * Binds a value, or NULL, to a place from 1.
   *
   * @param tested whether the text does nothing with it but ask whether it is NULL
   */
  void bind(PreparedStatement statement, int place, @Nullable Object value, boolean tested)
      throws SQLException;

  /** Returns the columns of a result, also of an empty one. */
  List<Column> columns(ResultSetMetaData metadata) throws SQLException;

  /** Returns how the values of each column are read. */
  List<Cell> cells(ResultSetMetaData metadata) throws SQLException;

  /**
   * Tells the driver that all rows will be read one by one, so that rows of any width that is
   * allowed must fit; without this the driver may give up where a result in memory could not hold
   * them anyway.
   */
  default void fetchSingly(Statement statement) throws SQLException {}

  /** Returns how many rows the driver fetches first, and sees to it. */
  default int firstFetch(ResultSet rows, ResultSetMetaData metadata) throws SQLException {
    return rows.getFetchSize();
  }

  /** Returns how many bytes a value of a column has at most, or 0 if that is not declared. */
  default long declaredBytes(ResultSetMetaData metadata, int place) throws SQLException {
    return (long) Utf8.MOST_OF_A_CHARACTER * metadata.getPrecision(place);
  }

  /** Tells the driver how many rows to fetch the next time. */
  default void fetch(ResultSet rows, int next) throws SQLException {}

  /**
   * Asks the database to end whatever a session is doing: preparing, executing, or fetching rows.
   *
   * @param connection the driver's own
   * @param statement the driver's own, or null while it is being prepared
   */
  default void cancel(Connection connection, @Nullable Statement statement) throws SQLException {
    if (statement != null) {
      statement.cancel();
    }
  }

  /**
   * Cuts a session off, whatever it is doing.
   *
   * @param connection the driver's own
   */
  default void abort(Connection connection) throws SQLException {
    connection.abort(Runnable::run);
  }

  /** Tells what a driver's failure means. */
  Fault fault(SQLException failure);

  /**
   * Tells what a failure means, what the engine says about it and where in the text it lies.
   *
   * @param before what stood before the text in the statement that failed
   */
  default Diagnosis diagnose(SQLException failure, ReadOnlyQuery query, String before) {
    return Diagnosis.of(fault(failure), failure);
  }
}
