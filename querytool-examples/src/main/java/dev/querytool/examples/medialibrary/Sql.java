package dev.querytool.examples.medialibrary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one piece of work, each prepared once however often it is executed. Used by one
 * thread.
 */
final class Sql implements AutoCloseable {

  /** Makes a value of a row. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Sql(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  /** Executes a change and returns the number of its rows. */
  int update(String text, @Nullable Object... values) throws SQLException {
    return bound(text, values).executeUpdate();
  }

  <T> List<T> list(String text, Reader<T> reader, @Nullable Object... values) throws SQLException {
    List<T> found = new ArrayList<>();
    try (ResultSet result = bound(text, values).executeQuery()) {
      Row row = new Row(result);
      while (result.next()) {
        found.add(reader.read(row));
      }
    }
    return found;
  }

  <T> Optional<T> find(String text, Reader<T> reader, @Nullable Object... values)
      throws SQLException {
    return list(text, reader, values).stream().findFirst();
  }

  /** Returns the one number that a query gives. */
  int number(String text, @Nullable Object... values) throws SQLException {
    try (ResultSet result = bound(text, values).executeQuery()) {
      result.next();
      return result.getInt(1);
    }
  }

  private PreparedStatement bound(String text, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(text);
    if (statement == null) {
      statement = connection.prepareStatement(text);
      prepared.put(text, statement);
    }
    for (int index = 0; index < values.length; index++) {
      statement.setObject(index + 1, values[index]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
  }
}
