package dev.querytool.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.querytool.connection.ConnectionStore.Draft;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.HeardLog;
import dev.querytool.testkit.SecretForms;
import dev.querytool.vault.Credential;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.NewCredential;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoreSecrecyTest extends StoreTestCase {

  private static final String PASSWORD = "p@ss w\u00f6rd/\u5bc6\u7801?+%41-0123456789";

  private static final SecretForms FORMS = new SecretForms().addText("password", PASSWORD);

  @RegisterExtension final HeardLog log = new HeardLog();

  @Test
  void findsAPasswordThatLiesInAFile() throws IOException {
    for (Map.Entry<String, String> form : FORMS.all().entrySet()) {
      Files.writeString(directory.resolve("planted"), form.getValue(), ISO_8859_1);

      assertThat(FORMS.inFiles(directory)).contains(form.getKey() + " in planted");
    }
  }

  @Test
  void keepsNoPasswordReadableInItsFiles() throws IOException {
    usePassword();

    assertThat(FORMS.inFiles(directory)).isEmpty();
    store.close();
    assertThat(FORMS.inFiles(directory)).isEmpty();
  }

  @Test
  void logsEachStatementWithItsDuration() {
    store.connections().list();

    assertThat(log.lines())
        .anyMatch(
            line -> line.matches("(?s)\\d+ us: SELECT id, name.* FROM connections ORDER BY .*"));
  }

  @Test
  void logsNothingThatIsBound() {
    usePassword();

    assertThat(log.lines()).anyMatch(line -> line.contains("INSERT INTO external_credentials"));
    assertThat(log.lines())
        .noneMatch(line -> line.contains(PASSWORD))
        .noneMatch(line -> line.contains("shop.example"))
        .noneMatch(line -> line.contains("v1."));
  }

  @Test
  void logsAFailedStatementWithoutWhatWasBoundToIt() {
    Throwable failure = failingInsert();

    assertThat(log.lines()).anyMatch(line -> line.startsWith("failed with code "));
    assertThat(log.lines()).noneMatch(line -> line.contains("shop.example"));
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
}
