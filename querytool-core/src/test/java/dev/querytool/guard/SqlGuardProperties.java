package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sqlite.ProgressHandler;

class SqlGuardProperties {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.SQLITE);

  @Property(seed = "20261121", tries = 2_000)
  void anyTextHasAVerdict(@ForAll String text) {
    assertThat(GUARD.inspect(text)).isNotNull();
  }

  @Property(seed = "20261121", tries = 3_000)
  void whatIsAcceptedIsAcceptedAgainAndStaysTheSame(@ForAll("soups") String soup) {
    Inspection inspection = GUARD.inspect(soup);
    if (inspection.accepted()) {
      String sql = inspection.orThrow().sql();
      assertThat(GUARD.inspect(sql).orThrow().sql()).isEqualTo(sql);
    }
  }

  @Property(seed = "20261121", tries = 3_000)
  void aStatementCutOrMixedIsNeverAFailure(@ForAll("mixtures") String text) {
    assertThat(GUARD.inspect(text).violations())
        .extracting(GuardViolation::rule)
        .doesNotContain("failure");
  }

  @Property(seed = "20261121", tries = 2_000)
  void whatIsAcceptedChangesNothing(@ForAll("mixtures") String text) throws SQLException {
    Inspection inspection = GUARD.inspect(text);
    if (inspection.accepted()) {
      try (Connection database = DriverManager.getConnection("jdbc:sqlite::memory:");
          Statement statement = database.createStatement()) {
        SqliteStatements.create(database);
        String before = state(statement);
        stopAfterAWhile(database);
        try (ResultSet rows = statement.executeQuery(inspection.orThrow().sql())) {
          while (rows.next()) {
            rows.getObject(1);
          }
        } catch (SQLException e) {
          // A statement that the engine refuses has changed nothing either.
        }
        ProgressHandler.clearHandler(database);
        assertThat(state(statement)).isEqualTo(before);
      }
    }
  }

  private static void stopAfterAWhile(Connection database) throws SQLException {
    ProgressHandler.setHandler(
        database,
        1_000_000,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return 1;
          }
        });
  }

  private static String state(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT total_changes() || ' ' || (SELECT group_concat(sql) FROM sqlite_schema)"
                + " || (SELECT count(*) FROM sqlite_temp_schema)"
                + " || (SELECT group_concat(file) FROM pragma_database_list)")) {
      return row.getString(1);
    }
  }

  @Provide
  Arbitrary<String> soups() {
    return Arbitraries.of(
            "SELECT",
            "FROM",
            "t",
            "a",
            "b",
            ",",
            "(",
            ")",
            "1",
            "'x'",
            "\"q\"",
            "=",
            "AND",
            "OR",
            "WHERE",
            "AS",
            "*",
            ".",
            "JOIN",
            "ON",
            "GROUP BY",
            "ORDER BY",
            "LIMIT",
            "UNION ALL",
            "WITH",
            "VALUES",
            "CASE",
            "WHEN",
            "THEN",
            "END",
            "IN",
            "NOT",
            "NULL",
            "IS",
            "upper",
            "count",
            "EXISTS",
            "--",
            "\n",
            "/*",
            "*/",
            "[",
            "]",
            "`",
            "SELECT a FROM t",
            "(SELECT 1)")
        .list()
        .ofMinSize(1)
        .ofMaxSize(14)
        .map(words -> "SELECT " + String.join(" ", words));
  }

  @Provide
  Arbitrary<String> mixtures() {
    List<String> statements =
        SqliteStatements.all()
            .map(SqliteStatements.Case::sql)
            .filter(sql -> sql.length() < 300)
            .toList();
    Arbitrary<String> statement = Arbitraries.of(statements);
    Arbitrary<Integer> cut = Arbitraries.integers().between(0, 300);
    return net.jqwik.api.Combinators.combine(statement, statement, cut, cut)
        .as((one, other, end, start) -> head(one, end) + tail(other, start));
  }

  private static String head(String text, int end) {
    return text.substring(0, Math.min(end, text.length()));
  }

  private static String tail(String text, int start) {
    return text.substring(Math.min(start, text.length()));
  }
}
