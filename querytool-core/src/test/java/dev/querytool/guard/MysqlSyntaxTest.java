package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.sf.jsqlparser.parser.AbstractJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.TokenMgrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlSyntaxTest {

  private static final Steps MYSQL = Steps.of(Dialect.MYSQL, Set.of());
  private static final Steps MARIADB = Steps.of(Dialect.MARIADB, Set.of());
  private static final SqlGuard GUARD = SqlGuard.of(Dialect.MYSQL);
  private static final SqlGuard OF_MARIADB = SqlGuard.of(Dialect.MARIADB);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          SELECT  1 ,2                         | SELECT 1 ,2
          SELECT/**/a/* x */FROM t#y           | SELECT a FROM t
          SELECT /* /* */ x -- */ INTO t       | SELECT x
          SELECT 5--1, 5-- 1                   | SELECT 5- -1, 5
          SELECT 'it''s', "it's", 'it\\'s'     | SELECT 'it''s', 'it''s', 'it''s'
          SELECT "a""b", 'a"b', "a\\"b"        | SELECT 'a"b', 'a"b', 'a"b'
          SELECT 'a\\\\b', 'a\\%b', 'a\\qb'    | SELECT 'a\\\\b', 'a\\\\%b', 'aqb'
          SELECT 'a' 'b' "c"                   | SELECT 'abc'
          SELECT 'a\\0b'                       | SELECT 'a\\0b'
          SELECT 0x41, X'4a', b'101', 0b1      | SELECT 0x41, x'4a', 0x05, 0x01
          SELECT 0X41, 1st, 0x4G, 0b2          | SELECT `0X41`, `1st`, `0x4G`, `0b2`
          SELECT count (*), concat (1), IF (1) | SELECT count(*), concat(1), IF(1)
          SELECT a IN (1), a AND (b)           | SELECT a IN (1), a AND (b)
          SELECT CONVERT (a, CHAR (5))         | SELECT CAST(a AS CHAR(5))
          SELECT CONVERT(a USING gbk)          | SELECT CONVERT(a USING gbk)
          SELECT a MOD b, MOD(a, b)            | SELECT a % b, MOD(a, b)
          SELECT UTC_DATE, UTC_DATE()          | SELECT UTC_DATE(), UTC_DATE()
          SELECT 1 FROM DUAL WHERE 1           | SELECT 1 WHERE 1
          SELECT DISTINCTROW a                 | SELECT DISTINCT a
          SELECT a AS 'b c', f(1) "d" FROM t   | SELECT a AS `b c`, f(1) `d` FROM t
          SELECT t.key, key.a, t.`key`         | SELECT t.`key`, `key`.a, t.`key`
          SELECT day, INTERVAL 1 DAY           | SELECT `day`, INTERVAL 1 DAY
          SELECT INTERVAL(a) DAY, INTERVAL(a)  | SELECT INTERVAL+(a) DAY, INTERVAL(a)
          SELECT EXTRACT(DAY FROM day)         | SELECT EXTRACT(DAY FROM `day`)
          SELECT uuid, uuid(), a IS UNKNOWN    | SELECT `uuid`, uuid(), a IS UNKNOWN
          SELECT 名称（备注）, 表.列, é        | SELECT `名称（备注）`, 表.列, é
          SELECT _utf8, a_b                    | SELECT `_utf8`, a_b
          SELECT a LIMIT 1 OFFSET 2, offset    | SELECT a LIMIT 1 OFFSET 2, `offset`
          SELECT _UTF8MB4'x', _latin1 0x41     | SELECT _utf8mb4 'x', _latin1 0x41
          SELECT _binary b'1', N, _utf8        | SELECT _binary 0x01, N, `_utf8`
          SELECT BINARY a = b, BINARY (a)      | SELECT CAST( a AS BINARY) = b, CAST( (a) AS BINARY)
          SELECT BINARY f.a, LOWER(BINARY 'x') | SELECT CAST( f.a AS BINARY), LOWER(CAST( 'x' AS BINARY))
          SELECT CAST(a AS BINARY), t.binary   | SELECT CAST(a AS BINARY), t.`binary`
          SELECT CAST(a AS CHAR CHARSET gbk)   | SELECT CAST(a AS CHAR CHARACTER SET gbk)
          SELECT a FROM t USE INDEX (b) WHERE 1 | SELECT a FROM t WHERE 1
          SELECT 1 FROM t x FORCE KEY FOR JOIN (b, PRIMARY) IGNORE INDEX (c) | SELECT 1 FROM t x
          SELECT SQL_NO_CACHE DISTINCT HIGH_PRIORITY a FROM t | SELECT DISTINCT a FROM t
          SELECT SQL_CALC_FOUND_ROWS * FROM t  | SELECT * FROM t
          SELECT MATCH a, t.b AGAINST ('x')    | SELECT MATCH (a, t.b) AGAINST ('x')
          SELECT JSON_OBJECT(a, 1, 'b', 2)     | SELECT JSON_OBJECT((a), 1, 'b', 2)
          SELECT JSON_OBJECT('a', b), JSON_OBJECT() | SELECT JSON_OBJECT('a', b), JSON_OBJECT()
          SELECT Ｎ１, `Ａ`                    | SELECT `Ｎ１`, `Ａ`
          SELECT 1 ;  ;                        | SELECT 1
          """)
  void writesTheFormThatServerAndParserReadAlike(String sql, String canonical) {
    assertThat(MYSQL.canonical(sql).sql()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT rank, system, empty    | SELECT rank, system, empty
          SELECT 0x41, b'101', x'4a'    | SELECT 0x41, 0x05, x'4a'
          """)
  void writesWhatOnlyMariaDbReadsSo(String sql, String canonical) {
    assertThat(MARIADB.canonical(sql).sql()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT '\\\\', 'x', '''', '--', '/*', ';', '#', '\\0'",
        "SELECT `a``b`, `c\"d`, `g'h`, `i;j`, `--`, `/*`, `#`",
        "SELECT 'a\n\n\nb\nGO\nc\n/\nd;\r\ne', '\t', '\u0001\uFEFF\u3000'",
        "SELECT x'00', X'', 1e5, .5, 5., 1.e5, 1E-3, 9999999999999999999999, b'1'",
        "SELECT a<-b, a=-b, a||-b, a-~b, a->'$.x', a*-1, a<>+b, a<~b, a>>-1, a!=-b, a<=-b",
        "SELECT a.b.c, t.*, 中文.列, `（）`, a<=>b, a&&b, a^b, !a, a--b, a- -b",
        "SELECT a ->'b', a->>'c', a&b|c<<d>>e, a%b, a!=b, a<>b, ~a, 1st, 名（字）"
      })
  void theParserCutsTheTextIntoTheSameTokens(String sql) {
    CanonicalText text = MYSQL.canonical(sql);
    assertThat(parserTokens(text.sql()))
        .isEqualTo(text.tokens().stream().map(Token::text).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a\\\\''b', 5, '\\\\\\'', x FROM t WHERE a = '\\\\''; DROP' AND b",
        "SELECT _latin1'x', _utf8mb4 'it''s', _ucs2 0x0041, _binary x'00', a FROM t",
        "SELECT _gbk'\\\\''' AS b, 'c' FROM t"
      })
  void theParserCutsWhatItGetsInsteadIntoTokensOfTheSamePlaces(String sql) {
    CanonicalText text = MYSQL.canonical(sql);
    String read = Syntax.of(Dialect.MYSQL).forParser(text);
    assertThat(read).hasSameSizeAs(text.sql()).isNotEqualTo(text.sql());
    assertThat(parserTokens(read)).hasSameSizeAs(text.tokens());
    for (Token token : text.tokens()) {
      if (!token.text().startsWith("_") && !token.value().contains("\\'")) {
        assertThat(read.substring(token.start(), token.end())).isEqualTo(token.text());
      }
    }
  }

  @Test
  void everyCharacterOfABareNameIsOneToTheParser() {
    assertThat(BareNames.misread(MysqlSyntaxTest::parserTokens)).isEmpty();
  }

  @Property(seed = "20261122", tries = 1_000)
  void anyTextHasAVerdict(@ForAll String text) {
    assertThat(GUARD.inspect(text)).isNotNull();
  }

  @Property(seed = "20261122", tries = 3_000)
  void theTextOfATextIsItself(@ForAll("mixtures") String text) {
    assertUnchanged(MYSQL, text);
    assertUnchanged(MARIADB, text);
  }

  private static void assertUnchanged(Steps steps, String text) {
    String canonical;
    try {
      canonical = steps.accept(text).sql();
    } catch (Refusal refused) {
      return;
    }
    assertThat(steps.canonical(canonical).sql()).isEqualTo(canonical);
  }

  @Property(seed = "20261122", tries = 2_000)
  void aStatementCutOrMixedIsNeverAFailure(@ForAll("mixtures") String text) {
    for (SqlGuard guard : List.of(GUARD, OF_MARIADB)) {
      assertThat(guard.inspect(text).violations())
          .extracting(GuardViolation::rule)
          .doesNotContain("failure");
    }
  }

  @Provide
  Arbitrary<String> mixtures() {
    List<String> statements =
        MysqlStatements.all()
            .map(MysqlStatements.Case::sql)
            .filter(sql -> sql.length() < 200)
            .toList();
    Arbitrary<String> statement = Arbitraries.of(statements);
    Arbitrary<Integer> cut = Arbitraries.integers().between(0, 200);
    return Combinators.combine(statement, statement, cut, cut)
        .as((one, other, end, start) -> head(one, end) + tail(other, start));
  }

  private static String head(String text, int end) {
    return text.substring(0, Math.min(end, text.length()));
  }

  private static String tail(String text, int start) {
    return text.substring(Math.min(start, text.length()));
  }

  private static List<String> parserTokens(String sql) {
    List<String> images = new ArrayList<>();
    try {
      CCJSqlParser parser =
          new CCJSqlParser(new StringProvider(sql)).withDialect(AbstractJSqlParser.Dialect.MYSQL);
      for (net.sf.jsqlparser.parser.Token token = parser.getNextToken();
          token.kind != 0;
          token = parser.getNextToken()) {
        images.add(token.image.strip());
      }
    } catch (TokenMgrException e) {
      images.add("not read: " + e.getMessage());
    }
    return images;
  }
}
