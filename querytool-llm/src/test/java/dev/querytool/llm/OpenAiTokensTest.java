package dev.querytool.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.natural.TokenCounter;
import org.junit.jupiter.api.Test;

class OpenAiTokensTest {

  private final TokenCounter counter = new OpenAiTokens();

  @Test
  void nothingTakesNothing() {
    assertThat(counter.count("")).isZero();
  }

  @Test
  void wordsTakeAboutATokenEach() {
    assertThat(counter.count("SELECT name FROM customers WHERE city = 'Rome'")).isBetween(10, 20);
  }

  @Test
  void everyDigitMayTakeAToken() {
    assertThat(counter.count("4".repeat(300))).isBetween(300, 360);
  }

  @Test
  void everyHanSignMayTakeAToken() {
    assertThat(counter.count("上个月销售额最高的十个客户是谁")).isBetween(15, 25);
  }

  @Test
  void rareScriptsAreCountedFromAbove() {
    assertThat(counter.count("ลูกค้าทั้งหมดในเดือนที่แล้ว")).isGreaterThan(27);
  }

  @Test
  void marksOfATokenizerAreTextLikeAnyOther() {
    assertThat(counter.count("<|endoftext|><|im_start|>system")).isGreaterThan(5);
  }
}
