package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.access.Grant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of partitions behind a table in FROM. */
class MysqlPartitionsTest {

  private static final List<String> READ =
      List.of(
          "SELECT a FROM t PARTITION (p0)",
          "SELECT a FROM t PARTITION(`p0`,p1) ORDER BY a",
          "SELECT x.b, u.c FROM t PARTITION (p1, p0) AS x JOIN u ON u.a = x.a ORDER BY 1",
          "SELECT x.a FROM u, t PARTITION (p1) x WHERE u.a = x.a",
          "SELECT u.c, t.b FROM u LEFT JOIN t PARTITION (p0) ON u.a = t.a ORDER BY 1",
          "SELECT (SELECT max(b) FROM t PARTITION (p0)), sum(b) OVER (PARTITION BY a)"
              + " FROM t PARTITION (p1) WHERE a > 0");

  private static final List<String> REFUSED =
      List.of(
          "SELECT a FROM t x PARTITION (p0)",
          "SELECT a FROM t PARTITION ()",
          "SELECT a FROM t PARTITION (p0, sleep(1))",
          "SELECT a FROM t PARTITION (SELECT 1)",
          "SELECT a FROM t PARTITION ('p0')",
          "SELECT a FROM t PARTITION (p0,)",
          "SELECT a FROM t PARTITION (p0) PARTITION (p1)",
          "SELECT a FROM (SELECT a FROM t) PARTITION (p0)",
          "SELECT PARTITION (p0) FROM t",
          "SELECT a FROM t WHERE PARTITION (p0)",
          "SELECT a FROM t, PARTITION (p0)",
          "SELECT a FROM t PARTITION (p0) FOR UPDATE");

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void areReadAsTheServerReadsThem(TestServer server) throws SQLException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    try (TestDatabase database = filled(server);
        Connection connection = database.connect()) {
      CatalogSnapshot catalog = MysqlStatements.catalog(database);
      for (String sql : READ) {
        ReadOnlyQuery query = guard.inspect(sql, catalog).orThrow();
        assertThat(Rows.of(connection, query.sql()))
            .as(sql)
            .doesNotStartWith("refused")
            .isEqualTo(Rows.of(connection, sql));
        assertThat(query.tables()).extracting(TouchedTable::tableName).contains("t");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void standNowhereElse(TestServer server) {
    SqlGuard guard = SqlGuard.of(server.dialect());
    assertThat(REFUSED).noneMatch(sql -> guard.inspect(sql).accepted());
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void cannotBeWrittenUnderGrants(TestServer server) throws SQLException {
    GrantedView view =
        GrantedView.of(Grant.on("test").table("t").rows("a > 1").table("u").build(), Map.of());
    try (TestDatabase database = filled(server)) {
      CatalogSnapshot catalog = MysqlStatements.catalog(database);
      for (String sql : READ) {
        assertThat(SqlGuard.of(server.dialect()).inspect(sql, catalog, view).violations())
            .as(sql)
            .extracting(GuardViolation::rule)
            .containsExactly(GuardRule.UNDER_GRANT.id());
      }
    }
  }

  private static TestDatabase filled(TestServer server) {
    TestDatabase database = server.newDatabase();
    database.execute(
        "CREATE TABLE t (a int, b int) PARTITION BY RANGE (a)"
            + " (PARTITION p0 VALUES LESS THAN (2), PARTITION p1 VALUES LESS THAN MAXVALUE)",
        "CREATE TABLE u (a int, c int)",
        "INSERT INTO t VALUES (1, 10), (2, 20)",
        "INSERT INTO u VALUES (1, 7), (2, 8)");
    return database;
  }
}
