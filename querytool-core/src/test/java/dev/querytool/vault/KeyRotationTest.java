package dev.querytool.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyRotationTest extends VaultTestCase {

  @Test
  void opensEverythingUnderTheNewKeyAndNothingUnderTheOld() {
    String one = vault.store(openAi("a", "x")).id();
    String other =
        vault.store(new NewCredential("default_user", "s", "", Secret.of("y"), "bound")).id();

    vault.rotate(OTHER_KEY);

    for (CredentialVault now : List.of(vault, vault(OTHER_KEY))) {
      assertThat(reveal(now.open(USER, one, "use"))).isEqualTo("x");
      assertThat(reveal(now.open("default_user", other, "bound"))).isEqualTo("y");
    }
    assertThat(messageOf(() -> vault(KEY).open(USER, one, "use"))).contains("does not decrypt");
  }

  @Test
  void keepsIdsHintsTimesAndBindings() {
    Credential before = vault.store(openAi("a", "0123456789abcdef"));

    vault.rotate(OTHER_KEY);

    assertThat(vault.list(USER)).containsExactly(before);
    assertThat(messageOf(() -> vault.open(USER, before.id(), "another use")))
        .contains("does not decrypt");
  }

  @Test
  void storesUnderTheNewKeyFromThenOn() {
    vault.store(openAi("a", "x"));
    vault.rotate(OTHER_KEY);

    String id = vault.store(openAi("b", "y")).id();

    assertThat(reveal(vault(OTHER_KEY).open(USER, id, "use"))).isEqualTo("y");
  }

  @Test
  void changesNothingWhenOneDoesNotDecrypt() {
    String good = vault.store(openAi("a", "x")).id();
    String bad = vault.store(openAi("b", "y")).id();
    setCiphertext(bad, "v1.broken");
    List<String> before = ciphertexts();

    assertThatThrownBy(() -> vault.rotate(OTHER_KEY))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining(bad);

    assertThat(ciphertexts()).isEqualTo(before);
    assertThat(reveal(vault.open(USER, good, "use"))).isEqualTo("x");
  }

  @Test
  void goesOnWithTheOldKeyWhenTheCommitFails() {
    AtomicBoolean failing = new AtomicBoolean();
    CredentialVault unlucky =
        CredentialVault.create(failingToCommit(store.credentials(), failing), KEY, CLOCK);
    String id = unlucky.store(openAi("a", "x")).id();

    failing.set(true);
    assertThatThrownBy(() -> unlucky.rotate(OTHER_KEY)).hasMessage("the disk is full");
    failing.set(false);

    assertThat(reveal(unlucky.open(USER, id, "use"))).isEqualTo("x");
    String next = unlucky.store(openAi("b", "y")).id();
    assertThat(reveal(vault(KEY).open(USER, next, "use"))).isEqualTo("y");
  }

  @Test
  void changesNothingWhenTheNewKeyIsNoKey() {
    vault.store(openAi("a", "x"));
    List<String> before = ciphertexts();

    assertThatThrownBy(() -> vault.rotate(MasterKey.none()))
        .isInstanceOf(CredentialException.class);

    assertThat(ciphertexts()).isEqualTo(before);
  }

  @Test
  void rotatesAStoreWithoutCredentialsAndWithoutAKey() {
    CredentialVault keyless = vault(MasterKey.none());

    keyless.rotate(KEY);

    String id = keyless.store(openAi("a", "x")).id();
    assertThat(reveal(vault(KEY).open(USER, id, "use"))).isEqualTo("x");
  }

  @Test
  void makesTheKeyFileItRotatesTo() {
    String id = vault.store(openAi("a", "x")).id();
    Path file = directory.resolve("next.key");

    vault.rotate(MasterKey.fromFileOrCreate(file));

    assertThat(reveal(vault(MasterKey.fromFile(file)).open(USER, id, "use"))).isEqualTo("x");
  }

  @Test
  void leavesNoOldCiphertextInTheFiles() throws IOException {
    for (int i = 0; i < 50; i++) {
      vault.store(openAi("n" + i, "value " + i));
    }
    List<String> old = ciphertexts();
    assertThat(old).allMatch(this::liesInAFile);

    vault.rotate(OTHER_KEY);

    assertThat(old).noneMatch(this::liesInAFile);
    assertThat(ciphertexts()).allMatch(this::liesInAFile);
  }

  @Test
  void refusesToRotateInsideATransaction() {
    String id = vault.store(openAi("a", "x")).id();

    assertThatThrownBy(
            () ->
                store
                    .catalog()
                    .inTransaction(
                        () -> {
                          vault.rotate(OTHER_KEY);
                          return true;
                        }))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("inside a transaction");
    assertThat(reveal(vault(KEY).open(USER, id, "use"))).isEqualTo("x");
  }

  @Test
  void saysThatItIsDoneWhenOnlyTheRewritingFailed() throws SQLException {
    String id = vault.store(openAi("a", "x")).id();
    store.close();
    store = openStore("store.db", Duration.ofMillis(200));
    CredentialVault hasty = vault(KEY);

    try (Connection reader = raw();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.executeQuery("SELECT count(*) FROM users").next();

      assertThatThrownBy(() -> hasty.rotate(OTHER_KEY))
          .isInstanceOf(CredentialException.class)
          .hasMessageContaining("The new master key is in use")
          .hasCauseInstanceOf(RuntimeException.class);
    }

    assertThat(reveal(hasty.open(USER, id, "use"))).isEqualTo("x");
    assertThat(reveal(vault(OTHER_KEY).open(USER, id, "use"))).isEqualTo("x");
  }

  @Test
  void neverFailsThoseWhoOpenOrStoreMeanwhile() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(vault.store(openAi("n" + i, "value " + i)).id());
    }
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Future<Integer> opened = threads.submit(() -> openAgainAndAgain(ids, done));
      Future<Integer> storing = threads.submit(() -> storeAgainAndAgain(done));
      for (int i = 0; i < 6; i++) {
        int key = 3 + i;
        vault.rotate(MasterKey.of(() -> keyBytes(key)));
      }
      done.set(true);

      assertThat(opened.get()).isPositive();
      int stored = storing.get();
      assertThat(vault.list(USER)).hasSize(10 + stored);
      assertThat(vault.list(USER))
          .allMatch(each -> reveal(vault.open(USER, each.id(), "use")).startsWith("value "));
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }

  /** The real store, whose transactions are undone at their very end while {@code failing}. */
  private static CredentialStore failingToCommit(CredentialStore real, AtomicBoolean failing) {
    return (CredentialStore)
        Proxy.newProxyInstance(
            KeyRotationTest.class.getClassLoader(),
            new Class<?>[] {CredentialStore.class},
            (proxy, method, arguments) ->
                failing.get() && method.getName().equals("inTransaction")
                    ? real.inTransaction(() -> failAfter((Supplier<?>) arguments[0]))
                    : method.invoke(real, arguments));
  }

  private static Object failAfter(Supplier<?> work) {
    throw new IllegalStateException(work.get() == null ? "no work" : "the disk is full");
  }

  private int openAgainAndAgain(List<String> ids, AtomicBoolean done) {
    int opened = 0;
    while (!done.get()) {
      for (int i = 0; i < ids.size(); i++) {
        assertThat(reveal(vault.open(USER, ids.get(i), "use"))).isEqualTo("value " + i);
        opened++;
      }
    }
    return opened;
  }

  private int storeAgainAndAgain(AtomicBoolean done) {
    int stored = 0;
    while (!done.get()) {
      vault.store(openAi("more " + stored, "value " + stored));
      stored++;
    }
    return stored;
  }

  private boolean liesInAFile(String text) {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
