package dev.querytool.benchmark;

import dev.querytool.access.Account;
import dev.querytool.access.Accounts;
import dev.querytool.access.Caller;
import dev.querytool.access.NewKey;
import dev.querytool.access.Scopes;
import dev.querytool.access.SealedAccounts;
import dev.querytool.access.ServiceApiKeys;
import dev.querytool.store.Store;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import dev.querytool.vault.SubKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A store with 100,000 keys, and a bare connection to its file. */
@State(Scope.Benchmark)
public class KeySides {

  private static final int KEYS = 100_000;
  private static final int STEP = 7_919;
  private static final int ID_FROM = 4;
  private static final int ID_TO = 26;

  private Path folder;
  private Store store;
  private SubKeys subKeys;
  private ServiceApiKeys keys;
  private List<Secret> secrets;
  private Connection bare;
  private Mac mac;
  private int position;

  /** Issues the keys. */
  @Setup
  public void open() throws IOException, SQLException, GeneralSecurityException {
    Logging.warningsOnly();
    folder = Files.createTempDirectory("querytool-benchmark");
    Clock clock = Clock.systemUTC();
    store = Store.open(folder.resolve("querytool.db"), clock, Duration.ofSeconds(40));
    subKeys =
        CredentialVault.create(store.credentials(), MasterKey.of(KeySides::masterKey), clock)
            .subKeys();
    SealedAccounts accounts = SealedAccounts.over(store.accounts(), subKeys);
    keys = ServiceApiKeys.create(accounts.owning(store.apiKeys()), subKeys, clock);
    Account owner =
        Accounts.create(accounts, clock).register("owner", Secret.of("a long password"));
    NewKey wanted = NewKey.of(owner.uid()).scopes(Scopes.of("query:run:shop", "catalog:read:*"));
    secrets =
        store
            .apiKeys()
            .inTransaction(
                () -> IntStream.range(0, KEYS).mapToObj(i -> keys.issue(wanted).secret()).toList());
    bare = DriverManager.getConnection("jdbc:sqlite:" + store.path());
    mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(masterKey(), "HmacSHA256"));
  }

  /** Closes both. */
  @TearDown
  public void close() throws IOException, SQLException {
    bare.close();
    keys.close();
    subKeys.close();
    store.close();
    Workplace.delete(folder);
  }

  Caller authenticate() {
    return keys.authenticate(next());
  }

  byte[] readAndDigest() throws SQLException {
    String text = next().reveal(value -> value);
    try (PreparedStatement statement =
        bare.prepareStatement("SELECT hashed_key FROM service_api_keys WHERE id = ?")) {
      statement.setString(1, text.substring(ID_FROM, ID_TO));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        mac.update(row.getString(1).getBytes(StandardCharsets.UTF_8));
      }
    }
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private Secret next() {
    position = (position + STEP) % KEYS;
    return secrets.get(position);
  }

  private static byte[] masterKey() {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 1);
    return key;
  }
}
