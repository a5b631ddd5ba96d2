package dev.querytool.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kit calls a read is one on the engine itself, as it is written. */
class KitReadsRunTest {

  @Test
  void sqliteRunsTheReads() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      GuardConformance kit = GuardConformance.of(Dialect.SQLITE);
      for (String sql : kit.schema()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(sql);
        }
      }
      assertThat(failures(connection, kit)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#all")
  void theServerRunsTheReads(TestServer server) throws SQLException {
    GuardConformance kit = GuardConformance.of(server.dialect());
    try (TestDatabase database = server.newDatabase()) {
      database.execute(kit.schema().toArray(String[]::new));
      try (Connection connection = database.connect()) {
        assertThat(failures(connection, kit)).isEmpty();
      }
    }
  }

  private static List<String> failures(Connection connection, GuardConformance kit) {
    List<String> failures = new ArrayList<>();
    for (GuardStatement one : kit.statements()) {
      if (one.verdict() == GuardStatement.Verdict.READ) {
        try (Statement statement = connection.createStatement()) {
          statement.setEscapeProcessing(false);
          try (ResultSet rows = statement.executeQuery(one.sql())) {
            while (rows.next()) {
              rows.getObject(1);
            }
          }
        } catch (SQLException e) {
          failures.add(one.id() + " " + one.sql() + ": " + e.getMessage());
        }
      }
    }
    return failures;
  }
}
