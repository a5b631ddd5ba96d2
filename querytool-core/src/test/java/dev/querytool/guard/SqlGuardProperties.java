package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SqlGuardProperties {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.SQLITE);

  @Property(tries = 2_000)
  void anyTextHasAVerdict(@ForAll String text) {
    assertThat(GUARD.inspect(text)).isNotNull();
  }

  @Property(tries = 3_000)
  void whatIsAcceptedIsAcceptedAgainAndStaysTheSame(@ForAll("soups") String soup) {
    Inspection inspection = GUARD.inspect(soup);
    if (inspection.accepted()) {
      String sql = inspection.orThrow().sql();
      assertThat(GUARD.inspect(sql).orThrow().sql()).isEqualTo(sql);
    }
  }

  @Property(tries = 3_000)
  void aStatementCutOrMixedIsNeverAFailure(@ForAll("mixtures") String text) {
    assertThat(GUARD.inspect(text).violations())
        .extracting(GuardViolation::rule)
        .doesNotContain("failure");
  }

  @Property(tries = 2_000)
  void whatIsAcceptedHoldsNoWritingWord(@ForAll("mixtures") String text) {
    Inspection inspection = GUARD.inspect(text);
    if (inspection.accepted()) {
      assertThat(inspection.orThrow().sql().split("[^A-Za-z_']+"))
          .doesNotContain("INSERT", "UPDATE", "DELETE", "ATTACH", "PRAGMA", "load_extension");
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
