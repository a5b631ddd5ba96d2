package dev.querytool.examples.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparedRowsTest {

  @Test
  void theOrderOfRowsCountsOnlyWhenItIsAskedFor() {
    ComparedRows rows = rows(row(1), row(2));
    ComparedRows turned = rows(row(2), row(1));

    assertThat(rows.sameAs(turned, false)).isTrue();
    assertThat(rows.sameAs(turned, true)).isFalse();
    assertThat(rows.sameAs(rows(row(1), row(2)), true)).isTrue();
  }

  @Test
  void howOftenARowComesCounts() {
    assertThat(rows(row(1), row(1), row(2)).sameAs(rows(row(1), row(2), row(2)), false)).isFalse();
    assertThat(rows(row(1), row(1)).sameAs(rows(row(1)), false)).isFalse();
  }

  @Test
  void theOrderOfColumnsCounts() {
    assertThat(rows(row(1, "a")).sameAs(rows(row("a", 1)), false)).isFalse();
  }

  @Test
  void noRowsOfOneWidthAreNotNoRowsOfAnother() {
    assertThat(new ComparedRows(1, List.of()).sameAs(new ComparedRows(2, List.of()), false))
        .isFalse();
  }

  @Test
  void nullEqualsNullAlone() {
    assertThat(same(null, null)).isTrue();
    assertThat(same(null, "")).isFalse();
    assertThat(same(null, "null")).isFalse();
    assertThat(same(null, 0)).isFalse();
  }

  @Test
  void numbersAreComparedByValue() {
    assertThat(same(3L, new BigDecimal("3.00"))).isTrue();
    assertThat(same(0.1 + 0.2, new BigDecimal("0.3"))).isTrue();
    assertThat(same(100.0 / 3, new BigDecimal("33.3333333333333333"))).isTrue();
    assertThat(same(0.0, -0.0)).isTrue();
    assertThat(same(4.31f, 4.31)).isTrue();
    assertThat(same(1e3, 1000)).isTrue();
  }

  @Test
  void aCentOfALargeSumCounts() {
    assertThat(same(new BigDecimal("123456789012345.67"), new BigDecimal("123456789012345.68")))
        .isFalse();
    assertThat(same(9_007_199_254_740_993L, 9_007_199_254_740_992L)).isFalse();
  }

  @Test
  void trueIsTheOneThatSomeEnginesWrite() {
    assertThat(same(true, 1L)).isTrue();
    assertThat(same(false, 1L)).isFalse();
  }

  @Test
  void aTextOfDigitsIsNoNumber() {
    assertThat(same("2025", 2025)).isFalse();
  }

  @Test
  void aDayIsItsIsoTextAndItsMidnight() {
    assertThat(same(LocalDate.of(2025, 3, 1), "2025-03-01")).isTrue();
    assertThat(same(LocalDateTime.of(2025, 3, 1, 0, 0), LocalDate.of(2025, 3, 1))).isTrue();
    assertThat(same(LocalDateTime.of(2025, 3, 1, 8, 5), "2025-03-01 08:05:00")).isTrue();
    assertThat(same(LocalDateTime.of(2025, 3, 1, 8, 5), LocalDate.of(2025, 3, 1))).isFalse();
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return rows(row(one)).sameAs(rows(row(other)), true);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static ComparedRows rows(List<String>... rows) {
    return new ComparedRows(rows[0].size(), List.of(rows));
  }

  private static List<String> row(@Nullable Object... values) {
    return Arrays.stream(values).map(ComparableValue::of).toList();
  }
}
