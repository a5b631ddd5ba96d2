package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @Test
  void trimsAndCountsCodePoints() {
    assertThat(Words.chineseName("\u3000 订单\t")).isEqualTo("订单");
    assertThat(Words.chineseName(" " + "𠮷".repeat(100) + " ")).hasSize(200);
    assertThatThrownBy(() -> Words.chineseName("𠮷".repeat(101)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("Chinese name")
        .hasMessageContaining("101");
    assertThat(Words.note("n".repeat(2_000))).hasSize(2_000);
    assertThatThrownBy(() -> Words.note("n".repeat(2_001)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("2,001");
  }

  @Test
  void takesBlankForNothing() {
    assertThat(Words.chineseName("")).isNull();
    assertThat(Words.note(" \n\u3000")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\nb", "a\u001Bb", "a\uD800b", "\uDC00"})
  void refusesNamesThatCannotBeRead(String name) {
    assertThatThrownBy(() -> Words.chineseName(name)).isInstanceOf(ValidationException.class);
  }

  @Test
  void allowsLinesInNotesAndNoOtherControls() {
    assertThat(Words.note("a\n\tb\r\nc")).isEqualTo("a\n\tb\r\nc");
    assertThatThrownBy(() -> Words.note("a\0")).isInstanceOf(ValidationException.class);
  }
}
