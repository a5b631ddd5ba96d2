package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes that are rewritten alike for several engines, asked of each engine itself. */
class SharedShapesOnEnginesTest {

  private static final List<String> EVERYWHERE =
      List.of(
          "SELECT a, sum(b) OVER (w ORDER BY b) FROM t WINDOW w AS (PARTITION BY a) ORDER BY 1, 2",
          "SELECT a, sum(a) OVER (w), sum(b) OVER (w ROWS 1 PRECEDING) FROM t"
              + " WINDOW w AS (ORDER BY b) ORDER BY b",
          "SELECT a, sum(b) OVER x FROM t"
              + " WINDOW w AS (PARTITION BY a), v AS (w), x AS (v ORDER BY b) ORDER BY 1, 2",
          "SELECT 1 + coalesce((SELECT max(r) FROM (SELECT rank() OVER (W ORDER BY a) AS r FROM u"
              + " WINDOW w AS (PARTITION BY b)) AS x), 0), sum(b) OVER (w) FROM t"
              + " WINDOW w AS (ORDER BY b DESC) ORDER BY 2",
          "SELECT a FROM t WHERE b BETWEEN (SELECT max(b) FROM t) * 0.4 AND (SELECT max(b) FROM t)"
              + " - 1 AND a > 0 ORDER BY a",
          "SELECT a FROM t WHERE b NOT BETWEEN 1 AND (SELECT min(b) FROM t) + -2 ORDER BY a, b");

  private static final List<String> BUT_ON_SQLITE =
      List.of(
          "(SELECT a FROM t) ORDER BY a DESC LIMIT 2",
          "(SELECT a AS n FROM t) ORDER BY n LIMIT 1",
          "(SELECT a FROM t UNION SELECT 9) ORDER BY 1 LIMIT 3",
          "((SELECT a FROM t ORDER BY b LIMIT 1))",
          "WITH x AS (SELECT a FROM t) (SELECT * FROM x) ORDER BY 1",
          "WITH x AS (SELECT a FROM t) (SELECT a FROM x) UNION ALL (SELECT 7) ORDER BY 1",
          "WITH t AS (SELECT a + 100 AS a FROM t) SELECT a FROM t ORDER BY a",
          "WITH t AS (SELECT a FROM t UNION ALL SELECT a FROM t) SELECT count(*) FROM t",
          "SELECT a FROM ((SELECT a FROM t WHERE b IN (10"
              + ", 20".repeat(400)
              + "))"
              + " UNION ALL (SELECT a FROM u ORDER BY a LIMIT 1)) AS x ORDER BY a",
          "SELECT b FROM t WHERE a IN ((SELECT a FROM t WHERE b IN (30"
              + ", 20".repeat(400)
              + "))"
              + " EXCEPT (SELECT 1)) ORDER BY b");

  private static final List<String> TABLES =
      List.of(
          "TABLE u",
          "TABLE t ORDER BY b LIMIT 2",
          "TABLE u UNION SELECT a, b FROM t ORDER BY b",
          "SELECT a, b FROM t UNION ALL TABLE u ORDER BY b, a",
          "TABLE t EXCEPT TABLE u INTERSECT TABLE u ORDER BY b LIMIT 3",
          "SELECT count(*) FROM (SELECT 1, 2 UNION DISTINCT TABLE u) AS x",
          "WITH x AS (SELECT 5 AS a, 6 AS b) SELECT * FROM t UNION TABLE x ORDER BY b, a");

  /** What an engine may understand, but not as a name for its own table. */
  private static final List<String> REFUSED =
      List.of(
          "SELECT * FROM (TABLE t) AS x",
          "WITH x AS (TABLE t) SELECT * FROM x",
          "SELECT 1 IN (TABLE u)",
          "SELECT a FROM ((SELECT a FROM t WHERE b IN (10"
              + ", 20".repeat(400)
              + ") LIMIT 1)"
              + " UNION (SELECT 9)) AS x",
          "TABLE t INTO OUTFILE '/tmp/x'",
          "SELECT 1, 2 UNION TABLE u INTO OUTFILE '/tmp/x'",
          "SELECT 1, 2 UNION (TABLE u)",
          "SELECT 1, 2 UNION TABLE u FOR UPDATE",
          "SELECT 1, 2 UNION TABLE u, t",
          "WITH RECURSIVE t AS (SELECT a FROM t) SELECT a FROM t");

  static Stream<TestServer> servers() {
    return Engines.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void theServerReadsThemAlike(TestServer server) throws SQLException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    try (TestDatabase database = server.newDatabase();
        Connection connection = database.connect()) {
      fill(database);
      accepted(server.dialect())
          .forEach(
              sql -> {
                String canonical = guard.inspect(sql).orThrow().sql();
                assertThat(Rows.of(connection, canonical))
                    .as(sql + " => " + canonical)
                    .doesNotStartWith("refused")
                    .isEqualTo(Rows.of(connection, sql));
                assertThat(guard.inspect(canonical).orThrow().sql()).isEqualTo(canonical);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void theTableIsSeenBehindItsOwnName(TestServer server) {
    ReadOnlyQuery query =
        SqlGuard.of(server.dialect())
            .inspect("WITH t AS (SELECT a FROM t) SELECT * FROM t")
            .orThrow();
    assertThat(query.tables()).extracting(TouchedTable::tableName).containsExactly("t");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void otherFormsAreRefused(TestServer server) {
    SqlGuard guard = SqlGuard.of(server.dialect());
    assertThat(REFUSED).noneMatch(sql -> guard.inspect(sql).accepted());
  }

  private static Stream<String> accepted(Dialect dialect) {
    Stream<String> all = Stream.concat(EVERYWHERE.stream(), BUT_ON_SQLITE.stream());
    return dialect == Dialect.MARIADB ? all : Stream.concat(all, TABLES.stream());
  }

  private static void fill(TestDatabase database) {
    database.execute(
        "CREATE TABLE t (a int, b int)",
        "CREATE TABLE u (a int, b int)",
        "INSERT INTO t VALUES (1, 10), (1, 20), (2, 30), (3, 40)",
        "INSERT INTO u VALUES (7, 1), (8, 1), (9, 2)");
  }
}
