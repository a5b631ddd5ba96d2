package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {

  private static final Steps STEPS = Steps.with(Set.of());

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 100_001})
  void refusesALimitOutsideItsRange(int length) {
    assertThatThrownBy(() -> new Bounds(length)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesATextLongerThanTheLimit() {
    Bounds bounds = new Bounds(10);
    bounds.check("SELECT 123");

    assertThat(rule(() -> bounds.check("SELECT 1234"))).isEqualTo("too-long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\r\n"})
  void refusesATextOfBlanks(String text) {
    assertThat(STEPS.ruleFor(text)).isEqualTo("empty-statement");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a\0b'",
        "SELECT \"a\0\"",
        "SELECT 1 -- \0",
        "SELECT 1\0; DROP TABLE t",
        "SELECT '\uD800'",
        "SELECT '\uDC00\uD800'",
        "SELECT \"\uD83D\""
      })
  void refusesNulAndHalfCharactersEverywhere(String text) {
    assertThat(STEPS.ruleFor(text)).isEqualTo("character");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x01, 0x08, 0x0B, 0x0C, 0x1A, 0x1B, 0x7F, 0x80, 0x85, 0x9F, 0xA0, 0xAD, 0x034F, 0x061C,
        0x115F, 0x1680, 0x180E, 0x2000, 0x200B, 0x200C, 0x200D, 0x200E, 0x2028, 0x2029, 0x202E,
        0x202F, 0x2060, 0x2066, 0x2069, 0x2800, 0x3000, 0x3164, 0xE000, 0xFEFF, 0xFFA0, 0xFFFE,
        0xE0001, 0xE0020, 0x10FFFF
      })
  void refusesUnfitCharactersOutsideQuotesOnly(int c) {
    String text = Character.toString(c);

    assertThat(STEPS.ruleFor("SELECT a" + text + "b FROM t")).isEqualTo("character");
    assertThat(STEPS.ruleFor("SELECT a " + text + " FROM t")).isEqualTo("character");
    assertThat(STEPS.ruleFor(text + "SELECT a FROM t")).isEqualTo("character");
    assertThat(STEPS.ruleFor("SELECT a /* " + text + " */ FROM t")).isEqualTo("character");
    assertThat(STEPS.ruleFor("SELECT a FROM t -- " + text)).isEqualTo("character");
    assertThat(STEPS.ruleFor("SELECT 'a" + text + "', \"" + text + "\" FROM t")).isEmpty();
  }

  @Test
  void namesTheCharacter() {
    assertThatThrownBy(() -> STEPS.accept("SELECT\n 😀,\u00A0a"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.violation().message()).contains("U+00A0 NO-BREAK SPACE");
              assertThat(refusal.violation().line()).isEqualTo(2);
              assertThat(refusal.violation().column()).isEqualTo(4);
            });
  }

  @Test
  void bracketsNestSixtyFourDeep() {
    assertThat(STEPS.ruleFor(nested("(", 64, ")"))).isEmpty();
    assertThat(STEPS.ruleFor(nested("(", 65, ")"))).isEqualTo("depth");
    assertThat(STEPS.ruleFor(nested("abs(", 65, ")"))).isEqualTo("depth");
    assertThat(STEPS.ruleFor(nested("(", 1_000, ""))).isEqualTo("depth");
  }

  @Test
  void casesNestLikeBrackets() {
    assertThat(STEPS.ruleFor(nested("CASE WHEN ", 64, " THEN 1 END"))).isEmpty();
    assertThat(STEPS.ruleFor(nested("CASE WHEN ", 65, " THEN 1 END"))).isEqualTo("depth");
  }

  @ParameterizedTest
  @ValueSource(strings = {" AND ", " OR ", "+", " || ", "=", ".", " - - ", " IS NOT "})
  void chainsHaveAtMostAThousandTerms(String operator) {
    assertThat(STEPS.ruleFor("SELECT a" + (operator + "a").repeat(400))).isEmpty();
    assertThat(STEPS.ruleFor("SELECT a" + (operator + "a").repeat(1_000))).isEqualTo("chain");
  }

  @Test
  void prefixesAreChainsToo() {
    assertThat(STEPS.ruleFor("SELECT " + "NOT ".repeat(1_000) + "a")).isEqualTo("chain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"- ", "~", "+ "})
  void signsNestLikeBrackets(String sign) {
    assertThat(STEPS.ruleFor("SELECT " + sign.repeat(65) + "a")).isEmpty();
    assertThat(STEPS.ruleFor("SELECT " + sign.repeat(66) + "a")).isEqualTo("depth");
  }

  @ParameterizedTest
  @ValueSource(strings = {" UNION ALL SELECT 1", " JOIN t", " EXCEPT SELECT 1 FROM t WHERE a = 1"})
  void unitedAndJoinedQueriesAreChainsToo(String term) {
    assertThat(STEPS.ruleFor("SELECT 1 FROM t" + term.repeat(400))).isEmpty();
    assertThat(STEPS.ruleFor("SELECT 1 FROM t" + term.repeat(1_000))).isEqualTo("chain");
  }

  @Test
  void longListsAreNoChains() {
    assertThat(STEPS.ruleFor("SELECT 1 IN (1" + ", 2".repeat(20_000) + ")")).isEmpty();
    assertThat(STEPS.ruleFor("SELECT a.b" + ", a.b + 1 AND c OR d".repeat(4_000))).isEmpty();
  }

  private static String nested(String open, int times, String close) {
    return "SELECT " + open.repeat(times) + "1" + close.repeat(times);
  }

  private static String rule(Runnable check) {
    try {
      check.run();
      return "";
    } catch (Refusal refusal) {
      return refusal.violation().rule();
    }
  }
}
