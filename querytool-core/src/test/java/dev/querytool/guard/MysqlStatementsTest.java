package dev.querytool.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MysqlStatementsTest {

  private static final Map<Dialect, SqlGuard> GUARDS =
      Map.of(
          Dialect.MYSQL, SqlGuard.of(Dialect.MYSQL),
          Dialect.MARIADB, SqlGuard.of(Dialect.MARIADB));

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.MysqlStatements#accepted")
  void acceptsWhatOnlyReads(MysqlStatements.Case statement) {
    assertThat(inspect(statement).violations()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.MysqlStatements#accepted")
  void acceptsItsOwnTextUnchanged(MysqlStatements.Case statement) {
    String sql = inspect(statement).orThrow().sql();
    assertThat(requireNonNull(GUARDS.get(statement.dialect())).inspect(sql).orThrow().sql())
        .isEqualTo(sql);
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.MysqlStatements#refused")
  void refusesByTheRuleThatIsBroken(MysqlStatements.Case statement) {
    assertThat(inspect(statement).violations())
        .extracting(GuardViolation::rule)
        .containsExactly(statement.rule());
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.MysqlStatements#refused")
  void saysWhatIsWrongInItsOwnWords(MysqlStatements.Case statement) {
    GuardViolation violation = inspect(statement).violations().get(0);
    assertThat(violation.message() + violation.advice())
        .doesNotContain("<K_", "<S_", "Encountered", "lexical state", "jsqlparser", "Exception");
    assertThat(violation.advice()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void hasStatementsOfBothKinds(Dialect dialect) {
    assertThat(MysqlStatements.of(dialect).filter(one -> one.rule().isEmpty()).count())
        .isGreaterThan(300);
    assertThat(MysqlStatements.of(dialect).filter(one -> !one.rule().isEmpty()).count())
        .isGreaterThan(300);
  }

  private static Inspection inspect(MysqlStatements.Case statement) {
    return requireNonNull(GUARDS.get(statement.dialect())).inspect(statement.sql());
  }
}
