package dev.querytool.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CredentialVaultTest extends VaultTestCase {

  @Test
  void opensWhatItStored() {
    Credential stored = vault.store(openAi("first", "sk-1\u5bc6\ud83d\ude00"));

    assertThat(reveal(vault.open(USER, stored.id(), "use"))).isEqualTo("sk-1\u5bc6\ud83d\ude00");
  }

  @Test
  void describesWhatItStoredWithoutTheSecret() {
    Credential stored = vault.store(openAi("first", "sk-1abcdefghWXYZ"));

    assertThat(stored.owner()).isEqualTo(USER);
    assertThat(stored.serviceName()).isEqualTo("openai");
    assertThat(stored.displayName()).isEqualTo("first");
    assertThat(stored.hint()).isEqualTo(new CredentialHint("sk-1", "WXYZ"));
    assertThat(stored.createdAt()).isEqualTo(NOW);
    assertThat(vault.list(USER)).containsExactly(stored);
    assertThat(vault.list("default_user")).isEmpty();
    assertThat(stored.toString() + vault + store.credentials().all())
        .doesNotContain("abcdefgh")
        .doesNotContain("v1.");
  }

  @Test
  void keepsEmptyValuesAndLongOnes() {
    String longest = "x".repeat(65_536);

    assertThat(reveal(vault.open(USER, vault.store(openAi("a", "")).id(), "use"))).isEmpty();
    assertThat(reveal(vault.open(USER, vault.store(openAi("b", longest)).id(), "use")))
        .isEqualTo(longest);
    assertThatThrownBy(() -> vault.store(openAi("c", longest + "x")))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("65536");
  }

  @Test
  void refusesTextThatHasNoUtf8Form() {
    assertThatThrownBy(() -> vault.store(openAi("a", "half \ud83d")))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("surrogate");
  }

  @Test
  void encryptsTheSameValueDifferentlyEachTime() {
    vault.store(openAi("a", "same"));
    vault.store(openAi("b", "same"));

    assertThat(ciphertexts()).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void refusesASecondOfTheSameServiceAndDisplayName() {
    vault.store(openAi("", "one"));

    assertThatThrownBy(() -> vault.store(openAi(" ", "two")))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("openai")
        .hasMessageContaining("replace it");
    vault.store(new NewCredential("default_user", "openai", "", Secret.of("x"), ""));
  }

  @Test
  void replacesValueBindingAndHintAndKeepsTheRest() {
    Credential stored = vault.store(openAi("first", "old"));

    Credential replaced =
        vault.replace(USER, stored.id(), Secret.of("0123456789abcdef"), "other use");

    assertThat(replaced)
        .isEqualTo(
            new Credential(
                stored.id(),
                USER,
                "openai",
                "first",
                new CredentialHint("0123", "cdef"),
                stored.createdAt()));
    assertThat(vault.list(USER)).containsExactly(replaced);
    assertThat(reveal(vault.open(USER, stored.id(), "other use"))).isEqualTo("0123456789abcdef");
    assertThatThrownBy(() -> vault.open(USER, stored.id(), "use"))
        .isInstanceOf(CredentialException.class);
  }

  @Test
  void hidesCredentialsOfOthersAsIfTheyWereNotThere() {
    String id = vault.store(openAi("a", "x")).id();

    List<String> messages =
        List.of(
            messageOf(() -> vault.open("default_user", id, "use")),
            messageOf(() -> vault.open("nobody", id, "use")),
            messageOf(() -> vault.replace("default_user", id, Secret.of("y"), "use")));

    assertThat(messages).allMatch(text -> text.contains("no credential"));
    assertThat(vault.delete("default_user", id)).isFalse();
    assertThat(reveal(vault.open(USER, id, "use"))).isEqualTo("x");
  }

  @Test
  void deletesForGood() {
    String id = vault.store(openAi("a", "x")).id();

    assertThat(vault.delete(USER, id)).isTrue();
    assertThat(vault.delete(USER, id)).isFalse();
    assertThatThrownBy(() -> vault.open(USER, id, "use")).isInstanceOf(CredentialException.class);
  }

  @Test
  void refusesWhateverWasTamperedWithInOneAndTheSameWords() {
    String id = vault.store(openAi("a", "hunter2")).id();
    String other = vault.store(openAi("b", "hunter3")).id();
    String good = ciphertext(id);
    Set<String> messages = new HashSet<>();

    messages.add(messageOf(() -> vault.open(USER, id, "another use")));
    messages.add(messageOf(() -> vault(OTHER_KEY).open(USER, id, "use")));
    for (String forged :
        List.of(
            ciphertext(other),
            good.substring(0, good.length() - 1),
            good.substring(0, good.lastIndexOf('.')),
            "",
            "hunter2",
            good + "A",
            "v2" + good.substring(2))) {
      setCiphertext(id, forged);
      messages.add(messageOf(() -> vault.open(USER, id, "use")));
    }
    setCiphertext(id, good);
    execute("UPDATE external_credentials SET service_name = 'x' WHERE id = '" + id + "'");
    messages.add(messageOf(() -> vault.open(USER, id, "use")));

    assertThat(messages).hasSize(1);
    assertThat(messages.iterator().next()).contains("does not decrypt").doesNotContain("hunter2");
  }

  @Test
  void refusesARowThatWasGivenToAnotherUser() {
    String id = vault.store(openAi("a", "x")).id();
    execute("UPDATE external_credentials SET user_id = 'default_user'");

    assertThatThrownBy(() -> vault.open("default_user", id, "use"))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("does not decrypt");
  }

  @Test
  void refusesARowOfAnotherStoreUnderTheSameKey() {
    Credential credential = vault.store(openAi("a", "x"));
    String ciphertext = ciphertext(credential.id());

    try (var other = openStore("other.db")) {
      other
          .credentials()
          .insert(
              new Credential(
                  credential.id(),
                  "default_user",
                  credential.serviceName(),
                  "",
                  credential.hint(),
                  NOW),
              ciphertext);
      CredentialVault elsewhere = CredentialVault.create(other.credentials(), KEY, CLOCK);

      assertThatThrownBy(() -> elsewhere.open("default_user", credential.id(), "use"))
          .isInstanceOf(CredentialException.class)
          .hasMessageContaining("does not decrypt");
    }
  }

  @Test
  void writesNothingWithoutAKey() {
    CredentialVault keyless = vault(MasterKey.none());

    assertThatThrownBy(() -> keyless.store(openAi("a", "x")))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("No master key is configured");
    assertThat(ciphertexts()).isEmpty();
  }

  @Test
  void asksForTheKeyWhenItIsNeededAndNotBefore() {
    AtomicInteger asked = new AtomicInteger();
    CredentialVault counting =
        vault(
            MasterKey.of(
                () -> {
                  asked.incrementAndGet();
                  return keyBytes(1);
                }));

    counting.list(USER);
    counting.delete(USER, "nothing");
    assertThat(asked).hasValue(0);

    counting.store(openAi("a", "x"));
    assertThat(asked).hasValue(1);
  }

  @Test
  void makesTheKeyFileWithTheFirstCredential() {
    Path file = directory.resolve("store.db.key");
    CredentialVault fresh = vault(MasterKey.fromFileOrCreate(file));
    fresh.list(USER);
    assertThat(file).doesNotExist();

    String id = fresh.store(openAi("a", "x")).id();

    assertThat(file).exists();
    assertThat(reveal(vault(MasterKey.fromFile(file)).open(USER, id, "use"))).isEqualTo("x");
  }

  @Test
  void neverMakesANewKeyWhenThereAreCredentials() throws Exception {
    Path file = directory.resolve("store.db.key");
    CredentialVault filed = vault(MasterKey.fromFileOrCreate(file));
    String id = filed.store(openAi("a", "x")).id();
    String before = ciphertext(id);
    Files.delete(file);

    for (Runnable need :
        List.<Runnable>of(
            () -> filed.store(openAi("b", "y")),
            () -> filed.replace(USER, id, Secret.of("y"), "use"),
            () -> filed.open(USER, id, "use"))) {
      assertThatThrownBy(need::run)
          .isInstanceOf(CredentialException.class)
          .hasMessageContaining("put back the key");
    }
    assertThat(file).doesNotExist();
    assertThat(ciphertexts()).containsExactly(before);
  }

  @Test
  void refusesToMixKeysInOneStore() {
    vault.store(openAi("a", "x"));

    assertThatThrownBy(() -> vault(OTHER_KEY).store(openAi("b", "y")))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("another master key");
    assertThat(ciphertexts()).hasSize(1);
  }

  @Test
  void replacesUnderANewKeyWhatNobodyCanOpenAnyMore() {
    String id = vault.store(openAi("a", "x")).id();
    CredentialVault afterLoss = vault(OTHER_KEY);

    afterLoss.replace(USER, id, Secret.of("entered again"), "use");

    assertThat(reveal(afterLoss.open(USER, id, "use"))).isEqualTo("entered again");
    afterLoss.store(openAi("b", "y"));
  }

  @Test
  void takesPartInATransactionOfTheStore() {
    assertThatThrownBy(
            () ->
                store
                    .connections()
                    .inTransaction(
                        () -> {
                          Credential inside = vault.store(openAi("a", "x"));
                          assertThat(reveal(vault.open(USER, inside.id(), "use"))).isEqualTo("x");
                          throw new IllegalStateException("no");
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(vault.list(USER)).isEmpty();
  }
}
