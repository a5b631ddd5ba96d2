package dev.querytool.access;

import dev.querytool.store.Store;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and keys in a store of their own. */
abstract class AccessTestCase {

  static final Secret PASSWORD = Secret.of("correct horse 电池");
  static final Secret WRONG = Secret.of("incorrect horse");

  @TempDir Path directory;
  final MovableClock clock = new MovableClock();
  Store store;
  Accounts accounts;
  ServiceApiKeys keys;

  @BeforeEach
  void openStore() {
    store = Store.open(directory.resolve("store.db"), clock, Duration.ofSeconds(20));
    accounts = Accounts.create(store.accounts(), clock);
    keys = ServiceApiKeys.create(store.apiKeys(), AccessTestCase::digest, clock);
  }

  @AfterEach
  void closeStore() {
    keys.close();
    store.close();
  }

  static byte[] digest(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
      for (byte[] part : parts) {
        mac.update((byte) part.length);
        mac.update(part);
      }
      return mac.doFinal();
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
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
      return e.getCause();
    }
  }
}
