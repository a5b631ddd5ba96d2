package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserReadsAlikeTest {

  /** In a short run each word is tried at every third place, and each place with a third of all. */
  private static final int STEP = Boolean.getBoolean("querytool.tests.deep") ? 1 : 3;

  private static final Steps STEPS = Steps.with(Set.of());

  private static final List<String> PLACES =
      List.of(
          "SELECT %s FROM q",
          "SELECT q.%s FROM q",
          "SELECT a AS %s FROM q",
          "SELECT a %s FROM q",
          "SELECT a %s, b FROM q",
          "SELECT 1 FROM %s",
          "SELECT 1 FROM main.%s",
          "SELECT 1 FROM q AS %s JOIN q b ON 1 = 1",
          "SELECT 1 FROM q %s, q b",
          "SELECT 1 FROM q %s JOIN q b ON 1 = 1",
          "SELECT 1 FROM q %s WHERE 1 = 1",
          "SELECT %1$s.%1$s, %1$s.* FROM %1$s",
          "WITH %s AS (SELECT 1) SELECT 1",
          "WITH x(%s) AS (SELECT 1) SELECT 1",
          "WITH %s(a) AS (SELECT 1) SELECT 1",
          "SELECT a FROM q WHERE %s = 1 AND 2 < %1$s",
          "SELECT a FROM q WHERE NOT %s",
          "SELECT a FROM q WHERE %s IS NULL OR %1$s IN (1) OR %1$s LIKE 'a'",
          "SELECT a FROM q WHERE %s BETWEEN 1 AND 2",
          "SELECT a FROM q GROUP BY %s, a",
          "SELECT a FROM q ORDER BY %s DESC, %1$s LIMIT 1",
          "SELECT max(%s), max(a, %1$s) FROM q",
          "SELECT count(DISTINCT %s) FROM q",
          "SELECT 1 FROM q JOIN q b USING (%s)",
          "SELECT %s + 1, -%1$s, 1 - %1$s, (%1$s) FROM q",
          "SELECT CAST(%s AS TEXT) FROM q",
          "SELECT CASE %s WHEN %1$s THEN %1$s ELSE %1$s END FROM q",
          "SELECT sum(a) %s FROM q",
          "SELECT %s || 'a', %1$s ->> '$.a' FROM q",
          "SELECT DISTINCT %s, a FROM q",
          "SELECT a FROM (SELECT a FROM q) %s",
          "SELECT %s COLLATE NOCASE FROM q",
          "SELECT sum(a) OVER (PARTITION BY %s ORDER BY %1$s) FROM q",
          "SELECT sum(a) OVER %1$s FROM q WINDOW %1$s AS (ORDER BY a)");

  /** Words that SQLite does not take for a plain name wherever they stand. */
  private static final Set<String> SQLITE_WORDS =
      Set.of(
          ("ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE"
                  + " BEGIN BETWEEN BY CASCADE CASE CAST CHECK COLLATE COLUMN COMMIT CONFLICT"
                  + " CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP"
                  + " DATABASE DEFAULT DEFERRABLE DEFERRED DELETE DESC DETACH DISTINCT DO DROP EACH"
                  + " ELSE END ESCAPE EXCEPT EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL FALSE FILTER"
                  + " FIRST FOLLOWING FOREIGN FROM FULL GENERATED GLOB GROUP GROUPS HAVING IF"
                  + " IMMEDIATE IN INDEX INDEXED INITIALLY INNER INSERT INSTEAD INTERSECT INTO IS"
                  + " ISNULL JOIN LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NO NOT NOTHING"
                  + " NOTNULL NULL NULLS OF OFFSET ON OR ORDER OTHERS OUTER OVER PARTITION PLAN"
                  + " PRAGMA PRECEDING PRIMARY QUERY RAISE RANGE RECURSIVE REFERENCES REGEXP REINDEX"
                  + " RELEASE RENAME REPLACE RESTRICT RETURNING RIGHT ROLLBACK ROW ROWS SAVEPOINT"
                  + " SELECT SET TABLE TEMP TEMPORARY THEN TIES TO TRANSACTION TRIGGER TRUE"
                  + " UNBOUNDED UNION UNIQUE UPDATE USING VACUUM VALUES VIEW VIRTUAL WHEN WHERE"
                  + " WINDOW WITH WITHIN WITHOUT")
              .split(" "));

  private static final String OTHER_WORDS =
      """
      array bigint blob bool boolean bpchar bytea clob current_user date datetime day
      decimal double enum epoch float float4 float8 hour hugeint int int1 int2 int4
      int8 integer json label localtime long map minute mod month name nchar number
      numeric nvarchar only percent position precision quarter real row_id rownum
      second short smallint status sysdate text time timestamp timestamptz timetz
      tinyint today top type ubigint uhugeint uinteger usmallint utinyint uuid value
      varbinary varchar week year zone
      """;

  @Test
  void everyWordThatIsAPlainNameToSqliteIsOneToTheParser() {
    List<String> misread = new ArrayList<>();
    List<String> words = List.copyOf(words());
    for (int at = 0; at < PLACES.size(); at++) {
      String place = PLACES.get(at);
      String expected = ParserTree.of(String.format(place, "`zz_zz`"));
      for (int next = at % STEP; next < words.size(); next += STEP) {
        String word = words.get(next);
        String read = STEPS.canonical(String.format(place, word)).sql();
        if (!ParserTree.of(read).equals(expected.replace("zz_zz", word))) {
          misread.add(read);
        }
      }
    }
    assertThat(misread).isEmpty();
  }

  private static Set<String> words() {
    Set<String> words = new TreeSet<>(Arrays.asList(OTHER_WORDS.strip().split("\\s+")));
    for (String image : CCJSqlParserConstants.tokenImage) {
      String word = image.replaceAll("[\"<>]", "").replaceFirst("^K_", "");
      if (word.matches("[A-Z][A-Z_0-9]+") && !SQLITE_WORDS.contains(word)) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    assertThat(words).hasSizeGreaterThan(300);
    return words;
  }

  @Test
  void everyCharacterOfABareNameIsOneToTheParser() {
    assertThat(BareNames.misread(ParserTokens::of)).isEmpty();
    assertThat(BareNames.misread(text -> List.of())).hasSizeGreaterThan(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT '\\', 'x', '\\''', '''', '--', '/*', ';'",
        "SELECT \"a\"\"b\", `c``d`, [e\"f], \"g'h\", `i;j`, \"--\", `/*`",
        "SELECT 'a\n\n\nb\nGO\nc\n/\nd;\r\ne', '\t', '\u0001\uFEFF\u3000'",
        "SELECT x'00', X'', 1e5, .5, 5., 1.e5, 0x1F, 1E-3, 9999999999999999999999",
        "SELECT a<-b, a=-b, a||-b, a-~b, a->-1, a*-1, a<>+b, a<~b, a>>-1, a!=-b, a<=-b",
        "SELECT a.b.c, t.*, 中文.列, `x😀` FROM `（）`",
        "SELECT a ->'b'->>'c', a&b|c<<d>>e, a%b, a!=b, a<>b, ~a, a IS b"
      })
  void theParserCutsTheTextIntoTheSameTokens(String sql) {
    CanonicalText text = STEPS.canonical(sql);

    assertThat(ParserTokens.of(text.sql()))
        .isEqualTo(text.tokens().stream().map(Token::text).toList());
  }
}
