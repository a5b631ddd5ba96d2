package dev.querytool.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CredentialHintTest {

  @Test
  void showsFourCharactersAtEachEndOfSixteen() {
    CredentialHint hint = CredentialHint.of(Secret.of("sk-1abcdefghWXYZ"));

    assertThat(hint).isEqualTo(new CredentialHint("sk-1", "WXYZ"));
    assertThat(hint).hasToString("sk-1\u2026WXYZ");
    assertThat(hint.masked()).isFalse();
  }

  @Test
  void showsNothingOfFifteenNotEvenTheirNumber() {
    CredentialHint hint = CredentialHint.of(Secret.of("sk-1abcdefgWXYZ"));

    assertThat(hint.masked()).isTrue();
    assertThat(hint).hasToString(CredentialHint.of(Secret.of("")).toString());
    assertThat(hint.toString()).matches("\\*+");
  }

  @Test
  void countsCharactersAndNotHalvesOfSurrogatePairs() {
    String eight = "\ud83d\ude00".repeat(8);

    assertThat(CredentialHint.of(Secret.of(eight)).masked()).isTrue();
    assertThat(CredentialHint.of(Secret.of(eight + eight)).prefix())
        .isEqualTo("\ud83d\ude00".repeat(4));
  }
}
