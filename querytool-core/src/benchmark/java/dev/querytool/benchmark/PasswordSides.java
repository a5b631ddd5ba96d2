package dev.querytool.benchmark;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.querytool.access.Accounts;
import dev.querytool.access.Caller;
import dev.querytool.store.Store;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A store with one account, and the bare hash of its password. */
@State(Scope.Benchmark)
public class PasswordSides {

  private static final String NAME = "owner";
  private static final String PASSWORD = "a long password";

  private Path folder;
  private Store store;
  private Accounts accounts;
  private Argon2Function bare;

  /** Registers the account. */
  @Setup
  public void open() throws IOException {
    Logging.warningsOnly();
    folder = Files.createTempDirectory("querytool-benchmark");
    Clock clock = Clock.systemUTC();
    store = Store.open(folder.resolve("querytool.db"), clock, Duration.ofSeconds(40));
    accounts = Accounts.create(store.accounts(), clock);
    accounts.register(NAME, Secret.of(PASSWORD));
    bare = Argon2Function.getInstance(46 * 1_024, 1, 1, 32, Argon2.ID);
  }

  /** Closes the store. */
  @TearDown
  public void close() throws IOException {
    store.close();
    Workplace.delete(folder);
  }

  Caller authenticate() {
    return accounts.authenticate(NAME, Secret.of(PASSWORD));
  }

  byte[] hash() {
    return bare.hash(PASSWORD.getBytes(StandardCharsets.UTF_8), new byte[16]).getBytes();
  }
}
