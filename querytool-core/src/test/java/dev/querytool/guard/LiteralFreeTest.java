package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LiteralFreeTest {

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void putsAMarkInThePlaceOfEachLiteral(Dialect dialect) {
    assertThat(
            SqlGuard.withoutLiterals(
                dialect, "SELECT a1, 'it''s', 12.5e3 /* note */ FROM t\n WHERE b = :name -- end"))
        .isEqualTo("SELECT a1, ?, ? FROM t WHERE b = :name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POSTGRES | SELECT $x$it's$x$, E'\\'s', \"a name\" | SELECT ?, ?, \"a name\"",
        "MYSQL | SELECT 'it\\'s', \"text\", `a name` | SELECT ?, ?, `a name`",
        "SQLITE | SELECT x'00', \"a name\", [an other] | SELECT ?, \"a name\", [an other]"
      })
  void readsLiteralsAsTheEngineDoes(Dialect dialect, String text, String without) {
    assertThat(SqlGuard.withoutLiterals(dialect, text)).isEqualTo(without);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void cutsOffWhatIsNotClosed(Dialect dialect) {
    assertThat(SqlGuard.withoutLiterals(dialect, "SELECT 1, 'secret"))
        .isEqualTo("SELECT ?, \u2026");
  }

  @Test
  void writesAProofWithoutItsLiteralsAndWithThePlacesOfItsParameters() {
    ReadOnlyQuery query =
        SqlGuard.builder(Dialect.SQLITE)
            .namedParameters()
            .build()
            .inspect("SELECT 'x' || :a, 7 WHERE :b > 8")
            .orThrow()
            .limited(5);

    assertThat(query.sqlWithoutLiterals())
        .isEqualTo("SELECT ? || ?, ? WHERE ? > ? LIMIT ?")
        .hasSameSizeAs(query.sql().replace("'x'", "?").replace("7", "?"));
  }
}
