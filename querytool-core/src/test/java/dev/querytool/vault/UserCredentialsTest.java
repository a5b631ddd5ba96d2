package dev.querytool.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserCredentialsTest extends VaultTestCase {

  private UserCredentials mine;
  private UserCredentials others;

  @BeforeEach
  void takeCredentials() {
    mine = new UserCredentials(vault, USER);
    others = new UserCredentials(vault, "default_user");
  }

  @Test
  void keepsListsOpensReplacesAndDeletes() {
    Credential first = mine.store(" openai ", "main", Secret.of("sk-0123456789abcdef"));
    Credential second = mine.store("kimi", "", Secret.of("short"));

    assertThat(mine.list()).containsExactly(second, first);
    assertThat(mine.find("openai", "main ")).contains(first);
    assertThat(first.hint()).isEqualTo(new CredentialHint("sk-0", "cdef"));
    assertThat(second.hint().masked()).isTrue();
    assertThat(reveal(mine.open(first.id()))).isEqualTo("sk-0123456789abcdef");

    Credential changed = mine.replace(first.id(), Secret.of("another value of it"));
    assertThat(changed.id()).isEqualTo(first.id());
    assertThat(changed.hint()).isEqualTo(new CredentialHint("anot", "f it"));
    assertThat(reveal(mine.open(first.id()))).isEqualTo("another value of it");

    assertThat(mine.delete(first.id())).isTrue();
    assertThat(mine.delete(first.id())).isFalse();
    assertThat(mine.list()).containsExactly(second);
  }

  @Test
  void saysOfAnothersWhatItSaysOfNone() {
    String id = others.store("openai", "", Secret.of("x")).id();
    String words = messageOf(() -> mine.open(id));

    assertThat(words).isEqualTo(messageOf(() -> mine.open("none")).replace("none", id));
    assertThat(messageOf(() -> mine.replace(id, Secret.of("y")))).isEqualTo(words);
    assertThat(mine.delete(id)).isFalse();
    assertThat(mine.list()).isEmpty();
    assertThat(reveal(others.open(id))).isEqualTo("x");
  }

  @Test
  void hidesThePasswordsOfConnections() {
    String id =
        vault
            .store(new NewCredential(USER, "connection", "shop", Secret.of("p"), "postgres|h"))
            .id();

    assertThat(mine.list()).isEmpty();
    assertThat(mine.find("connection", "shop")).isEmpty();
    assertThat(messageOf(() -> mine.open(id))).contains("has no credential");
    assertThat(messageOf(() -> mine.replace(id, Secret.of("q")))).contains("has no credential");
    assertThat(mine.delete(id)).isFalse();
    assertThatThrownBy(() -> mine.store("Connection", "x", Secret.of("y")))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("passwords of connections");
    assertThat(reveal(vault.open(USER, id, "postgres|h"))).isEqualTo("p");
  }

  @Test
  void boundsItsNames() {
    mine.store("s".repeat(100), "d".repeat(100), Secret.of("x"));

    assertThatThrownBy(() -> mine.store("s".repeat(101), "", Secret.of("x")))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> mine.store("s", "d".repeat(101), Secret.of("x")))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> mine.store(" ", "", Secret.of("x")))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void writesNothingWithoutAMasterKey() {
    UserCredentials keyless = new UserCredentials(vault(MasterKey.none()), USER);

    assertThat(messageOf(() -> keyless.store("openai", "", Secret.of("x"))))
        .contains("No master key is configured");
    assertThat(ciphertexts()).isEmpty();
  }
}
