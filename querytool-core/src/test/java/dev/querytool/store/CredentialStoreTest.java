package dev.querytool.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.sqlite.SqliteFileException;
import dev.querytool.vault.Credential;
import dev.querytool.vault.CredentialHint;
import dev.querytool.vault.CredentialStore;
import dev.querytool.vault.CredentialStore.Row;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialStoreTest extends StoreTestCase {

  private static final CredentialHint HINT = new CredentialHint("sk-\"", "\u4e2d\u6587'}");
  private static final CredentialHint MASKED = new CredentialHint("", "");

  private CredentialStore credentials;

  @BeforeEach
  void addUser() {
    credentials = store.credentials();
    execute(
        "INSERT INTO users (uid, username, password_hash, created_at) VALUES ('u','u','h','t')");
  }

  @Test
  void findsWhatItInsertedForItsOwnerOnly() {
    Credential credential = credential("1", "u", "main key", HINT, NOW);
    credentials.insert(credential, "text");

    assertThat(credentials.find("u", "1")).contains(new Row(credential, "text"));
    assertThat(credentials.find("default_user", "1")).isEmpty();
    assertThat(credentials.find("u", "2")).isEmpty();
  }

  @Test
  void keepsTheHintAsAJsonObject() {
    credentials.insert(credential("1", "u", "", new CredentialHint("sk-1", "AbCd"), NOW), "text");

    assertThat(rows("SELECT display_hint, display_name FROM external_credentials"))
        .containsExactly("{\"prefix\":\"sk-1\",\"suffix\":\"AbCd\"}|null");
  }

  @Test
  void keepsNoHintOfAMaskedSecret() {
    credentials.insert(credential("1", "u", "", MASKED, NOW), "text");

    assertThat(rows("SELECT display_hint FROM external_credentials")).containsExactly("null");
    assertThat(credentials.find("u", "1").orElseThrow().credential().hint()).isEqualTo(MASKED);
  }

  @Test
  void listsAnOwnersNewestFirst() {
    credentials.insert(credential("1", "u", "a", HINT, LATER), "t");
    credentials.insert(credential("2", "u", "b", HINT, NOW), "t");
    credentials.insert(credential("3", "u", "c", HINT, LATER), "t");
    credentials.insert(credential("4", "default_user", "d", HINT, LATER), "t");

    assertThat(credentials.list("u"))
        .extracting(row -> row.credential().id())
        .containsExactly("3", "1", "2");
    assertThat(credentials.all()).hasSize(4);
  }

  @Test
  void replacesCiphertextAndHintAndNothingElse() {
    Credential before = credential("1", "u", "a", HINT, NOW);
    credentials.insert(before, "old");
    credentials.insert(credential("2", "u", "b", HINT, NOW), "other");

    credentials.update("1", "new", MASKED, LATER);

    assertThat(credentials.find("u", "1"))
        .contains(new Row(credential("1", "u", "a", MASKED, NOW), "new"));
    assertThat(credentials.find("u", "2").orElseThrow().ciphertext()).isEqualTo("other");
    assertThat(rows("SELECT updated_at FROM external_credentials WHERE id = '1'"))
        .containsExactly("2026-01-02T04:04:05.678Z");
  }

  @Test
  void refusesToUpdateWhatIsNotThere() {
    assertThatThrownBy(() -> credentials.update("77", "t", HINT, NOW))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("77");
  }

  @Test
  void refusesTheSameServiceAndDisplayNameTwiceEvenWithoutOne() {
    credentials.insert(credential("1", "u", "", HINT, NOW), "t");

    assertThatThrownBy(() -> credentials.insert(credential("2", "u", "", HINT, NOW), "t"))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("external_credentials_name_unique");
    credentials.insert(credential("3", "u", "second", HINT, NOW), "t");
    credentials.insert(credential("4", "default_user", "", HINT, NOW), "t");
  }

  @Test
  void refusesAnOwnerThatIsNoUser() {
    assertThatThrownBy(() -> credentials.insert(credential("1", "nobody", "", HINT, NOW), "t"))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("FOREIGN KEY");
  }

  @Test
  void deletesForItsOwnerOnly() {
    credentials.insert(credential("1", "u", "", HINT, NOW), "t");

    assertThat(credentials.delete("default_user", "1")).isFalse();
    assertThat(credentials.delete("u", "1")).isTrue();
    assertThat(credentials.delete("u", "1")).isFalse();
  }

  @Test
  void tellsHowCiphertextsBegin() {
    assertThat(credentials.holds("")).isFalse();
    credentials.insert(credential("1", "u", "", HINT, NOW), "v1.a_b%c.x");

    assertThat(credentials.holds("")).isTrue();
    assertThat(credentials.holds("v1.a_b%c.")).isTrue();
    assertThat(credentials.holds("v1.aXb%c.")).isFalse();
    assertThat(credentials.holds("V1.")).isFalse();
  }

  @Test
  void hasAnIdOfItsOwnThatStays() {
    String id = credentials.storeId();
    store.close();

    store = Store.open(path, CLOCK, TIMEOUT);
    assertThat(store.credentials().storeId()).isEqualTo(id).hasSize(32);
    try (Store other = Store.open(directory.resolve("other.db"), CLOCK, TIMEOUT)) {
      assertThat(other.credentials().storeId()).isNotEqualTo(id);
    }
  }

  @Test
  void knowsWhetherTheThreadIsInATransaction() {
    assertThat(credentials.isInTransaction()).isFalse();
    assertThat(store.connections().inTransaction(credentials::isInTransaction)).isTrue();
    assertThat(credentials.isInTransaction()).isFalse();
  }

  private static Credential credential(
      String id, String owner, String displayName, CredentialHint hint, Instant createdAt) {
    return new Credential(id, owner, "openai", displayName, hint, createdAt);
  }
}
