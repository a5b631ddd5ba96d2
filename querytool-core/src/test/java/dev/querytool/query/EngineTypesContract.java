package dev.querytool.query;

import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** The types of a server. */
abstract class EngineTypesContract extends TypesContract {

  private TestDatabase database;

  abstract TestDatabase newDatabase();

  @Override
  void open() {
    database = newDatabase();
  }

  @Override
  void execute(String... statements) {
    database.execute(statements);
  }

  @Override
  void close() {
    database.close();
  }

  TestDatabase database() {
    return database;
  }

  @Override
  QueryResult read(String sql) throws SQLException {
    return read(sql, database);
  }

  static QueryResult read(String sql, TestDatabase database) throws SQLException {
    Streaming streaming = Streaming.of(database.dialect(), ZoneOffset.UTC);
    try (Connection connection = ServerSessions.connect(database)) {
      return read(streaming, connection, sql);
    }
  }
}
