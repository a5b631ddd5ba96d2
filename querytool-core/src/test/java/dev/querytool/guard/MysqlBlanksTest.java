package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.access.Grant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A name that ends in a blank is another than the one without, to the servers and to the guard. */
class MysqlBlanksTest {

  private static final List<String> SAME =
      List.of(
          "SELECT a AS `n ` FROM t ORDER BY `n ` DESC",
          "SELECT count(*) AS \"order count \", sum(b) 'total ' FROM t ORDER BY count(*)",
          "SELECT -a AS `a ` FROM t ORDER BY a",
          "SELECT -a AS `a ` FROM t ORDER BY `A `",
          "SELECT -b AS `a ` FROM t GROUP BY `a ` HAVING `a ` < -10",
          "SELECT d.`n `, d.n, `n  ` FROM (SELECT a AS `n `, b AS n, secret `n  ` FROM t) d",
          "SELECT secret, `secret ` FROM t JOIN (SELECT a AS `secret ` FROM t) d ON `secret ` = a",
          "WITH c (`q `, q) AS (SELECT a, b FROM t) SELECT q, `q ` FROM c ORDER BY `q `",
          "WITH RECURSIVE c AS (SELECT 1 AS `q ` UNION SELECT `q ` + 1 FROM c WHERE `q ` < 3)"
              + " SELECT * FROM c",
          "SELECT * FROM (SELECT a AS `n ` FROM t) x JOIN (SELECT a AS `n ` FROM t) y USING (`n `)",
          "SELECT * FROM (SELECT 1 AS `n `) x NATURAL JOIN (SELECT 2 AS n) y",
          "SELECT * FROM t NATURAL JOIN (SELECT 7 AS `a `) y",
          "SELECT a AS `n ` FROM t UNION SELECT b FROM t ORDER BY `n `",
          "WITH `t ` AS (SELECT 1 AS q) SELECT * FROM t");

  /** To the servers too there is no such column, table or common table expression. */
  private static final List<String> NEITHER =
      List.of(
          "SELECT `secret ` FROM t",
          "SELECT t.`secret ` FROM t",
          "SELECT a FROM t WHERE `secret ` > ''",
          "SELECT a FROM t ORDER BY `secret `",
          "SELECT a AS n FROM t ORDER BY `n `",
          "SELECT a AS `n ` FROM t ORDER BY n",
          "SELECT n FROM (SELECT a AS `n ` FROM t) d",
          "SELECT `n ` FROM (SELECT a AS n FROM t) d",
          "SELECT (SELECT `secret `) FROM t",
          "WITH c (`q `) AS (SELECT 1) SELECT q FROM c",
          "SELECT * FROM (SELECT 1 AS `n `) x JOIN (SELECT 1 AS n) y USING (`n `)",
          "SELECT a AS `n ` FROM t UNION SELECT b FROM t ORDER BY n",
          "SELECT `t `.a FROM t",
          "SELECT * FROM `t `",
          "SELECT * FROM `mysql `.user",
          "WITH c AS (SELECT 1) SELECT * FROM `c `");

  /** No analyst needs them. */
  private static final List<String> REFUSED =
      List.of(
          "SELECT `x `.a FROM t AS `x `",
          "SELECT 1 FROM t AS `x `, t AS x",
          "WITH `c ` AS (SELECT 1) SELECT * FROM `c `",
          "SELECT 1 AS ` `",
          "SELECT 1 AS ' n '",
          "SELECT 1 AS ''");

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void ofAColumnItTellsOneFromTheOther(TestServer server) throws SQLException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    List<String> otherwise = new ArrayList<>();
    try (TestDatabase database = server.newDatabase();
        Connection connection = database.connect()) {
      CatalogSnapshot catalog = filled(database);
      for (String sql : SAME) {
        Inspection inspection = guard.inspect(sql, catalog);
        String given = Rows.of(connection, sql);
        String run =
            inspection.accepted()
                ? Rows.of(connection, inspection.orThrow().sql())
                : inspection.violations().toString();
        if (given.startsWith("refused") || !given.equals(run)) {
          otherwise.add(sql + " gives " + given + " and " + run);
        }
      }
      for (String sql : NEITHER) {
        if (guard.inspect(sql, catalog).accepted()
            || !Rows.of(connection, sql).startsWith("refused")) {
          otherwise.add(sql);
        }
      }
    }
    assertThat(otherwise).isEmpty();
    assertThat(REFUSED).noneMatch(sql -> guard.inspect(sql).accepted());
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void itReachesNoHiddenColumn(TestServer server) throws SQLException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    try (TestDatabase database = server.newDatabase();
        Connection connection = database.connect()) {
      CatalogSnapshot catalog = filled(database);
      GrantedView view =
          GrantedView.of(
              Grant.on("test").table("t").columns("a", "b").rows("a > 0").build(), Map.of());
      for (String sql : NEITHER) {
        assertThat(guard.inspect(sql, catalog, view).accepted()).as(sql).isFalse();
      }
      ReadOnlyQuery shown =
          guard
              .inspect("SELECT a AS `secret ` FROM t ORDER BY `secret ` DESC", catalog, view)
              .orThrow();
      assertThat(shown.outputs()).extracting(OutputColumn::label).containsExactly("secret ");
      assertThat(Rows.of(connection, shown.sql())).isEqualTo("2|\n1|\n");
      assertThat(guard.inspect("SELECT a AS `secret ` FROM t ORDER BY secret", catalog, view))
          .matches(inspection -> !inspection.accepted());
    }
  }

  private static CatalogSnapshot filled(TestDatabase database) throws SQLException {
    database.execute(
        "CREATE TABLE t (a int, b int, secret varchar(9))",
        "INSERT INTO t VALUES (1, 10, 'x'), (2, 20, 'y')");
    return MysqlStatements.catalog(database);
  }
}
