package dev.querytool.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void toStringShowsNothing() {
    assertThat(Secret.of("hunter2")).hasToString("Secret[***]");
  }

  @Test
  void hashCodeTellsNothing() {
    assertThat(Secret.of("hunter2")).hasSameHashCodeAs(Secret.of("another"));
  }

  @Test
  void equalsASecretOfTheSameValue() {
    assertThat(Secret.of("hunter2")).isEqualTo(Secret.of("hunter2".toCharArray()));
    assertThat(Secret.of("hunter2")).isNotEqualTo(Secret.of("hunter3"));
  }

  @Test
  void keepsItsValueWhenTheCallersArrayIsWiped() {
    char[] given = "hunter2".toCharArray();
    Secret secret = Secret.of(given);
    Arrays.fill(given, '\0');

    assertThat(secret.<String>reveal(value -> value)).isEqualTo("hunter2");
  }

  @Test
  void tellsWhetherItIsEmpty() {
    assertThat(Secret.of("").isEmpty()).isTrue();
    assertThat(Secret.of("x").isEmpty()).isFalse();
  }
}
