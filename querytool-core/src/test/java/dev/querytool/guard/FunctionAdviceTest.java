package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionAdviceTest {

  private static String advice(Dialect dialect, String sql) {
    return SqlGuard.of(dialect).inspect(sql).violations().get(0).advice();
  }

  @Test
  void saysWhatIsWrittenInstead() {
    assertThat(advice(Dialect.SQLITE, "SELECT now()"))
        .isEqualTo("On SQLite write datetime('now').");
    assertThat(advice(Dialect.SQLITE, "SELECT Date_Format(a, '%Y') FROM t"))
        .isEqualTo("On SQLite write strftime('%Y-%m', x).");
    assertThat(advice(Dialect.POSTGRES, "SELECT ifnull(a, 0) FROM t"))
        .isEqualTo("On PostgreSQL write coalesce(x, y).");
    assertThat(advice(Dialect.MYSQL, "SELECT string_agg(a, ',') FROM t"))
        .isEqualTo("On MySQL write group_concat(x).");
    assertThat(advice(Dialect.MARIADB, "SELECT date_trunc('month', a) FROM t"))
        .isEqualTo("On MariaDB write date_format(x, '%Y-%m-01').");
  }

  @Test
  void aSeriesIsMadeByARecursiveQuery() {
    assertThat(advice(Dialect.SQLITE, "SELECT value FROM generate_series(1, 10)"))
        .startsWith("On SQLite write WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL");
  }

  @Test
  void whatNoEngineHasIsLeftToTheRule() {
    assertThat(advice(Dialect.SQLITE, "SELECT never_heard_of(a) FROM t"))
        .isEqualTo(GuardRule.UNKNOWN_FUNCTION.advice());
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatIsAdvisedIsAcceptedAndWhatItReplacesIsNot(Dialect dialect) {
    SqlGuard guard = SqlGuard.of(dialect);
    FunctionList functions = FunctionList.of(dialect, Set.of());
    FunctionAdvice.of(dialect)
        .instead()
        .forEach(
            (name, instead) -> {
              String sql = instead.startsWith("WITH") ? instead : "SELECT " + instead + " FROM t";
              assertThat(guard.inspect(sql).violations()).as("%s: %s", name, sql).isEmpty();
              assertThat(functions.find(name)).as(name).isEmpty();
              String call = "SELECT " + name + "(x) FROM t";
              assertThat(guard.inspect(call).violations())
                  .as(call)
                  .extracting(GuardViolation::rule)
                  .isSubsetOf(List.of("unknown-function", "function-place", "syntax"));
            });
  }

  static Stream<Dialect> engines() {
    return Stream.concat(Stream.of(Dialect.SQLITE), Engines.all().map(TestServer::dialect));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void whatIsAdvisedRunsOnItsEngine(Dialect dialect) throws SQLException {
    List<String> failing = new ArrayList<>();
    try (Connection connection = connect(dialect)) {
      FunctionAdvice.of(dialect)
          .instead()
          .forEach(
              (name, instead) -> {
                if (!runsWithSomeType(connection, dialect, instead)) {
                  failing.add(name + ": " + instead);
                }
              });
    }
    assertThat(failing).isEmpty();
  }

  private static Connection connect(Dialect dialect) throws SQLException {
    return dialect == Dialect.SQLITE
        ? DriverManager.getConnection("jdbc:sqlite::memory:")
        : Engines.of(dialect).connect(null);
  }

  /** PostgreSQL alone asks for values of the right type. */
  private static boolean runsWithSomeType(Connection connection, Dialect dialect, String instead) {
    List<String> nulls =
        dialect == Dialect.POSTGRES
            ? Stream.of("text", "int", "numeric", "timestamp", "timestamptz", "json", "boolean")
                .map(type -> "CAST(NULL AS " + type + ")")
                .toList()
            : List.of("NULL");
    return nulls.stream().anyMatch(value -> runs(connection, instead, value));
  }

  private static boolean runs(Connection connection, String instead, String value) {
    String rows = "SELECT %s AS x, %s AS y, %s AS z".formatted(value, value, value);
    String sql =
        instead.startsWith("WITH")
            ? instead
            : "SELECT " + instead + " FROM (" + rows + ") AS t WHERE 1 = 0";
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    } catch (SQLException failed) {
      return false;
    }
  }
}
