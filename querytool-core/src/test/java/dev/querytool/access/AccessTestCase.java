package dev.querytool.access;

import dev.querytool.store.Store;
import dev.querytool.testkit.SettableClock;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import dev.querytool.vault.SubKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and keys in a store of their own. */
abstract class AccessTestCase {

  static final Secret PASSWORD = Secret.of("correct horse 电池");
  static final Secret WRONG = Secret.of("incorrect horse");

  /** Far less than outside of tests: what is shown here does not depend on it. */
  static final int MEMORY = 64;

  @TempDir Path directory;
  final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05.678Z"));
  Store store;
  SealedAccounts sealed;
  Accounts accounts;
  SubKeys subKeys;
  ServiceApiKeys keys;
  Grants grants;
  private Function<Caller, CallerRights> rights;

  @BeforeEach
  void openStore() {
    store = Store.open(directory.resolve("store.db"), clock, Duration.ofSeconds(60));
    subKeys =
        CredentialVault.create(store.credentials(), MasterKey.of(AccessTestCase::masterKey), clock)
            .subKeys();
    sealed = SealedAccounts.over(store.accounts(), subKeys);
    accounts =
        new DefaultAccounts(sealed, clock, new AttemptLimit(clock), new PasswordHashes(MEMORY));
    ApiKeyStore keyStore = sealed.owning(store.apiKeys());
    keys = ServiceApiKeys.create(keyStore, subKeys, clock);
    SealedGrants seals = SealedGrants.of(subKeys, store.grants()::placeOf);
    grants = Grants.create(store.grants(), sealed, keyStore, seals, clock);
    rights = CallerRights.ofCallers(sealed, keyStore, store.grants(), seals, clock);
  }

  @AfterEach
  void closeStore() {
    keys.close();
    subKeys.close();
    store.close();
  }

  CallerRights rightsOf(Caller caller) {
    return rights.apply(caller);
  }

  boolean isLive(Caller caller) {
    return rightsOf(caller).isLive();
  }

  private static byte[] masterKey() {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 7);
    return key;
  }

  /** Runs tasks on threads of their own at the same time; gives results and failures. */
  static List<Object> together(List<Callable<Object>> tasks) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<Object> results = new ArrayList<>();
      for (Future<Object> task : threads.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
        results.add(result(task));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Object result(Future<Object> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      return Objects.requireNonNullElse(e.getCause(), e);
    }
  }
}
