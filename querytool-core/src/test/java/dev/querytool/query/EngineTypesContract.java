package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The types of a server. */
abstract class EngineTypesContract extends TypesContract {

  private @Nullable TestDatabase database;
  private @Nullable Connection connection;

  abstract TestDatabase newDatabase();

  @Override
  void open() {
    database = newDatabase();
  }

  @Override
  void execute(String... statements) {
    database().execute(statements);
  }

  @Override
  void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
    database().close();
  }

  TestDatabase database() {
    return requireNonNull(database, "opened first");
  }

  @Override
  QueryResult read(String sql) throws SQLException {
    if (connection == null) {
      connection = ServerSessions.connect(database());
    }
    QueryResult result = read(Streaming.of(database().dialect(), ZoneOffset.UTC), connection, sql);
    connection.rollback();
    return result;
  }

  static QueryResult read(String sql, TestDatabase database) throws SQLException {
    Streaming streaming = Streaming.of(database.dialect(), ZoneOffset.UTC);
    try (Connection connection = ServerSessions.connect(database)) {
      return read(streaming, connection, sql);
    }
  }
}
