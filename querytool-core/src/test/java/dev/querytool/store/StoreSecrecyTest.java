package dev.querytool.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.querytool.connection.ConnectionStore.Draft;
import dev.querytool.connection.Dialect;
import dev.querytool.vault.Credential;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.NewCredential;
import dev.querytool.vault.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StoreSecrecyTest extends StoreTestCase {

  private static final String PASSWORD = "p@ss w\u00f6rd/\u5bc6\u7801?+%41-0123456789";

  private final ListAppender<ILoggingEvent> events = new ListAppender<>();
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
  void findsAPasswordThatLiesInAFile() throws IOException {
    for (Form form : forms(PASSWORD)) {
      Files.writeString(directory.resolve("planted"), form.content(), StandardCharsets.ISO_8859_1);

      assertThat(formsInTheFiles()).as(form.name()).contains(form.name());
    }
  }

  @Test
  void keepsNoPasswordReadableInItsFiles() throws IOException {
    usePassword();

    assertThat(formsInTheFiles()).isEmpty();
    store.close();
    assertThat(formsInTheFiles()).isEmpty();
  }

  @Test
  void logsEachStatementWithItsDuration() {
    store.connections().list();

    assertThat(lines())
        .anyMatch(
            line -> line.matches("(?s)\\d+ us: SELECT id, name.* FROM connections ORDER BY .*"));
  }

  @Test
  void logsNothingThatIsBound() {
    usePassword();

    assertThat(lines()).anyMatch(line -> line.contains("INSERT INTO external_credentials"));
    assertThat(lines())
        .noneMatch(line -> line.contains(PASSWORD))
        .noneMatch(line -> line.contains("shop.example"))
        .noneMatch(line -> line.contains("v1."));
  }

  @Test
  void logsAFailedStatementWithoutWhatWasBoundToIt() {
    Throwable failure = failingInsert();

    assertThat(lines()).anyMatch(line -> line.startsWith("failed with code "));
    assertThat(lines()).noneMatch(line -> line.contains("shop.example"));
    assertThat(stackTrace(failure))
        .contains("connections.name")
        .doesNotContain("shop.example")
        .doesNotContain("org.jdbi");
  }

  private void usePassword() {
    CredentialVault vault =
        CredentialVault.create(store.credentials(), MasterKey.of(StoreSecrecyTest::key), CLOCK);
    Credential credential =
        vault.store(
            new NewCredential(
                "default_user", "connection", "shop", Secret.of("first " + PASSWORD), "b"));
    vault.replace("default_user", credential.id(), Secret.of(PASSWORD), "b");
    insertShop(credential.id());
    failingInsert();
    vault.open("default_user", credential.id(), "b");
    vault.rotate(MasterKey.of(() -> filled(2)));
    vault.delete("default_user", credential.id());
    vault.store(new NewCredential("default_user", "connection", "shop", Secret.of(PASSWORD), "b"));
  }

  private void insertShop(String credentialId) {
    store
        .connections()
        .insert(
            new Draft("shop", "postgres://me@shop.example/db", Dialect.POSTGRES, credentialId),
            NOW);
  }

  private Throwable failingInsert() {
    if (store.connections().find("shop").isEmpty()) {
      store
          .connections()
          .insert(new Draft("shop", "mysql://shop.example", Dialect.MYSQL, null), NOW);
    }
    return catchThrowable(
        () ->
            store
                .connections()
                .insert(new Draft("SHOP", "mysql://shop.example", Dialect.MYSQL, null), NOW));
  }

  private List<String> lines() {
    return List.copyOf(events.list).stream()
        .map(
            event ->
                event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .toList();
  }

  private List<String> formsInTheFiles() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        String content = latin1(Files.readAllBytes(file));
        forms(PASSWORD).stream()
            .filter(form -> content.contains(form.content()))
            .forEach(form -> found.add(form.name()));
      }
    }
    return found;
  }

  private record Form(String name, String content) {

    Form(String name, byte[] bytes) {
      this(name, latin1(bytes));
    }
  }

  private static List<Form> forms(String password) {
    List<Form> forms = new ArrayList<>();
    forms.add(new Form("UTF-8", utf8(password)));
    forms.add(new Form("UTF-16LE", password.getBytes(StandardCharsets.UTF_16LE)));
    String form = URLEncoder.encode(password, StandardCharsets.UTF_8);
    forms.add(new Form("form encoded", utf8(form)));
    forms.add(new Form("percent encoded", utf8(form.replace("+", "%20"))));
    for (int offset = 0; offset < 3; offset++) {
      String text = base64From(offset, utf8(password));
      forms.add(new Form("base64 at " + offset, utf8(text)));
      forms.add(new Form("base64url at " + offset, utf8(text.replace('+', '-').replace('/', '_'))));
    }
    return forms;
  }

  /** What every base64 text has in common that holds the bytes at a place of this remainder. */
  private static String base64From(int offset, byte[] bytes) {
    ByteArrayOutputStream shifted = new ByteArrayOutputStream();
    shifted.writeBytes(new byte[offset]);
    shifted.writeBytes(bytes);
    String text = Base64.getEncoder().encodeToString(shifted.toByteArray());
    int known = (shifted.size() / 3) * 4;
    return text.substring(offset == 0 ? 0 : 4, known);
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString().replaceAll("(?m)^\\s+at .*$", "");
  }

  private static byte[] key() {
    return filled(1);
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
