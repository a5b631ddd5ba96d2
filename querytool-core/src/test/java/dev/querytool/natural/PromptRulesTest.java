package dev.querytool.natural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.guard.Inspection;
import dev.querytool.guard.SqlGuard;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromptRulesTest {

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nothingIsAdvisedThatTheGuardRefuses(Dialect dialect) {
    SqlGuard guard = SqlGuard.of(dialect);

    for (String advice : advised(dialect)) {
      Inspection seen = guard.inspect("SELECT " + advice + " FROM t");

      assertThat(PromptRules.of(dialect)).contains(advice);
      assertThat(seen.accepted()).as("%s: %s", advice, seen).isTrue();
    }
  }

  private static List<String> advised(Dialect dialect) {
    return switch (dialect) {
      case SQLITE ->
          List.of("strftime('%Y-%m', x)", "date(x)", "date(x, '-1 month')", "1.0 * a / b");
      case POSTGRES ->
          List.of(
              "date_trunc('month', x)",
              "x >= DATE '2026-01-01'",
              "INTERVAL '1 month'",
              "extract(year FROM x)",
              "to_char(x, 'YYYY-MM')",
              "a::numeric / b",
              "round(x, 2)");
      case MYSQL, MARIADB ->
          List.of(
              "date_format(x, '%Y-%m')",
              "x >= '2026-01-01'",
              "x + INTERVAL 1 MONTH",
              "year(x)",
              "datediff(a, b)",
              "timestampdiff(MONTH, a, b)",
              "concat(a, b)");
    };
  }
}
