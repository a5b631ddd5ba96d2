package dev.querytool.store;

import dev.querytool.connection.Dialect;
import dev.querytool.connection.ServerSessions;
import dev.querytool.testkit.OwnServer;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Counts on a server of its own, as PostgreSQL counts statements only if it is set up so. */
class PostgresLargeSchemaTest extends LargeSchemaContract {

  private OwnServer own;

  @BeforeEach
  void start() {
    own =
        OwnServer.start(
            Dialect.POSTGRES,
            Map.of(
                "shared_preload_libraries", "pg_stat_statements",
                "pg_stat_statements.track_utility", "off"));
  }

  @AfterEach
  void stop() {
    own.close();
  }

  @Override
  TestServer server() throws SQLException {
    TestServer server = own.server();
    try (Connection connection = server.connect(null);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION pg_stat_statements");
    }
    return server;
  }

  @Override
  void create(ServerSessions sessions, int tables) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < tables; i++) {
      all.append(table(i)).append(';');
    }
    sessions.execute("shop", all.toString());
  }

  @Override
  void renameAllButOne(ServerSessions sessions, int tables) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < tables; i++) {
      if (i != 7) {
        all.append("ALTER TABLE t" + i + " RENAME TO r" + i + ";");
      }
    }
    sessions.execute("shop", all.toString());
    sessions.execute("shop", renameColumns());
  }

  @Override
  long statements(ServerSessions sessions) throws SQLException {
    try (Connection connection = own.server().connect(null);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT coalesce(sum(s.calls), 0) FROM pg_stat_statements s"
                    + " JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = '"
                    + sessions.database("shop").name()
                    + "'")) {
      row.next();
      return row.getLong(1);
    }
  }
}
