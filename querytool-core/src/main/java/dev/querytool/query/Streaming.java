package dev.querytool.query;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an engine's driver needs so that rows come one by one, typed, and within bounds. */
interface Streaming {

  /**
   * Returns how a dialect streams.
   *
   * @throws ValidationException if queries on it are not supported yet
   */
  static Streaming of(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> new SqliteStreaming();
      case POSTGRES, MYSQL, MARIADB ->
          throw new ValidationException(
              "queries on " + dialect.dbType() + " are not supported yet; use a sqlite connection");
    };
  }

  /**
   * Turns a parameter's value into one that {@link #bind} takes.
   *
   * @throws ValidationException if the engine cannot hold it without loss
   */
  Object parameter(String name, Object value);

  /** Prepares a text so that its rows are not fetched all at once. */
  PreparedStatement prepare(Connection connection, String sql) throws SQLException;

  /** Binds a value, or NULL, to a place from 1. */
  void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException;

  /** Returns the columns of a result, also of an empty one. */
  List<Column> columns(ResultSetMetaData metadata) throws SQLException;

  /** Returns the value at a place from 1, or null for NULL. */
  @Nullable Object value(ResultSet rows, int place) throws SQLException;

  /** Tells what a driver's failure means. */
  Fault fault(SQLException failure);
}
