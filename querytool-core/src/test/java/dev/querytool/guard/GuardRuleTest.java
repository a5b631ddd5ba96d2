package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardRuleTest {

  @Test
  void idsAreUnique() {
    assertThat(Arrays.stream(GuardRule.values()).map(GuardRule::id)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(GuardRule.class)
  void idsAreWordsAndTextsAreSentences(GuardRule rule) {
    assertThat(rule.id()).isEqualTo(rule.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    assertThat(rule.explanation()).matches("[A-Z].*\\.");
    assertThat(rule.advice()).matches("[A-Z].*\\.");
  }
}
