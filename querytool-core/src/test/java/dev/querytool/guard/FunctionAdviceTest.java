package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
}
