package dev.querytool.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnginesTest {

  @Test
  void givesPostgresAndMariaDbEverywhere() {
    assertThat(Engines.all())
        .extracting(TestServer::dialect)
        .contains(Dialect.POSTGRES, Dialect.MARIADB);
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#all")
  void givesTheSameServerAgain(TestServer server) {
    assertThat(Engines.of(server.dialect())).isSameAs(server);
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#all")
  void keepsDatabasesApart(TestServer server) throws SQLException {
    try (TestDatabase one = server.newDatabase();
        TestDatabase other = server.newDatabase();
        Connection connection = other.connect()) {
      one.execute("CREATE TABLE 订单 (id int)");
      one.execute("SELECT id FROM 订单");
      assertThatThrownBy(() -> connection.createStatement().execute("SELECT id FROM 订单"))
          .isInstanceOf(SQLException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#all")
  void givesReadersWhoCannotWrite(TestServer server) throws SQLException {
    try (TestDatabase database = server.newDatabase()) {
      TestDatabase.LogIn reader = database.newReader();
      database.execute("CREATE TABLE t (id int)", "INSERT INTO t VALUES (7)");
      try (Connection connection = database.connect(reader);
          Statement statement = connection.createStatement()) {
        try (ResultSet row = statement.executeQuery("SELECT id FROM t")) {
          assertThat(row.next()).isTrue();
        }
        assertThatThrownBy(() -> statement.execute("DELETE FROM t"))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#all")
  void dropsItsDatabasesAndUsers(TestServer server) throws SQLException {
    TestDatabase database = server.newDatabase();
    TestDatabase.LogIn reader = database.newReader();
    database.close();
    assertThatThrownBy(() -> database.connect(reader)).isInstanceOf(SQLException.class);
  }
}
