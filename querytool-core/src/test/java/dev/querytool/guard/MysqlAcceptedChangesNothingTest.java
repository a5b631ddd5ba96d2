package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs what the guard accepts as the administrator of a server, with no other net, and looks
 * whether anything changed.
 */
class MysqlAcceptedChangesNothingTest {

  private static final List<String> WRITES =
      List.of(
          "INSERT INTO secrets VALUES ('a', 'b')",
          "UPDATE secrets SET value = 'x' WHERE name = 'pin'",
          "DELETE FROM secrets WHERE name = 'token'",
          "CREATE TABLE planted (a INT)",
          "CREATE TEMPORARY TABLE planted_for_me (a INT)",
          "DROP VIEW vip_customers",
          "CREATE FUNCTION planted(a INT) RETURNS INT DETERMINISTIC RETURN 1",
          "SET SESSION sql_mode = ''",
          "SET @planted = 1",
          "SELECT 1 INTO @planted",
          "SELECT LAST_INSERT_ID(4711)",
          "SELECT GET_LOCK(CONCAT('planted', CONNECTION_ID()), 1)",
          "LOCK TABLES secrets READ");

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void noAcceptedStatementChangesAnything(TestServer server) throws SQLException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    try (TestDatabase database = MysqlStatements.database(server);
        Connection connection = database.connect()) {
      List<String> before = state(connection);
      int run = 0;
      for (MysqlStatements.Case one : MysqlStatements.of(server.dialect()).toList()) {
        Inspection inspection = guard.inspect(one.sql());
        if (inspection.accepted()) {
          Rows.of(connection, inspection.orThrow().sql());
          Rows.of(connection, inspection.orThrow().limited(1).sql());
          run++;
          if (run % 20 == 0) {
            assertThat(state(connection)).as("up to " + one.sql()).isEqualTo(before);
          }
        }
      }
      assertThat(run).isGreaterThan(300);
      assertThat(state(connection)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void everyPlantedWriteIsSeen(TestServer server) throws SQLException {
    for (String write : WRITES) {
      try (TestDatabase database = MysqlStatements.database(server);
          Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        List<String> before = state(connection);
        statement.execute(write);
        assertThat(state(connection)).as(write).isNotEqualTo(before);
      }
    }
  }

  private static List<String> state(Connection connection) throws SQLException {
    List<String> state = new ArrayList<>();
    for (String probe :
        List.of(
            "SELECT table_name, table_type FROM information_schema.tables WHERE table_schema ="
                + " DATABASE() ORDER BY 1",
            "SELECT routine_name FROM information_schema.routines WHERE routine_schema ="
                + " DATABASE() ORDER BY 1",
            "SELECT * FROM secrets ORDER BY 1, 2",
            "SELECT COUNT(*), SUM(amount) FROM purchases",
            "SELECT @@session.sql_mode, @@session.autocommit, @planted, LAST_INSERT_ID()",
            "SELECT IS_USED_LOCK(CONCAT('planted', CONNECTION_ID())) IS NULL",
            "SELECT COUNT(*) FROM planted_for_me",
            "SELECT COUNT(*) FROM customers",
            "CHECKSUM TABLE secrets, customers, purchases, employees, events")) {
      state.add(probe + " " + Rows.of(connection, probe));
    }
    return state;
  }
}
