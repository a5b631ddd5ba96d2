package dev.querytool.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.querytool.query.HistoryBounds;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Searches files, log and failures for every key and value that was in use. */
class KeySecrecyTest extends VaultTestCase {

  private static final String VALUE = "zq-7f3a91c2-value-of-a-credential";

  private final ListAppender<ILoggingEvent> events = new ListAppender<>();
  private final StringWriter failures = new StringWriter();
  private final List<byte[]> secrets = new ArrayList<>();
  private Logger root;
  private Level before;

  @BeforeEach
  void listen() {
    root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    before = root.getLevel();
    root.setLevel(Level.TRACE);
    events.start();
    root.addAppender(events);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(events);
    root.setLevel(before);
  }

  @Test
  void findsAKeyThatLiesInAFile() throws IOException {
    useKeys();

    for (String form : forms(secrets.get(0)).toList()) {
      Files.writeString(directory.resolve("planted"), form, StandardCharsets.ISO_8859_1);
      assertThat(found(files())).isNotEmpty();
    }
  }

  @Test
  void showsNoKeyAndNoValueAnywhere() throws IOException {
    useKeys();

    assertThat(secrets).hasSize(2 + SubKeyPurpose.values().length + 1);
    assertThat(events.list).isNotEmpty();
    assertThat(failures.toString()).contains("does not unwrap", "does not decrypt");
    assertThat(found(log())).isEmpty();
    assertThat(found(failures.toString())).isEmpty();
    assertThat(found(files())).isEmpty();
    store.close();
    assertThat(found(files())).isEmpty();
  }

  private void useKeys() {
    MasterKey first = randomKey();
    MasterKey second = randomKey();
    CredentialVault vault = vault(first);
    UserCredentials mine = new UserCredentials(vault, USER);
    String id = mine.store("openai", "", Secret.of(VALUE)).id();
    secrets.add(VALUE.getBytes(StandardCharsets.UTF_8));
    for (SubKeyPurpose purpose : SubKeyPurpose.values()) {
      vault.subKeys().hmac(purpose, new byte[] {1});
      secrets.add(unwrapped(first, purpose));
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
    secrets.add(key);
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

  private List<String> found(String text) {
    return secrets.stream().flatMap(KeySecrecyTest::forms).filter(text::contains).toList();
  }

  private static Stream<String> forms(byte[] secret) {
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(secret);
    String hex = HexFormat.of().formatHex(secret);
    return Stream.of(
        new String(secret, StandardCharsets.ISO_8859_1),
        base64,
        base64.replace('+', '-').replace('/', '_'),
        hex,
        hex.toUpperCase(java.util.Locale.ROOT),
        Arrays.toString(secret));
  }

  private String log() {
    StringBuilder lines = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(events.list)) {
      lines.append(event.getFormattedMessage()).append('\n');
      if (event.getThrowableProxy() != null) {
        lines.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    return lines.toString();
  }

  private String files() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> each = Files.list(directory)) {
      for (Path file : each.toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
