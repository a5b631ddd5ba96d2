package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerNamesTest {

  private static final String PASSWORD = "a/b?c#d@e:f%41g&h=i;j+k l\"m\\n 密码";
  private static final String SUFFIX = Long.toString(ProcessHandle.current().pid(), 36);

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#all")
  void reachesADatabaseAndAUserOfAnyName(TestServer server) throws SQLException {
    String database = "qt d?allowMultiQueries=true&x=/#%41+é" + SUFFIX;
    String user = "qt u@h:%41/?" + SUFFIX;
    create(server, database, user);
    try {
      assertThat(answer(server, database, user, questions(server.dialect())))
          .isEqualTo(database + "|" + user);
    } finally {
      drop(server, database, user);
    }
  }

  private static String answer(TestServer server, String database, String user, String sql)
      throws SQLException {
    MemoryStore store = new MemoryStore();
    String url =
        ServerScheme.name(server.dialect())
            + "://"
            + PercentText.encoded(user)
            + ":"
            + PercentText.encoded(PASSWORD)
            + "@"
            + server.host()
            + ":"
            + server.port()
            + "/"
            + PercentText.encoded(database);
    try (ManagedConnections connections = ManagedConnections.builder(store, store).build()) {
      connections.register("odd", url);
      try (ReadSession session = connections.borrow("odd");
          Statement statement = session.jdbc().createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return row.getString(1) + "|" + row.getString(2);
      }
    }
  }

  private static String questions(Dialect dialect) {
    return dialect == Dialect.POSTGRES
        ? "SELECT current_database(), current_user"
        : "SELECT database(), substring_index(current_user(), '@', 2)";
  }

  private static void create(TestServer server, String database, String user) throws SQLException {
    if (server.dialect() == Dialect.POSTGRES) {
      run(
          server,
          "CREATE DATABASE \"" + database + "\"",
          "CREATE ROLE \"" + user + "\" LOGIN PASSWORD '" + PASSWORD + "'");
    } else {
      run(
          server,
          "CREATE DATABASE `" + database + "`",
          "CREATE USER '" + user + "'@'%' IDENTIFIED BY '" + PASSWORD.replace("\\", "\\\\") + "'",
          "GRANT SELECT ON `" + database.replace("%", "\\%") + "`.* TO '" + user + "'@'%'");
    }
  }

  private static void drop(TestServer server, String database, String user) throws SQLException {
    if (server.dialect() == Dialect.POSTGRES) {
      run(server, "DROP DATABASE \"" + database + "\" WITH (FORCE)", "DROP ROLE \"" + user + "\"");
    } else {
      run(server, "DROP DATABASE `" + database + "`", "DROP USER '" + user + "'@'%'");
    }
  }

  private static void run(TestServer server, String... statements) throws SQLException {
    try (Connection admin = server.connect(null);
        Statement statement = admin.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
