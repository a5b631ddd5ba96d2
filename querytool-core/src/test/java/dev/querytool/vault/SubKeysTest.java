package dev.querytool.vault;

import static dev.querytool.vault.SubKeyPurpose.API_KEYS;
import static dev.querytool.vault.SubKeyPurpose.AUDIT;
import static dev.querytool.vault.SubKeyPurpose.MASKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SubKeysTest extends VaultTestCase {

  private static final byte[] TEXT = "value".getBytes(StandardCharsets.UTF_8);

  @Test
  void givesTheSameAnswerFromEveryVaultOfTheStore() {
    String first = tag(vault, API_KEYS);

    assertThat(tag(vault, API_KEYS)).isEqualTo(first);
    assertThat(tag(vault(KEY), API_KEYS)).isEqualTo(first);
  }

  @Test
  void hasAKeyOfItsOwnForEachPurposeAndStore() {
    Set<String> tags = new HashSet<>();
    try (Store other = openStore("other.db")) {
      CredentialVault elsewhere = CredentialVault.create(other.credentials(), KEY, CLOCK);
      for (SubKeyPurpose purpose : SubKeyPurpose.values()) {
        tags.add(tag(vault, purpose));
        tags.add(tag(elsewhere, purpose));
      }
    }

    assertThat(tags).hasSize(2 * SubKeyPurpose.values().length);
  }

  @Test
  void tellsPartsApartThatHoldTheSameBytes() {
    SubKeys keys = vault.subKeys();

    List<String> tags = new ArrayList<>();
    for (byte[][] parts :
        List.of(
            new byte[][] {},
            new byte[][] {{}},
            new byte[][] {{}, {}},
            new byte[][] {{1, 2}, {3}},
            new byte[][] {{1}, {2, 3}},
            new byte[][] {{1, 2, 3}})) {
      tags.add(hex(keys.hmac(MASKS, parts)));
    }

    assertThat(tags).doesNotHaveDuplicates();
  }

  @Test
  void isTheHmacOfLengthsAndPartsUnderTheWrappedKey() throws Exception {
    byte[] tag = vault.subKeys().hmac(API_KEYS, TEXT, new byte[] {7});

    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(unwrapped(API_KEYS), "HmacSHA256"));
    mac.update(new byte[] {0, 0, 0, 5});
    mac.update(TEXT);
    mac.update(new byte[] {0, 0, 0, 1, 7});

    assertThat(tag).isEqualTo(mac.doFinal());
  }

  @Test
  void staysTheSameWhenTheMasterKeyIsChanged() {
    String before = tag(vault, API_KEYS);
    String wrapped = wrapped().get("API_KEYS");

    vault.rotate(OTHER_KEY);

    assertThat(wrapped().get("API_KEYS")).isNotEqualTo(wrapped);
    assertThat(tag(vault, API_KEYS)).isEqualTo(before);
    assertThat(tag(vault(OTHER_KEY), API_KEYS)).isEqualTo(before);
    assertThatThrownBy(() -> tag(vault(KEY), API_KEYS))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("API_KEYS does not unwrap");
  }

  @Test
  void isChangedTogetherWithTheCredentialsOrNotAtAll() {
    tag(vault, API_KEYS);
    String id = vault.store(openAi("a", "x")).id();
    execute("UPDATE sub_keys SET wrapped_key = 'v1.broken'");

    assertThatThrownBy(() -> vault.rotate(OTHER_KEY))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("API_KEYS does not unwrap");

    assertThat(reveal(vault(KEY).open(USER, id, "use"))).isEqualTo("x");
    assertThat(wrapped()).containsEntry("API_KEYS", "v1.broken");
  }

  @Test
  void isMadeOnceByManyThreadsOfSeveralTools() throws Exception {
    int threads = 8;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    Set<String> tags = Collections.synchronizedSet(new HashSet<>());
    try (Store second = openStore("store.db")) {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Store on = i % 2 == 0 ? store : second;
        done.add(
            pool.submit(
                () -> {
                  CredentialVault own = CredentialVault.create(on.credentials(), KEY, CLOCK);
                  start.await();
                  return tags.add(tag(own, AUDIT));
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(tags).hasSize(1);
  }

  @Test
  void isNotMadeWithoutAMasterKey() {
    assertThatThrownBy(() -> tag(vault(MasterKey.none()), API_KEYS))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("No master key is configured");

    assertThat(wrapped()).isEmpty();
  }

  @Test
  void isNotMadeUnderAnotherKeyThanTheCredentials() {
    vault.store(openAi("a", "x"));

    assertThatThrownBy(() -> tag(vault(OTHER_KEY), API_KEYS))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("under another master key");

    assertThat(wrapped()).isEmpty();
  }

  @Test
  void keepsCredentialsAndOtherSubKeysFromBeingMadeUnderAnotherKey() {
    tag(vault, API_KEYS);
    CredentialVault wrong = vault(OTHER_KEY);

    assertThatThrownBy(() -> wrong.store(openAi("a", "x")))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("under another master key");
    assertThatThrownBy(() -> tag(wrong, AUDIT))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("under another master key");
    assertThat(ciphertexts()).isEmpty();
    assertThat(wrapped()).containsOnlyKeys("API_KEYS");
  }

  @Test
  void neverMakesAKeyFileAgainForAStoreWithSubKeysAlone() throws Exception {
    Path file = directory.resolve("store.key");
    tag(vault(MasterKey.fromFileOrCreate(file)), API_KEYS);
    Files.delete(file);

    CredentialVault keyless = vault(MasterKey.fromFileOrCreate(file));

    assertThatThrownBy(() -> tag(keyless, AUDIT))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("does not exist; put back the key");
    assertThat(file).doesNotExist();
  }

  @Test
  void doesNotUnwrapInThePlaceOfAnotherPurpose() {
    tag(vault, API_KEYS);
    tag(vault, AUDIT);
    execute(
        "UPDATE sub_keys SET wrapped_key = (SELECT wrapped_key FROM sub_keys WHERE purpose ="
            + " 'AUDIT') WHERE purpose = 'API_KEYS'");

    assertThatThrownBy(() -> tag(vault(KEY), API_KEYS))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("does not unwrap");
  }

  @Test
  void doesNotUnwrapInAnotherStore() {
    tag(vault, API_KEYS);
    execute("UPDATE store_properties SET value = 'other' WHERE name = 'store_id'");

    try (Store moved = openStore("store.db")) {
      CredentialVault elsewhere = CredentialVault.create(moved.credentials(), KEY, CLOCK);
      assertThatThrownBy(() -> tag(elsewhere, API_KEYS))
          .isInstanceOf(CredentialException.class)
          .hasMessageContaining("does not unwrap");
    }
  }

  @Test
  void forgetsAKeyThatWasMadeInATransactionThatIsUndone() {
    String[] undone = new String[1];
    assertThatThrownBy(
            () ->
                store
                    .credentials()
                    .inTransaction(
                        () -> {
                          undone[0] = tag(vault, API_KEYS);
                          throw new IllegalStateException("undo");
                        }))
        .hasMessage("undo");

    String kept = tag(vault, API_KEYS);

    assertThat(kept).isNotEqualTo(undone[0]);
    assertThat(tag(vault(KEY), API_KEYS)).isEqualTo(kept);
  }

  @Test
  void leavesNoKeyInTheFilesNorInATextOrAMessage() throws Exception {
    tag(vault, API_KEYS);
    byte[] key = unwrapped(API_KEYS);
    vault.rotate(OTHER_KEY);
    String files = "";
    try (var each = Files.list(directory)) {
      for (Path file : each.toList()) {
        files += Files.readString(file, StandardCharsets.ISO_8859_1);
      }
    }

    assertThat(files)
        .doesNotContain(new String(key, StandardCharsets.ISO_8859_1))
        .doesNotContain(java.util.Base64.getEncoder().withoutPadding().encodeToString(key))
        .doesNotContainIgnoringCase(hex(key));
    assertThat(vault.subKeys() + messageOf(() -> tag(vault(KEY), API_KEYS)))
        .startsWith("SubKeys[***]")
        .doesNotContain(hex(key));
  }

  @Test
  void refusesEveryCallOnceItIsClosed() {
    SubKeys keys = vault.subKeys();
    tag(vault, API_KEYS);

    keys.close();
    keys.close();

    assertThatThrownBy(() -> keys.hmac(API_KEYS, TEXT)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> keys.hmac(AUDIT, TEXT)).isInstanceOf(IllegalStateException.class);
  }

  private Map<String, String> wrapped() {
    return store.credentials().subKeys();
  }

  private byte[] unwrapped(SubKeyPurpose purpose) {
    Place place = Place.ofSubKey(store.credentials().storeId(), purpose.name());
    String wrapped = store.credentials().subKey(purpose.name()).orElseThrow();
    SealedText text = SealedText.parse(wrapped).orElseThrow();
    try (KeyMaterial key = KEY.load()) {
      byte[] plain = new CredentialCipher().open(key, place, text).orElseThrow();
      assertThat(plain).hasSize(32);
      return Arrays.copyOf(plain, plain.length);
    }
  }

  private static String tag(CredentialVault vault, SubKeyPurpose purpose) {
    return hex(vault.subKeys().hmac(purpose, TEXT));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
