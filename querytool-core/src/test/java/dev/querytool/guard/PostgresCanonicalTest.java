package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresCanonicalTest {

  private static final Steps STEPS = Steps.of(Dialect.POSTGRES, Set.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT  1 /* a /* b */ c */ + 2 -- end  ~ SELECT 1 + 2
          SELECT E'it\\'s'                        ~ SELECT 'it''s'
          SELECT E'a\\\\b', 'a\\b'                ~ SELECT E'a\\\\b', E'a\\\\b'
          SELECT 'a\\', E'\\\\\\''                ~ SELECT E'a\\x5c', E'\\x5c'''
          SELECT $$it's$$, $t$ $$ $t$             ~ SELECT 'it''s', ' $$ '
          SELECT 0x1F, 0o17, 0b11, 1_0.5          ~ SELECT 31, 15, 3, 10.5
          SELECT b'01', x'f'                      ~ SELECT B'01', X'f'
          SELECT a<-1, b*-1, c||'x'               ~ SELECT a< -1, b* -1, c||'x'
          SELECT x::int, a[1:2]                   ~ SELECT x::int, a[1:2]
          SELECT date '2026-01-31'                ~ SELECT CAST('2026-01-31' AS date)
          SELECT interval '1' day                 ~ SELECT interval '1' day
          SELECT t.Day, UUID FROM t               ~ SELECT t."day", "uuid" FROM t
          SELECT extract(day FROM d)              ~ SELECT extract(day FROM d)
          SELECT a AS end                         ~ SELECT a AS "end"
          SELECT Now(), count (*)                 ~ SELECT pg_catalog.Now(), pg_catalog.count (*)
          SELECT coalesce(a, b), cast(a AS uuid)  ~ SELECT coalesce(a, b), cast(a AS uuid)
          SELECT u&'x'                            ~ refused unicode-escape
          SELECT u & 'x', u &"x"                  ~ SELECT u & 'x', u & "x"
          SELECT u&e'x'                           ~ SELECT u& 'x'
          SELECT 客户, 𠀀 FROM t                    ~ SELECT 客户, "𠀀" FROM t
          """)
  void writesOneForm(String given, String canonical) {
    String written;
    try {
      written = STEPS.canonical(given).sql();
    } catch (Refusal refusal) {
      written = "refused " + refusal.violation().rule();
    }
    assertThat(written).isEqualTo(canonical);
  }

  @Test
  void joinsTheLinesOfALiteral() {
    assertThat(STEPS.canonical("SELECT 'a' -- b\n\n  'c'\r'd'").sql()).isEqualTo("SELECT 'acd'");
    assertThat(STEPS.canonical("SELECT E'\\n'\n'\\n'").sql()).isEqualTo("SELECT '\n\n'");
  }

  @Test
  void takesAParameterOnlyWhereItHasAName() {
    CanonicalText text = STEPS.withNamedParameters().canonical("SELECT :a, x::int, b[1:2], :b_1");
    assertThat(text.sql()).isEqualTo("SELECT ?, x::int, b[1:2], ?");
    assertThat(text.parameters()).containsExactly("a", "b_1");
  }

  @Test
  void boundsANameByItsBytes() {
    assertThat(STEPS.ruleFor("SELECT " + "a".repeat(63))).isEmpty();
    assertThat(STEPS.ruleFor("SELECT " + "a".repeat(64))).isEqualTo("token");
    assertThat(STEPS.ruleFor("SELECT " + "客".repeat(21))).isEmpty();
    assertThat(STEPS.ruleFor("SELECT \"" + "客".repeat(22) + "\"")).isEqualTo("token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM t                                    | SELECT a FROM t LIMIT 4
          SELECT a FROM t OFFSET 2                           | SELECT a FROM t OFFSET 2 LIMIT 4
          SELECT a FROM t OFFSET 2 LIMIT 9                   | SELECT a FROM t OFFSET 2 LIMIT 4
          SELECT a FROM t LIMIT 9 OFFSET 2                   | SELECT a FROM t LIMIT 4 OFFSET 2
          SELECT a FROM t LIMIT 3 OFFSET 2 ROWS              | SELECT a FROM t LIMIT 3 OFFSET 2 ROWS
          SELECT a FROM t LIMIT ALL                          | SELECT a FROM t LIMIT 4
          SELECT a FROM t LIMIT ALL OFFSET 2                 | SELECT a FROM t LIMIT 4 OFFSET 2
          SELECT a FROM t FETCH FIRST 9 ROWS ONLY            | SELECT a FROM t FETCH FIRST 4 ROWS ONLY
          SELECT a FROM t FETCH NEXT 2 ROWS ONLY             | SELECT a FROM t FETCH NEXT 2 ROWS ONLY
          SELECT a FROM t FETCH FIRST ROW ONLY               | SELECT a FROM t FETCH FIRST ROW ONLY
          SELECT a FROM t ORDER BY a FETCH FIRST 9 ROWS WITH TIES | SELECT a FROM t ORDER BY a FETCH FIRST 4 ROWS ONLY
          SELECT a FROM (SELECT a FROM t FETCH FIRST 9 ROWS ONLY) x | SELECT a FROM (SELECT a FROM t FETCH FIRST 9 ROWS ONLY) x LIMIT 4
          """)
  void limitsAQueryInItsOwnForm(String sql, String limited) {
    assertThat(SqlGuard.of(Dialect.POSTGRES).inspect(sql).orThrow().limited(3).sql())
        .isEqualTo(limited);
  }
}
