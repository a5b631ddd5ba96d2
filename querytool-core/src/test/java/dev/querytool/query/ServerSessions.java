package dev.querytool.query;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Sessions on a server, set as those of an application are. */
final class ServerSessions extends TestSessions {

  private final TestDatabase database;

  ServerSessions(TestDatabase database, int size) {
    super(database.dialect(), database.url(), size);
    this.database = database;
  }

  @Override
  Connection connect() throws SQLException {
    return connect(database);
  }

  static Connection connect(TestDatabase database) throws SQLException {
    TestServer server = database.server();
    Properties told = new Properties();
    told.setProperty("user", server.user());
    told.setProperty("password", server.password());
    told.putAll(server.dialect() == Dialect.POSTGRES ? ofPostgres() : ofMysql());
    Connection connection = DriverManager.getConnection(server.jdbcUrl(database.name()), told);
    try (Statement statement = connection.createStatement()) {
      // The driver of PostgreSQL starts every session in the zone of the JVM.
      statement.execute(
          server.dialect() == Dialect.POSTGRES
              ? "SET TimeZone = 'UTC'"
              : "SET SESSION TRANSACTION READ ONLY");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  private static Properties ofPostgres() {
    Properties told = new Properties();
    told.setProperty("options", "-c default_transaction_read_only=on -c TimeZone=UTC");
    told.setProperty("prepareThreshold", "0");
    told.setProperty("maxResultBuffer", "64M");
    return told;
  }

  private static Properties ofMysql() {
    Properties told = new Properties();
    told.setProperty("sslMode", "DISABLED");
    told.setProperty("allowPublicKeyRetrieval", "true");
    told.setProperty("useCursorFetch", "true");
    told.setProperty("processEscapeCodesForPrepStmts", "false");
    told.setProperty("sessionVariables", "sql_mode='ALLOW_INVALID_DATES,STRICT_TRANS_TABLES'");
    told.setProperty("tinyInt1isBit", "false");
    told.setProperty("yearIsDateType", "false");
    told.setProperty("connectionTimeZone", "UTC");
    told.setProperty("forceConnectionTimeZoneToSession", "true");
    return told;
  }
}
