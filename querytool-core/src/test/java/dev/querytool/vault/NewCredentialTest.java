package dev.querytool.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import org.junit.jupiter.api.Test;

class NewCredentialTest {

  @Test
  void trimsTheNames() {
    NewCredential credential = credential(" me ", " openai ", " \u4e3b\u5bc6\u94a5 ");

    assertThat(credential.owner()).isEqualTo("me");
    assertThat(credential.serviceName()).isEqualTo("openai");
    assertThat(credential.displayName()).isEqualTo("\u4e3b\u5bc6\u94a5");
  }

  @Test
  void takesAnEmptyDisplayName() {
    assertThat(credential("me", "openai", "  ").displayName()).isEmpty();
  }

  @Test
  void refusesABlankOwnerOrService() {
    assertThatThrownBy(() -> credential(" ", "openai", ""))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("owner");
    assertThatThrownBy(() -> credential("me", " ", ""))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("serviceName");
  }

  @Test
  void countsNamesInCodePoints() {
    String hundred = "\ud83d\ude00".repeat(100);

    assertThat(credential("me", hundred, hundred).displayName()).isEqualTo(hundred);
    assertThatThrownBy(() -> credential("me", "openai", hundred + "x"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("displayName")
        .hasMessageContaining("101");
  }

  @Test
  void toStringShowsNoSecret() {
    assertThat(credential("me", "openai", "").toString()).doesNotContain("hunter2");
  }

  private static NewCredential credential(String owner, String service, String displayName) {
    return new NewCredential(owner, service, displayName, Secret.of("hunter2"), "");
  }
}
