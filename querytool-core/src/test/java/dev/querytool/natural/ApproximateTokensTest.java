package dev.querytool.natural;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApproximateTokensTest {

  private final TokenCounter counter = TokenCounter.approximate();

  @Test
  void nothingTakesNothing() {
    assertThat(counter.count("")).isZero();
  }

  @Test
  void aCommonWordTakesATokenWithTheBlankBeforeIt() {
    assertThat(counter.count("the city of each order")).isEqualTo(5);
  }

  @Test
  void partsOfANameAreWords() {
    assertThat(counter.count("orderDate")).isEqualTo(counter.count("order Date"));
    assertThat(counter.count("order_date")).isEqualTo(3);
  }

  @Test
  void capitalsTakeFewLettersAToken() {
    assertThat(counter.count("REFERENCES")).isBetween(3, 4);
  }

  @Test
  void eachDigitAndEachHanSignMayTakeAToken() {
    assertThat(counter.count("4".repeat(300))).isEqualTo(300);
    assertThat(counter.count("订单".repeat(50))).isBetween(100, 120);
  }

  @Test
  void lettersThatMakeNoWordTakeMoreThanAWord() {
    assertThat(counter.count("xkqzvbnwrt")).isGreaterThan(2 * counter.count("department"));
  }

  @Test
  void halfOfAPairAndTheLongestTextAreCounted() {
    assertThat(counter.count("\uD83D")).isPositive();
    assertThat(counter.count("0".repeat(5_000_000))).isEqualTo(5_000_000);
  }
}
