package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.querytool.error.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "Shop", "shop_1", "shop-1", "_", "-", "0", "ORDERS-2026_q1"})
  void takesLettersDigitsUnderscoreAndHyphen(String name) {
    assertThat(ConnectionName.checked(name)).isEqualTo(name);
  }

  @Test
  void takesUpToOneHundredCharacters() {
    assertThat(ConnectionName.checked("a".repeat(100))).hasSize(100);
    assertRefused("a".repeat(101));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "a b", "a.b", "a/b", "商店", "é", "ａ", "a\n", "a'b", "a;b", "a\u0000", "İ", "ſ",
        "\u212a", "a:b", "a@b", "😀"
      })
  void refusesEverythingElse(String name) {
    assertRefused(name);
  }

  @Test
  void showsARefusedNameWithoutWhatCannotBePrinted() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> ConnectionName.checked("x\n\u202ey" + "z".repeat(200)))
        .withMessageContaining("'x??yzzz")
        .withMessageContaining("…'")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }

  @Test
  void saysWhyANameIsAscii() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> ConnectionName.checked("商店"))
        .withMessageContaining("no two names may look alike")
        .withMessageContaining("Chinese names are for tables and fields");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> ConnectionName.checked("a b"))
        .withMessageNotContaining("Chinese");
  }

  private static void assertRefused(String name) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> ConnectionName.checked(name))
        .withMessageContaining("1 to 100 of the characters A-Z, a-z, 0-9, '_' and '-'");
  }
}
