package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.querytool.error.ValidationException;
import dev.querytool.store.Store;
import dev.querytool.vault.CredentialException;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsInStoreTest {

  private static final String WORD = "correct-horse-9182";

  @TempDir private Path folder;
  private Path shop;
  private Path other;
  private Store store;
  private CredentialVault vault;
  private ManagedConnections connections;

  @BeforeEach
  void open() {
    shop = SqliteFiles.create(folder.resolve("shop.db"), "shop");
    other = SqliteFiles.create(folder.resolve("other.db"), "other");
    reopen();
  }

  @AfterEach
  void close() {
    connections.close();
    store.close();
  }

  @Test
  void comesBackWithTheStore() {
    DatabaseConnection saved = connections.register("shop", "sqlite:" + shop, Secret.of(WORD));
    close();
    reopen();
    assertThat(connections.list())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.id()).isEqualTo(saved.id());
              assertThat(row.url()).isEqualTo("sqlite:" + shop);
              assertThat(row.createdAt()).isEqualTo(saved.createdAt());
            });
    assertThat(valueOf("SHOP")).isEqualTo("shop");
  }

  @Test
  void listsByNameAndKeepsTheIdOfANameRegisteredAgain() {
    DatabaseConnection first = connections.register("shop", "sqlite:" + shop, Secret.of(WORD));
    connections.register("Archive", "sqlite:" + other, Secret.of(WORD));
    DatabaseConnection again = connections.register("SHOP", "sqlite:" + other, Secret.of(WORD));
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(connections.list())
        .extracting(DatabaseConnection::name)
        .containsExactly("Archive", "shop");
  }

  @Test
  void writesNothingWhenAStepFailsToStore() {
    connections.addStep(
        (name, session) ->
            saved -> {
              throw new IllegalStateException("cannot store");
            });
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> connections.register("shop", "sqlite:" + shop, Secret.of(WORD)));
    assertThat(connections.list()).isEmpty();
    assertThat(vault.list("default_user")).isEmpty();
  }

  @Test
  void keepsThePasswordEncryptedAndBoundToItsPlace() throws IOException {
    DatabaseConnection saved = connections.register("shop", "sqlite:" + shop, Secret.of(WORD));
    close();
    reopen();
    assertThat(valueOf("shop")).isEqualTo("shop");
    store
        .connections()
        .update(
            saved.id(),
            new ConnectionStore.Draft(
                "shop", "sqlite:" + other, Dialect.SQLITE, saved.credentialId().orElseThrow()),
            saved.updatedAt());
    close();
    reopen();
    assertThatExceptionOfType(CredentialException.class)
        .isThrownBy(() -> connections.borrow("shop"));
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.FAILED);
    connections.close();
    store.close();
    assertThat(bytesOfTheStore()).contains("shop").doesNotContain(WORD);
  }

  @Test
  void deletesThePasswordWithItsConnection() {
    connections.register("shop", "sqlite:" + shop, Secret.of(WORD));
    assertThat(vault.list("default_user")).hasSize(1);
    assertThat(connections.remove("shop")).isTrue();
    assertThat(vault.list("default_user")).isEmpty();
    assertThat(connections.list()).isEmpty();
  }

  @Test
  void replacesAndDropsThePasswordWithTheUrl() {
    DatabaseConnection first = connections.register("shop", "sqlite:" + shop, Secret.of(WORD));
    DatabaseConnection moved = connections.register("shop", "sqlite:" + other, Secret.of(WORD));
    assertThat(moved.credentialId()).isEqualTo(first.credentialId());
    assertThat(valueOf("shop")).isEqualTo("other");
    connections.registration("shop", "sqlite:" + shop).saveOnly();
    assertThat(connections.get("shop").credentialId()).isEmpty();
    assertThat(vault.list("default_user")).isEmpty();
  }

  @Test
  void neverRegistersItsOwnFile() throws IOException {
    Path link = Files.createLink(folder.resolve("link.db"), store.path());
    try (ManagedConnections plain =
        ManagedConnections.builder(store.connections(), vault).ownFile(store.path()).build()) {
      for (Path path : List.of(store.path(), link)) {
        assertThatExceptionOfType(ValidationException.class)
            .isThrownBy(() -> plain.register("own", "sqlite:" + path))
            .withMessageContaining("querytool's own store");
      }
      assertThat(plain.register("shop", "sqlite:" + shop).name()).isEqualTo("shop");
    }
  }

  private void reopen() {
    Clock clock = Clock.systemUTC();
    store = Store.open(folder.resolve("querytool.db"), clock, Duration.ofSeconds(60));
    vault =
        CredentialVault.create(
            store.credentials(), MasterKey.of(ConnectionsInStoreTest::key), clock);
    connections =
        ManagedConnections.builder(store.connections(), vault)
            .clock(clock)
            .engines((url, tls) -> new LockedEngine(url.file(), Secret.of(WORD)))
            .build();
  }

  private static byte[] key() {
    byte[] key = new byte[32];
    new Random(7).nextBytes(key);
    return key;
  }

  private String valueOf(String name) {
    try (ReadSession session = connections.borrow(name)) {
      return SqliteFiles.value(session);
    }
  }

  private String bytesOfTheStore() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("querytool")).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
