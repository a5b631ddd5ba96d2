package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalizerTest {

  private static final Steps STEPS = Steps.with(Set.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          SELECT  1 ,2                          | SELECT 1 ,2
          SELECT/**/a/* x */FROM t--y           | SELECT a FROM t
          SELECT /* /* */ x -- */ INTO t        | SELECT x
          SELECT a==b                           | SELECT a=b
          SELECT [a b], [c`d]                   | SELECT `a b`, `c``d`
          SELECT "a""b", `c``d`                 | SELECT "a""b", `c``d`
          SELECT 1_000, 0xA_b, 1_0.5_0e1_0      | SELECT 1000, 0xAb, 10.50e10
          SELECT'x'FROM t                       | SELECT 'x' FROM t
          SELECT a- -b, a-~b                    | SELECT a- -b, a- ~b
          SELECT 'it''s' ;  ;                   | SELECT 'it''s'
          SELECT uuid, t.year, key AS Number    | SELECT `uuid`, t.`year`, `key` AS `Number`
          SELECT year(a), CAST(a AS INTEGER)    | SELECT year(a), CAST(a AS INTEGER)
          WITH sample(day) AS (SELECT 1) TABLE  | WITH `sample`(`day`) AS (SELECT 1) TABLE
          SELECT a IS 1, a IS NOT b, a IS(1)    | SELECT a IS NOT DISTINCT FROM 1, a IS DISTINCT FROM b, a IS NOT DISTINCT FROM(1)
          SELECT a IS NULL, a IS NOT NULL       | SELECT a IS NULL, a IS NOT NULL
          SELECT a IS TRUE, a IS NOT FALSE      | SELECT a IS TRUE, a IS NOT FALSE
          SELECT a IS DISTINCT FROM b           | SELECT a IS DISTINCT FROM b
          SELECT 名称（备注）, 表.列, x😀       | SELECT `名称（备注）`, 表.列, `x😀`
          SELECT sum(a) OVER (ROWS CURRENT ROW) | SELECT sum(a) OVER (ROWS CURRENT ROW)
          SELECT - -a, ~ -1, -a - -b, +-f(1)    | SELECT - (-a), ~ (-1), -a - -b, +(-f(1))
          SELECT - - -a.b, -(-1), - -x'00'      | SELECT - (- (-a.b)), -(-1), - (-x'00')
          SELECT CASE -a WHEN 1 THEN - -2 END   | SELECT CASE (-a) WHEN 1 THEN - (-2) END
          SELECT -sum(a) OVER w, - -sum(a)      | SELECT -(sum(a) OVER w), - (-sum(a))
          SELECT -count(*) FILTER (WHERE a)     | SELECT -(count(*) FILTER (WHERE a))
          SELECT - EXISTS (SELECT 1)            | SELECT - (EXISTS (SELECT 1))
          SELECT a AS glob, 2 FROM glob, t glob | SELECT a AS glob, 2 FROM glob, t glob
          SELECT 1 LIMIT 2 OFFSET NOT NULL      | SELECT 1 LIMIT 2 OFFSET NOT NULL
          SELECT - -a COLLATE nocase            | SELECT - -a COLLATE nocase
          SELECT a NOT NULL, NOT NULL           | SELECT a NOTNULL, NOT NULL
          SELECT a IS NOT NULL AND NOT NULL     | SELECT a IS NOT NULL AND NOT NULL
          SELECT current, \u017Felect, \u212Ael   | SELECT `current`, `\u017Felect`, `\u212Ael`
          """)
  void writesTheFormThatEngineAndParserReadAlike(String sql, String canonical) {
    assertThat(STEPS.canonical(sql).sql()).isEqualTo(canonical);
  }

  @Test
  void keepsBlanksAndLineEndsInLiterals() {
    assertThat(STEPS.canonical("SELECT 'a \n\n\n  -- b /* ; \r\n c'\n\n\n,1").sql())
        .isEqualTo("SELECT 'a \n\n\n  -- b /* ; \r\n c' ,1");
  }

  @Test
  void partsATextBetweenABackslashAndAQuote() {
    assertThat(STEPS.canonical("SELECT '\\', '\\''', 'a\\''''b\\''c'").sql())
        .isEqualTo("SELECT '\\', ('\\'||''''), ('a\\'||'''''b\\'||'''c')");
  }

  @Test
  void tellsWhereEachTokenCameFrom() {
    CanonicalText text = STEPS.canonical("SELECT '😀\nx',\r\n  /* y */ 名 -- z\n FROM t");

    Token name = text.tokens().get(3);
    assertThat(name.text()).isEqualTo("名");
    assertThat(name.line()).isEqualTo(3);
    assertThat(name.column()).isEqualTo(11);
    Token table = text.tokens().get(5);
    assertThat(table.line()).isEqualTo(4);
    assertThat(table.column()).isEqualTo(7);
    assertThat(text.tokens().get(1).column()).isEqualTo(8);
    assertThat(text.tokens().get(2).column()).isEqualTo(3);
  }

  @Test
  void coversTheTextWithItsTokensButForBlanks() {
    CanonicalText text = STEPS.canonical("SELECT a , [b c]==x'00' FROM t --");

    StringBuilder covered = new StringBuilder();
    int end = 0;
    for (Token token : text.tokens()) {
      assertThat(text.sql().substring(end, token.start()).isBlank()).isTrue();
      assertThat(text.sql().substring(token.start(), token.end())).isEqualTo(token.text());
      covered.append(token.text());
      end = token.end();
    }
    assertThat(end).isEqualTo(text.sql().length());
    assertThat(covered.toString()).isEqualTo(text.sql().replace(" ", "").replace("`bc`", "`b c`"));
  }

  @Test
  void valuesAreWithoutQuotesAndEscapes() {
    assertThat(STEPS.canonical("SELECT 'it''s', \"a\"\"b\", [c], x'00'").tokens())
        .extracting(Token::value)
        .containsExactly("SELECT", "it's", ",", "a\"b", ",", "c", ",", "00");
  }

  @Test
  void namedParametersBecomePlaces() {
    CanonicalText text =
        STEPS.withNamedParameters().canonical("SELECT :a, t.b+:名 FROM t WHERE c=:a");

    assertThat(text.sql()).isEqualTo("SELECT ?, t.b+? FROM t WHERE c=?");
    assertThat(text.parameters()).containsExactly("a", "名", "a");
  }

  @ParameterizedTest
  @CsvSource({
    ":a(b), named-parameter",
    ":a::b, named-parameter",
    ":a$b, named-parameter",
    ":1, placeholder",
    ":, placeholder",
    "?, placeholder",
    "?1, placeholder",
    "@a, placeholder",
    "$a, placeholder",
    "$a::b(c), placeholder"
  })
  void takesNoOtherParameters(String parameter, String rule) {
    assertThat(STEPS.withNamedParameters().ruleFor("SELECT " + parameter)).isEqualTo(rule);
  }

  @Test
  void namesThePlaceOfARefusal() {
    assertThatThrownBy(() -> STEPS.canonical("SELECT 1,\n  'open"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.violation().line()).isEqualTo(2);
              assertThat(refusal.violation().column()).isEqualTo(3);
            });
  }
}
