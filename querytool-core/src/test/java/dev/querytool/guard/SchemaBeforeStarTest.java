package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.access.Grant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code schema.table.*} stands for the columns of that table, and for none that is hidden. */
class SchemaBeforeStarTest {

  private static final List<String> READ =
      List.of(
          "SELECT {S}.t.* FROM {S}.t",
          "SELECT {S}.t.* FROM t",
          "SELECT {S}.t.*, u.c FROM {S}.t JOIN {S}.u ON {S}.t.a = u.a",
          "SELECT {S}.u.*, {S}.t.* FROM t JOIN {S}.u USING (a)",
          "SELECT u.c, {S}.t.* FROM ({S}.t JOIN u ON t.a = u.a)",
          "WITH t AS (SELECT 1 AS z) SELECT {S}.t.* FROM {S}.t",
          "SELECT a FROM t WHERE EXISTS (SELECT {S}.u.* FROM u WHERE u.a = t.a)");

  /** Not of that schema, or hidden by an alias. */
  private static final List<String> UNKNOWN =
      List.of(
          "SELECT nowhere.t.* FROM t",
          "SELECT {S}.t.* FROM {S}.t AS x",
          "SELECT {S}.t.* FROM u",
          "SELECT {S}.x.* FROM (SELECT 1 AS a) AS x",
          "WITH t AS (SELECT 1 AS z) SELECT {S}.t.* FROM t");

  static Stream<TestServer> servers() {
    return Engines.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void itIsReadAsTheServerReadsIt(TestServer server) throws SQLException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    try (TestDatabase database = filled(server);
        Connection connection = database.connect()) {
      CatalogSnapshot catalog = catalog(database, connection);
      for (String shape : READ) {
        String sql = shape.replace("{S}", catalog.defaultSchema());
        ReadOnlyQuery query = guard.inspect(sql, catalog).orThrow();
        assertThat(Rows.of(connection, query.sql()))
            .as(sql)
            .doesNotStartWith("refused")
            .isEqualTo(Rows.of(connection, sql));
      }
      for (String shape : UNKNOWN) {
        String sql = shape.replace("{S}", catalog.defaultSchema());
        assertThat(guard.inspect(sql, catalog).violations())
            .as(sql)
            .extracting(GuardViolation::rule)
            .containsExactly(GuardRule.UNKNOWN_TABLE.id());
        assertThat(Rows.of(connection, sql)).startsWith("refused");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void itShowsNoHiddenColumn(TestServer server) throws SQLException {
    try (TestDatabase database = filled(server);
        Connection connection = database.connect()) {
      CatalogSnapshot catalog = catalog(database, connection);
      GrantedView view =
          GrantedView.of(
              Grant.on("test").table("t").columns("a", "b").rows("a > 1").table("u").build(),
              Map.of());
      String sql = "SELECT {S}.t.*, u.c FROM {S}.t JOIN {S}.u ON {S}.t.a = u.a";
      ReadOnlyQuery query =
          SqlGuard.of(server.dialect())
              .inspect(sql.replace("{S}", catalog.defaultSchema()), catalog, view)
              .orThrow();
      assertThat(query.outputs()).extracting(OutputColumn::label).containsExactly("a", "b", "c");
      assertThat(Rows.of(connection, query.sql())).isEqualTo("2|20|8|\n");
    }
  }

  @Test
  void sqliteReadsNone() {
    assertThat(SqlGuard.of(Dialect.SQLITE).inspect("SELECT main.t.* FROM t").violations())
        .extracting(GuardViolation::rule)
        .containsExactly(GuardRule.UNSUPPORTED_SYNTAX.id());
  }

  private static TestDatabase filled(TestServer server) {
    TestDatabase database = server.newDatabase();
    database.execute(
        "CREATE TABLE t (a int, secret varchar(9), b int)",
        "CREATE TABLE u (a int, c int)",
        "INSERT INTO t VALUES (1, 'x', 10), (2, 'y', 20)",
        "INSERT INTO u VALUES (1, 7), (2, 8)");
    return database;
  }

  private static CatalogSnapshot catalog(TestDatabase database, Connection connection)
      throws SQLException {
    return database.dialect() == Dialect.POSTGRES
        ? PostgresStatements.catalog(connection)
        : MysqlStatements.catalog(database);
  }
}
