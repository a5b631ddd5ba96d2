package dev.querytool.examples.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM t ORDER BY a",
        "select a from t order\n by a limit 3",
        "SELECT a FROM t UNION SELECT b FROM u ORDER BY 1",
        "WITH x AS (SELECT 1 AS a) SELECT a FROM x ORDER BY a DESC",
        "SELECT ')' AS a FROM t ORDER BY a",
      })
  void anOrderOutsideAllBracketsCounts(String sql) {
    assertThat(OrderedText.isOrdered(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM t",
        "SELECT rank() OVER (ORDER BY a) FROM t",
        "SELECT string_agg(a, ',' ORDER BY a) FROM t",
        "SELECT a FROM (SELECT a FROM t ORDER BY a LIMIT 3) x",
        "SELECT ' ORDER BY a' FROM t",
        "SELECT a AS \"order by\" FROM t",
        "SELECT a AS `order by` FROM t -- ORDER BY a",
        "SELECT a /* ORDER BY a */ FROM t",
        "SELECT border FROM t"
      })
  void anOrderElsewhereDoesNot(String sql) {
    assertThat(OrderedText.isOrdered(sql)).isFalse();
  }
}
