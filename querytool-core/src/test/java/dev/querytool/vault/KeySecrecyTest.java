package dev.querytool.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.querytool.query.HistoryBounds;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryStore;
import dev.querytool.testkit.HeardLog;
import dev.querytool.testkit.SecretForms;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Searches files, log and failures for every key and value that was in use. */
class KeySecrecyTest extends VaultTestCase {

  private static final String VALUE = "zq-7f3a91c2-value-of-a-credential";

  @RegisterExtension final HeardLog log = new HeardLog();

  private final StringWriter failures = new StringWriter();
  private final List<byte[]> keys = new ArrayList<>();
  private final SecretForms secrets = new SecretForms();

  @Test
  void findsAKeyThatLiesInAFile() throws IOException {
    useKeys();

    SecretForms one = new SecretForms().add("key", keys.get(0));
    for (Map.Entry<String, String> form : one.all().entrySet()) {
      Files.writeString(directory.resolve("planted"), form.getValue(), ISO_8859_1);
      assertThat(secrets.inFiles(directory)).isNotEmpty();
      assertThat(one.inFiles(directory)).contains(form.getKey() + " in planted");
    }
  }

  @Test
  void showsNoKeyAndNoValueAnywhere() throws IOException {
    useKeys();

    assertThat(keys).hasSize(2 + SubKeyPurpose.values().length);
    assertThat(log.lines()).isNotEmpty();
    assertThat(failures.toString()).contains("does not unwrap", "does not decrypt");
    assertThat(secrets.in(log.text())).isEmpty();
    assertThat(secrets.in(failures.toString())).isEmpty();
    assertThat(secrets.inFiles(directory)).isEmpty();
    store.close();
    assertThat(secrets.inFiles(directory)).isEmpty();
  }

  private void useKeys() {
    MasterKey first = randomKey();
    MasterKey second = randomKey();
    CredentialVault vault = vault(first);
    UserCredentials mine = new UserCredentials(vault, USER);
    String id = mine.store("openai", "", Secret.of(VALUE)).id();
    secrets.addText("value", VALUE);
    for (SubKeyPurpose purpose : SubKeyPurpose.values()) {
      vault.subKeys().hmac(purpose, new byte[] {1});
      remember(unwrapped(first, purpose));
    }
    HistoryStore history = store.history(vault.subKeys());
    history.write(
        List.of(HistoryEntry.builder(NOW, "shop", USER, "SELECT 1").build()),
        HistoryBounds.newest(1));
    history.verify();
    vault.rotate(second);
    mine.open(id);
    history.verify();
    CredentialVault late = vault(first);
    tell(() -> late.subKeys().hmac(SubKeyPurpose.AUDIT));
    tell(() -> new UserCredentials(late, USER).open(id));
    tell(() -> late.rotate(OTHER_KEY));
    tell(() -> mine.store("openai", "", Secret.of(VALUE)));
    failures.append(vault.toString()).append(vault.subKeys().toString());
  }

  private void tell(Runnable failing) {
    catchThrowable(failing::run).printStackTrace(new PrintWriter(failures, true));
  }

  private MasterKey randomKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    remember(key);
    return MasterKey.of(key::clone);
  }

  private byte[] unwrapped(MasterKey master, SubKeyPurpose purpose) {
    String wrapped = store.credentials().subKey(purpose.name()).orElseThrow();
    Place place = Place.ofSubKey(store.credentials().storeId(), purpose.name());
    try (KeyMaterial key = master.load()) {
      return new CredentialCipher()
          .open(key, place, SealedText.parse(wrapped).orElseThrow())
          .orElseThrow();
    }
  }

  private void remember(byte[] key) {
    keys.add(key.clone());
    secrets.add("key " + keys.size(), key);
  }
}
