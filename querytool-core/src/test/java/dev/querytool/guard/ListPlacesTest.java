package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a list may stand, and what becomes of a text in which lists do. */
class ListPlacesTest {

  private static ReadOnlyQuery query(Dialect dialect, String sql) {
    return SqlGuard.builder(dialect).namedParameters().build().inspect(sql).orThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM t WHERE a IN (:x)                           | 0
          SELECT a FROM t WHERE a NOT IN (:x)                       | 0
          SELECT a FROM t WHERE a IN (1, :x, 2, :y) AND b = :z      | 0 1
          SELECT a FROM t WHERE (a) IN (:x)                         | 0
          SELECT a FROM t WHERE (a + b) NOT IN (:x)                 | 0
          SELECT a FROM t WHERE coalesce(a, b) IN (:x)              | 0
          SELECT a FROM t WHERE NOT (a IN (:x))                     | 0
          SELECT a IN (:x) FROM t WHERE :y = a OR a IN (b, :z)      | 0 2
          SELECT CASE WHEN a IN (:x) THEN :y ELSE 1 END FROM t      | 0
          SELECT a FROM t WHERE CASE a WHEN 1 THEN 2 END IN (:x)    | 0
          SELECT a FROM t WHERE a IN (SELECT b FROM u WHERE b IN (:x)) | 0
          SELECT a FROM t WHERE a IN ((:x))                         |
          SELECT a FROM t WHERE a IN (1, (:x))                      |
          SELECT a FROM t WHERE a IN (:x + 1)                       |
          SELECT a FROM t WHERE a IN (-:x, b)                       |
          SELECT a FROM t WHERE a IN (SELECT :x)                    |
          SELECT a FROM t WHERE a IN (SELECT b FROM u WHERE c = :x) |
          SELECT a FROM t WHERE a IN (coalesce(b, :x))              |
          SELECT a FROM t WHERE (a, b) IN (:x)                      |
          SELECT a FROM t WHERE (a, b) NOT IN (:x)                  |
          SELECT a FROM t WHERE (a, b) IN ((:x, :y))                |
          SELECT a FROM t WHERE c = 1 AND (a, b) IN (:x)            |
          SELECT coalesce(a, :x) FROM t                             |
          SELECT :x FROM t                                          |
          SELECT a FROM t ORDER BY a LIMIT :x                       |
          """)
  void areThoseOfAnInAlone(String sql, @Nullable String places) {
    Set<Integer> expected = new HashSet<>();
    if (places != null) {
      for (String place : places.split(" ", -1)) {
        expected.add(Integer.parseInt(place));
      }
    }
    for (Dialect dialect : Dialect.values()) {
      assertThat(query(dialect, sql).listPlaces()).as("%s: %s", dialect, sql).isEqualTo(expected);
    }
  }

  @Test
  void positionIsNoList() {
    for (Dialect dialect : List.of(Dialect.POSTGRES, Dialect.MYSQL, Dialect.MARIADB)) {
      assertThat(query(dialect, "SELECT position('a' IN (:x)) FROM t").listPlaces()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nothingChangesButTheNumberOfPlaces(Dialect dialect) {
    ReadOnlyQuery plain =
        query(dialect, "SELECT a FROM t WHERE :n IS NULL AND a IN (:x, :one) AND b IN (1, :y)");
    ReadOnlyQuery lists = plain.withLists(List.of(1, 3, 1, 2));

    assertThat(lists.sql())
        .isEqualTo("SELECT a FROM t WHERE ? IS NULL AND a IN (?, ?, ?, ?) AND b IN (1, ?, ?)");
    assertThat(lists.parameters()).containsExactly("n", "x", "x", "x", "one", "y", "y");
    assertThat(lists.parameterOffsets())
        .hasSize(7)
        .allSatisfy(offset -> assertThat(lists.sql().charAt(offset)).isEqualTo('?'))
        .doesNotHaveDuplicates();
    assertThat(lists.nullTests()).isEqualTo(plain.nullTests()).containsExactly(0);
    assertThat(lists.askedSql()).isEqualTo(plain.sql());
    assertThat(lists.asAsked().sql()).isEqualTo(lists.sql());
    assertThat(lists.sqlWithoutLiterals()).endsWith("b IN (?, ?, ?)");
    assertThat(lists.tables()).isEqualTo(plain.tables());
    assertThat(plain.withLists(List.of(1, 1, 1, 1)).sql()).isEqualTo(plain.sql());
  }

  @Test
  void theNullTestsBehindAListMoveOn() {
    ReadOnlyQuery lists =
        query(Dialect.POSTGRES, "SELECT a FROM t WHERE a IN (:x) AND :n IS NULL")
            .withLists(List.of(4, 1));

    assertThat(lists.nullTests()).containsExactly(4);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void placesAreThoseOfTheAuthorsText(Dialect dialect) {
    String text = "SELECT a\nFROM t\nWHERE a IN (:first)\n  AND b IN (:second) AND c = 1";
    ReadOnlyQuery lists = query(dialect, text).limited(10).withLists(List.of(12, 3));

    assertThat(lists.place(lists.sql().indexOf("a IN"))).isEqualTo(new TextPlace(3, 7));
    assertThat(lists.place(lists.sql().indexOf("?"))).isEqualTo(new TextPlace(3, 13));
    assertThat(lists.place(lists.sql().indexOf("b IN") - 7)).isEqualTo(new TextPlace(3, 13));
    assertThat(lists.place(lists.sql().indexOf("b IN") - 6)).isEqualTo(new TextPlace(3, 19));
    assertThat(lists.place(lists.sql().indexOf("b IN"))).isEqualTo(new TextPlace(4, 7));
    assertThat(lists.place(lists.sql().indexOf("c = 1"))).isEqualTo(new TextPlace(4, 26));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aLimitMayBePutInBeforeOrAfter(Dialect dialect) {
    ReadOnlyQuery plain = query(dialect, "SELECT a FROM t WHERE a IN (:x) LIMIT 500");
    ReadOnlyQuery limitedFirst = plain.limited(7).withLists(List.of(2));

    assertThat(limitedFirst.sql()).isEqualTo("SELECT a FROM t WHERE a IN (?, ?) LIMIT 8");
    assertThat(plain.withLists(List.of(2)).limited(7).sql()).isEqualTo(limitedFirst.sql());
  }

  @Test
  void aListStandsNowhereElse() {
    ReadOnlyQuery plain = query(Dialect.SQLITE, "SELECT a FROM t WHERE a IN (:x) AND b = :y");

    for (List<Integer> sizes :
        List.of(List.of(1, 2), List.of(0, 1), List.of(-1, 1), List.of(2), List.of(2, 1, 1))) {
      assertThatThrownBy(() -> plain.withLists(sizes)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
