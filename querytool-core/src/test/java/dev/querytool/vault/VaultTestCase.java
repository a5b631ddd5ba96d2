package dev.querytool.vault;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.store.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A vault on a fresh store with one user, and a way to change the file behind its back. */
abstract class VaultTestCase {

  static final String USER = "u1";
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  static final Clock CLOCK = Clock.fixed(NOW.plusNanos(999), ZoneOffset.UTC);
  static final MasterKey KEY = MasterKey.of(() -> keyBytes(1));
  static final MasterKey OTHER_KEY = MasterKey.of(() -> keyBytes(2));

  @TempDir Path directory;
  Store store;
  CredentialVault vault;

  @BeforeEach
  void openVault() {
    store = openStore("store.db");
    execute(
        "INSERT INTO users (uid, username, password_hash, created_at) VALUES ('u1','u','h','t')");
    vault = vault(KEY);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  Store openStore(String name) {
    return openStore(name, Duration.ofSeconds(60));
  }

  Store openStore(String name, Duration acquireTimeout) {
    return Store.open(directory.resolve(name), CLOCK, acquireTimeout);
  }

  CredentialVault vault(MasterKey key) {
    return CredentialVault.create(store.credentials(), key, CLOCK);
  }

  List<String> ciphertexts() {
    return store.credentials().all().stream().map(CredentialStore.Row::ciphertext).toList();
  }

  String ciphertext(String id) {
    return store.credentials().find(USER, id).orElseThrow().ciphertext();
  }

  void setCiphertext(String id, String ciphertext) {
    execute(
        "UPDATE external_credentials SET encrypted_credential = '%s' WHERE id = '%s'"
            .formatted(ciphertext, id));
  }

  void execute(String sql) {
    try (Connection connection = raw();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  Connection raw() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("store.db"));
  }

  static NewCredential openAi(String displayName, String value) {
    return new NewCredential(USER, "openai", displayName, Secret.of(value), "use");
  }

  static String reveal(Secret secret) {
    return secret.reveal(value -> value);
  }

  static String messageOf(Runnable work) {
    CredentialException thrown = catchThrowableOfType(CredentialException.class, () -> work.run());
    return thrown.getMessage() + "/" + thrown.getCause() + thrown.details();
  }

  static byte[] keyBytes(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
