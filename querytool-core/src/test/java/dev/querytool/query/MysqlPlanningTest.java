package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans that follow the blocks of a query: MariaDB's, and MySQL's where it is set to version 1. */
@ParameterizedClass
@MethodSource("dev.querytool.testkit.Engines#mysqlLike")
class MysqlPlanningTest {

  @Parameter TestServer server;
  private TestDatabase database;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    database = Engines.of(server.dialect()).newDatabase();
    database.execute(
        "CREATE TABLE t (id int PRIMARY KEY, a int, KEY of_a (a))",
        "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
            + " WHERE i < 500) SELECT i, i % 10 FROM n",
        "ANALYZE TABLE t");
    connection = database.connect();
    if (server.dialect() == Dialect.MYSQL) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET explain_json_format_version = 1");
      }
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  @Test
  void aJoinHandlesTheProductOfItsTables() throws SQLException {
    QueryPlan plan = plan("SELECT count(*) FROM t x JOIN t y ON x.id + 0 < y.id + 0");

    assertThat(plan.largestRows().orElseThrow()).isGreaterThan(50_000);
    assertThat(plan.estimatedCost().orElseThrow()).isPositive();
    assertThat(plan.tables()).containsExactly(new PlanTable(database.name(), "t"));
  }

  @Test
  void setOperationsAddUp() throws SQLException {
    QueryPlan plan = plan("SELECT a FROM t UNION ALL SELECT id FROM t");

    assertThat(plan.estimatedRows().orElseThrow()).isBetween(900L, 1_100L);
    assertThat(plan.estimatedCost().orElseThrow()).isPositive();
  }

  @Test
  void aSubQueryBesideIsNotTheResult() throws SQLException {
    QueryPlan plan = plan("SELECT id, (SELECT max(y.id) FROM t y WHERE y.a = x.a) FROM t x");

    assertThat(plan.estimatedRows().orElseThrow()).isBetween(450L, 550L);
  }

  @Test
  void derivedTablesAreSteps() throws SQLException {
    QueryPlan plan =
        plan("WITH c AS (SELECT a, count(*) AS n FROM t GROUP BY a) SELECT * FROM c WHERE n > 1");

    assertThat(plan.tree()).contains("of_a").contains("\n      ");
    assertThat(plan.tables()).containsExactly(new PlanTable(database.name(), "t"));
  }

  @Test
  void whatNeedsNoTableGivesOneRowAtNoCost() throws SQLException {
    for (String sql : List.of("SELECT 1", "SELECT * FROM t WHERE 1 = 0")) {
      QueryPlan plan = plan(sql);
      assertThat(plan.largestRows()).as(sql).hasValue(1);
      assertThat(plan.estimatedCost()).as(sql).hasValue(0);
    }
  }

  @Test
  void aRowFoundByItsKeyIsKnown() throws SQLException {
    QueryPlan plan = plan("SELECT a FROM t WHERE id = 3");

    assertThat(plan.largestRows()).hasValue(1);
    assertThat(plan.tables()).containsExactly(new PlanTable(database.name(), "t"));
  }

  private QueryPlan plan(String sql) throws SQLException {
    return new MysqlPlanning(server.dialect()).plan(new Plain(connection, sql));
  }

  /** Asks without binding, in a session that the test has set. */
  private static final class Plain implements Planning.Session {

    private final Connection connection;
    private final String sql;
    private final List<String> notes = new ArrayList<>();

    Plain(Connection connection, String sql) {
      this.connection = connection;
      this.sql = sql;
    }

    @Override
    public List<List<String>> ask(String prefix) throws SQLException {
      return askApart(prefix + sql);
    }

    @Override
    public List<List<String>> askApart(String question) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet answer = statement.executeQuery(question)) {
        List<List<String>> rows = new ArrayList<>();
        while (answer.next()) {
          rows.add(List.of(String.valueOf(answer.getString(1))));
        }
        notes.clear();
        for (SQLWarning one = statement.getWarnings(); one != null; one = one.getNextWarning()) {
          notes.add(one.getMessage());
        }
        return rows;
      }
    }

    @Override
    public Planning.Session about(String other) {
      return new Plain(connection, other);
    }

    @Override
    public void set(String statement) throws SQLException {
      try (Statement setting = connection.createStatement()) {
        setting.execute(statement);
      }
    }

    @Override
    public List<String> notes() {
      return notes;
    }
  }
}
