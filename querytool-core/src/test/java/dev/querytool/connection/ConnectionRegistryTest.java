package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionRegistryTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  @TempDir private Path folder;
  private final MemoryStore store = new MemoryStore();
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private Path file;
  private Path other;
  private Path own;
  private ManagedConnections connections;

  @BeforeEach
  void open() {
    file = SqliteFiles.create(folder.resolve("shop.db"), "shop");
    other = SqliteFiles.create(folder.resolve("other.db"), "other");
    own = SqliteFiles.create(folder.resolve("querytool.db"), "own");
    connections =
        ManagedConnections.builder(store, store)
            .clock(Clock.fixed(NOW.plusNanos(1), ZoneOffset.UTC))
            .ownFile(own)
            .build();
    connections.addListener((name, from, to) -> heard.add(name + " " + from + ">" + to));
  }

  @AfterEach
  void close() {
    connections.close();
  }

  @Test
  void registersWhatCanBeReached() {
    DatabaseConnection saved = connections.register("shop", "sqlite:" + file);
    assertThat(saved.name()).isEqualTo("shop");
    assertThat(saved.url()).isEqualTo("sqlite:" + file);
    assertThat(saved.dbType()).isEqualTo("sqlite");
    assertThat(saved.credentialId()).isEmpty();
    assertThat(saved.createdAt()).isEqualTo(NOW);
    assertThat(connections.find("shop")).contains(saved);
    assertThat(connections.get("SHOP")).isSameAs(saved);
    assertThat(valueOf("Shop")).isEqualTo("shop");
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.CONNECTED);
    assertThat(heard).containsExactly("shop INITIAL>CONNECTING", "shop CONNECTING>CONNECTED");
  }

  @Test
  void keepsIdAndSpellingWhenRegisteredAgain() {
    DatabaseConnection first = connections.register("Shop", "sqlite:" + file);
    DatabaseConnection second = connections.register("shop", "sqlite:" + other);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.name()).isEqualTo("Shop");
    assertThat(connections.list()).containsExactly(second);
    assertThat(valueOf("shop")).isEqualTo("other");
  }

  @Test
  void goesFromConnectedThroughDisconnectedWhenRegisteredAgain() {
    connections.register("shop", "sqlite:" + file);
    heard.clear();
    connections.register("shop", "sqlite:" + other);
    assertThat(heard)
        .containsExactly(
            "shop CONNECTED>DISCONNECTED",
            "shop DISCONNECTED>CONNECTING",
            "shop CONNECTING>CONNECTED");
  }

  @Test
  void letsSessionsOfTheOldUrlEndInTheirOwnTime() {
    connections.register("shop", "sqlite:" + file);
    try (ReadSession old = connections.borrow("shop")) {
      connections.register("shop", "sqlite:" + other);
      assertThat(valueOf("shop")).isEqualTo("other");
      assertThat(SqliteFiles.value(old)).isEqualTo("shop");
    }
  }

  @Test
  void writesNothingWhenTheDatabaseCannotBeReached() {
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> connections.register("shop", "sqlite:" + folder.resolve("none.db")));
    assertThat(connections.list()).isEmpty();
    assertThat(heard).containsExactly("shop INITIAL>CONNECTING", "shop CONNECTING>FAILED");
    assertThat(folder.resolve("none.db")).doesNotExist();
  }

  @Test
  void leavesTheOldOneWorkingWhenRegisteringAgainFails() {
    DatabaseConnection old = connections.register("shop", "sqlite:" + file);
    heard.clear();
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> connections.register("shop", "sqlite:" + folder.resolve("none.db")));
    assertThat(connections.get("shop")).isSameAs(old);
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.CONNECTED);
    assertThat(valueOf("shop")).isEqualTo("shop");
    assertThat(heard).isEmpty();
  }

  @Test
  void runsEveryStepOnASessionAndStoresItsWorkWithTheRow() {
    List<String> done = new ArrayList<>();
    connections.addStep(
        (name, session) -> {
          String read = SqliteFiles.value(session);
          return saved -> done.add(name + " " + read + " " + saved.id());
        });
    DatabaseConnection saved = connections.register("shop", "sqlite:" + file);
    assertThat(done).containsExactly("shop shop " + saved.id());
  }

  @Test
  void givesStepsASessionThatCannotWrite() {
    List<String> said = new ArrayList<>();
    connections.addStep(
        (name, session) -> {
          said.add(SqliteFiles.outcome(session, "DELETE FROM t"));
          said.add(SqliteFiles.outcome(session, "CREATE TEMP TABLE u (a)"));
          return saved -> {};
        });
    connections.register("shop", "sqlite:" + file);
    assertThat(said).hasSize(2).allSatisfy(text -> assertThat(text).contains("readonly"));
  }

  @Test
  void undoesEverythingWhenAStepFailsToStore() {
    DatabaseConnection old = connections.register("shop", "sqlite:" + file);
    connections.addStep(
        (name, session) ->
            saved -> {
              throw new IllegalStateException("cannot store");
            });
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> connections.register("shop", "sqlite:" + other));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> connections.register("second", "sqlite:" + other));
    assertThat(connections.list()).containsExactly(old);
    assertThat(valueOf("shop")).isEqualTo("shop");
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.CONNECTED);
  }

  @Test
  void writesNothingWhenAStepFailsToRead() {
    connections.addStep(
        (name, session) -> {
          throw new IllegalStateException("cannot read");
        });
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> connections.register("shop", "sqlite:" + file));
    assertThat(connections.list()).isEmpty();
    assertThat(heard).last().isEqualTo("shop CONNECTING>FAILED");
  }

  @Test
  void refusesATakenNameWhenOnlyANewOneIsWanted() {
    DatabaseConnection old = connections.register("shop", "sqlite:" + file);
    assertThatExceptionOfType(DuplicateConnectionException.class)
        .isThrownBy(() -> connections.registration("SHOP", "sqlite:" + other).onlyNew().register())
        .withMessageContaining("'shop' is registered already")
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
    assertThatExceptionOfType(DuplicateConnectionException.class)
        .isThrownBy(() -> connections.registration("shop", "sqlite:" + other).onlyNew().saveOnly());
    assertThat(connections.list()).containsExactly(old);
    assertThat(connections.registration("new", "sqlite:" + other).onlyNew().register().name())
        .isEqualTo("new");
  }

  @Test
  void givesANewNameToExactlyOneOfManyThreads() throws Exception {
    assertThat(registeredAtOnce(() -> connections.registration("n", "sqlite:" + file).onlyNew()))
        .isEqualTo(1);
    assertThat(connections.list()).hasSize(1);
    assertThat(valueOf("n")).isEqualTo("shop");
  }

  @Test
  void registersOneRowWhenManyThreadsRegisterOneName() throws Exception {
    assertThat(registeredAtOnce(() -> connections.registration("n", "sqlite:" + file)))
        .isEqualTo(6);
    assertThat(connections.list()).hasSize(1);
    assertThat(connections.state("n")).isEqualTo(ConnectionState.CONNECTED);
    assertThat(valueOf("n")).isEqualTo("shop");
  }

  @Test
  void savesWithoutConnectingWhenAsked() {
    Path later = folder.resolve("later.db");
    List<String> read = new ArrayList<>();
    connections.addStep(
        (name, session) -> {
          read.add(name);
          return saved -> {};
        });
    DatabaseConnection saved = connections.registration("later", "sqlite:" + later).saveOnly();
    assertThat(connections.list()).containsExactly(saved);
    assertThat(connections.state("later")).isEqualTo(ConnectionState.INITIAL);
    assertThat(heard).isEmpty();
    assertThat(read).isEmpty();
    SqliteFiles.create(later, "later");
    assertThat(valueOf("later")).isEqualTo("later");
    assertThat(connections.state("later")).isEqualTo(ConnectionState.CONNECTED);
  }

  @Test
  void refusesABadNameBeforeAnythingElse() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> connections.register("no good", "sqlite:" + file))
        .withMessageContaining("1 to 100");
    assertThat(heard).isEmpty();
  }

  @Test
  void refusesAPasswordForSqlite() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> connections.register("shop", "sqlite:" + file, Secret.of("s3cret")))
        .withMessageContaining("no login")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
    assertThat(connections.list()).isEmpty();
    assertThat(connections.register("shop", "sqlite:" + file, Secret.of("")).credentialId())
        .isEmpty();
  }

  @Test
  void namesTheNearestOnesWhenANameIsUnknown() {
    connections.register("shop", "sqlite:" + file);
    connections.register("ship", "sqlite:" + other);
    assertThatExceptionOfType(ConnectionNotFoundException.class)
        .isThrownBy(() -> connections.borrow("shpo"))
        .withMessageContaining("no connection is named 'shpo'; did you mean 'shop', 'ship'?")
        .satisfies(
            e -> assertThat(e.details()).isEqualTo(Map.of("candidates", List.of("shop", "ship"))));
    assertThatExceptionOfType(ConnectionNotFoundException.class)
        .isThrownBy(() -> connections.get("customers"))
        .withMessageContaining("register it first");
    assertThatExceptionOfType(ConnectionNotFoundException.class)
        .isThrownBy(() -> connections.state("nobody\n"))
        .withMessageContaining("'nobody?'");
    assertThatExceptionOfType(ConnectionNotFoundException.class)
        .isThrownBy(() -> connections.disconnect("nobody"));
    assertThatExceptionOfType(ConnectionNotFoundException.class)
        .isThrownBy(() -> connections.lastError("nobody"));
    assertThatExceptionOfType(ConnectionNotFoundException.class)
        .isThrownBy(() -> connections.test("nobody"));
    assertThatExceptionOfType(ConnectionNotFoundException.class)
        .isThrownBy(() -> connections.connection("nobody"));
    assertThat(connections.find("nobody")).isEmpty();
  }

  @Test
  void removesARowAndItsState() {
    connections.register("shop", "sqlite:" + file);
    assertThat(valueOf("shop")).isEqualTo("shop");
    heard.clear();
    assertThat(connections.remove("Shop")).isTrue();
    assertThat(heard).containsExactly("shop CONNECTED>DISCONNECTED");
    assertThat(connections.list()).isEmpty();
    assertThat(connections.remove("shop")).isFalse();
    assertThatExceptionOfType(ConnectionNotFoundException.class)
        .isThrownBy(() -> connections.borrow("shop"));
  }

  @Test
  void letsASessionOutliveTheRemovalOfItsConnection() {
    connections.register("shop", "sqlite:" + file);
    try (ReadSession session = connections.borrow("shop")) {
      connections.remove("shop");
      assertThat(SqliteFiles.value(session)).isEqualTo("shop");
    }
  }

  @Test
  void comesBackAfterDisconnecting() {
    connections.register("shop", "sqlite:" + file);
    assertThat(valueOf("shop")).isEqualTo("shop");
    heard.clear();
    connections.disconnect("shop");
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.DISCONNECTED);
    connections.disconnect("shop");
    assertThat(valueOf("shop")).isEqualTo("shop");
    assertThat(heard)
        .containsExactly(
            "shop CONNECTED>DISCONNECTED",
            "shop DISCONNECTED>CONNECTING",
            "shop CONNECTING>CONNECTED");
  }

  @Test
  void noticesALostDatabaseAndComesBackWithIt() throws IOException {
    connections.register("shop", "sqlite:" + file);
    assertThat(valueOf("shop")).isEqualTo("shop");
    Path away = Files.move(file, folder.resolve("away.db"));
    List<String> heard = new ArrayList<>();
    ConnectionRegistry.ListenerHandle handle =
        connections.addListener((name, from, to) -> heard.add(from + ">" + to));
    assertFails("shop", FailureKind.MISSING_FILE, "there is no such file");
    handle.close();
    assertThat(heard)
        .containsExactly("CONNECTED>DISCONNECTED", "DISCONNECTED>CONNECTING", "CONNECTING>FAILED");
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.FAILED);
    assertFails("shop", FailureKind.MISSING_FILE, "there is no such file");
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.FAILED);
    assertThat(connections.lastError("shop"))
        .hasValueSatisfying(error -> assertThat(error).contains("there is no such file"));
    Files.move(away, file);
    assertThat(valueOf("shop")).isEqualTo("shop");
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.CONNECTED);
  }

  @Test
  void hasNoLastErrorAtFirst() {
    connections.registration("shop", "sqlite:" + file).saveOnly();
    assertThat(connections.lastError("shop")).isEmpty();
  }

  @Test
  void testsARegisteredConnectionWithoutChangingItsState() throws IOException {
    connections.registration("shop", "sqlite:" + file).saveOnly();
    ConnectionTest good = connections.test("shop");
    assertThat(good.reachable()).isTrue();
    assertThat(good.message()).startsWith("SQLite 3.");
    assertThat(good.elapsed()).isPositive();
    Files.delete(file);
    ConnectionTest bad = connections.test("shop");
    assertThat(bad.reachable()).isFalse();
    assertThat(bad.message()).contains("there is no such file");
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.INITIAL);
    assertThat(heard).isEmpty();
  }

  @Test
  void testsAUrlWithoutRegisteringIt() {
    assertThat(connections.test("sqlite:" + file, Secret.of("")).reachable()).isTrue();
    assertThat(connections.test("sqlite:" + folder, Secret.of("")).reachable()).isFalse();
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> connections.test("oracle:x", Secret.of("")));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> connections.test("sqlite:" + file, Secret.of("s3cret")));
    assertThat(connections.list()).isEmpty();
  }

  @Test
  void saysThatAFileIsMissing() {
    assertRefused(folder.resolve("none.db"), FailureKind.MISSING_FILE, "none is created");
    assertRefused(folder.resolve("no/folder.db"), FailureKind.MISSING_FILE, "check the path");
  }

  @Test
  void saysThatADirectoryIsNoDatabase() {
    assertRefused(folder, FailureKind.NOT_A_FILE, "it is a directory");
  }

  @Test
  void opensNoDevice() {
    assertRefused(Path.of("/dev/zero"), FailureKind.NOT_A_FILE, "not a regular file");
  }

  @Test
  void saysThatAFileIsNotADatabase() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "these are notes".repeat(100));
    assertRefused(text, FailureKind.NOT_A_DATABASE, "not a SQLite database");
    assertThat(text).hasContent("these are notes".repeat(100));
  }

  @Test
  void saysThatADatabaseIsLocked() throws SQLException {
    try (Connection writer = SqliteFiles.writer(file);
        Statement statement = writer.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      assertRefused(file, FailureKind.LOCKED, "locked by a program that writes");
    }
    assertThat(connections.register("shop", "sqlite:" + file).name()).isEqualTo("shop");
  }

  @Test
  void saysThatAHalfWrittenDatabaseNeedsAWriter() throws Exception {
    Path half = folder.resolve("half.db");
    try (Connection writer = SqliteFiles.writer(file);
        Statement statement = writer.createStatement()) {
      statement.execute("PRAGMA cache_size=1");
      statement.execute("BEGIN IMMEDIATE");
      statement.execute(
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000)"
              + " INSERT INTO t SELECT printf('%.*c', 200, 'x') FROM n");
      Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
      Files.copy(Path.of(file + "-journal"), Path.of(half + "-journal"));
      statement.execute("ROLLBACK");
    }
    assertRefused(half, FailureKind.NEEDS_RECOVERY, "program that may write");
  }

  @Test
  void refusesTheStoresOwnFileAlsoThroughLinks() throws IOException {
    Path soft = Files.createSymbolicLink(folder.resolve("soft.db"), own);
    Path hard = Files.createLink(folder.resolve("hard.db"), own);
    Path around = folder.resolve("../" + folder.getFileName() + "/querytool.db");
    for (Path path : List.of(own, soft, hard, around)) {
      assertThatExceptionOfType(ValidationException.class)
          .isThrownBy(() -> connections.register("own", "sqlite:" + path))
          .withMessageContaining("querytool's own store");
      assertThatExceptionOfType(ValidationException.class)
          .isThrownBy(() -> connections.registration("own", "sqlite:" + path).saveOnly());
      assertThatExceptionOfType(ValidationException.class)
          .isThrownBy(() -> connections.test("sqlite:" + path, Secret.of("")));
    }
    assertThat(connections.list()).isEmpty();
  }

  @Test
  void refusesTheStoresOwnFileThatTookAnothersPlace() throws IOException {
    connections.register("shop", "sqlite:" + file);
    assertThat(valueOf("shop")).isEqualTo("shop");
    Files.delete(file);
    Files.createSymbolicLink(file, own);
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> connections.borrow("shop"))
        .withMessageContaining("querytool's own store");
  }

  @Test
  void opensAgainInTheNextProcessWhatWasRegisteredBefore() {
    connections.register("shop", "sqlite:" + file);
    try (ManagedConnections next = ManagedConnections.builder(store, store).build()) {
      assertThat(next.state("shop")).isEqualTo(ConnectionState.INITIAL);
      assertThat(next.connection("SHOP").name()).isEqualTo("shop");
      try (ReadSession session = next.borrow("shop")) {
        assertThat(SqliteFiles.value(session)).isEqualTo("shop");
      }
      assertThat(next.state("shop")).isEqualTo(ConnectionState.CONNECTED);
    }
  }

  @Test
  void findsDriversOnlyBehindTheGivenClassLoader() {
    try (ManagedConnections without =
        ManagedConnections.builder(store, store)
            .drivers(ClassLoader.getPlatformClassLoader())
            .build()) {
      assertThatExceptionOfType(ConnectionFailedException.class)
          .isThrownBy(() -> without.register("shop", "sqlite:" + file))
          .withMessageContaining("org.sqlite.JDBC");
    }
  }

  @Test
  void dropsWhatAListenerThrows() {
    connections.addListener(
        (name, from, to) -> {
          throw new IllegalStateException("a listener's own");
        });
    connections.register("shop", "sqlite:" + file);
    assertThat(heard).hasSize(2);
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.CONNECTED);
  }

  @Test
  void tellsARemovedListenerNothing() {
    List<String> late = new ArrayList<>();
    ConnectionListener listener = (name, from, to) -> late.add(name);
    ConnectionRegistry.ListenerHandle once = connections.addListener(listener);
    ConnectionRegistry.ListenerHandle twice = connections.addListener(listener);
    once.close();
    once.close();
    connections.register("shop", "sqlite:" + file);
    assertThat(late).hasSize(2);
    twice.close();
    connections.disconnect("shop");
    assertThat(late).hasSize(2);
  }

  @Test
  void letsAListenerUseTheRegistryFromAnotherThread() {
    List<ConnectionState> seen = new ArrayList<>();
    connections.addListener(
        (name, from, to) -> {
          Thread asking = new Thread(() -> seen.add(connections.state(name)));
          asking.start();
          try {
            asking.join(60_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    connections.register("shop", "sqlite:" + file);
    connections.disconnect("shop");
    assertThat(valueOf("shop")).isEqualTo("shop");
    assertThat(seen)
        .containsExactly(
            ConnectionState.CONNECTING,
            ConnectionState.CONNECTED,
            ConnectionState.DISCONNECTED,
            ConnectionState.CONNECTING,
            ConnectionState.CONNECTED);
  }

  @Test
  void doesNothingOnceItIsClosed() {
    connections.register("shop", "sqlite:" + file);
    connections.close();
    connections.close();
    List<Runnable> calls =
        List.of(
            () -> connections.register("x", "sqlite:" + file),
            () -> connections.registration("x", "sqlite:" + file),
            () -> connections.list(),
            () -> connections.find("shop"),
            () -> connections.get("shop"),
            () -> connections.remove("shop"),
            () -> connections.test("shop"),
            () -> connections.test("sqlite:" + file, Secret.of("")),
            () -> connections.state("shop"),
            () -> connections.lastError("shop"),
            () -> connections.disconnect("shop"),
            () -> connections.connection("shop"),
            () -> connections.borrow("shop"));
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatExceptionOfType(ConnectionStateException.class)
                    .isThrownBy(call::run)
                    .withMessageContaining("open a new QueryTool"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 249, 86_400_001})
  void refusesAnAcquireTimeoutOutOfRange(long millis) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () ->
                ManagedConnections.builder(store, store).acquireTimeout(Duration.ofMillis(millis)))
        .withMessageContaining("250 ms to 1 day");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1_001})
  void refusesAPoolSizeOutOfRange(int size) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> ManagedConnections.builder(store, store).poolSize(size));
  }

  private static int registeredAtOnce(Supplier<ConnectionRegistry.Registration> registration)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    CyclicBarrier start = new CyclicBarrier(6);
    List<Future<Integer>> results = new ArrayList<>();
    for (int thread = 0; thread < 6; thread++) {
      results.add(
          threads.submit(
              () -> {
                start.await(60, TimeUnit.SECONDS);
                try {
                  registration.get().register();
                  return 1;
                } catch (DuplicateConnectionException taken) {
                  return 0;
                }
              }));
    }
    int registered = 0;
    for (Future<Integer> result : results) {
      registered += result.get(60, TimeUnit.SECONDS);
    }
    threads.shutdownNow();
    return registered;
  }

  private String valueOf(String name) {
    try (ReadSession session = connections.borrow(name)) {
      return SqliteFiles.value(session);
    }
  }

  private void assertRefused(Path path, FailureKind kind, String why) {
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> connections.register("bad", "sqlite:" + path))
        .withMessageContaining(why)
        .withMessageContaining("'" + path + "'")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind))
        .satisfies(e -> assertThat(e.details()).containsEntry("failure", kind.text()))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONNECTION_ERROR))
        .satisfies(e -> assertThat(e.retryable()).isEqualTo(kind == FailureKind.LOCKED));
    assertThat(connections.find("bad")).isEmpty();
  }

  private void assertFails(String name, FailureKind kind, String why) {
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> connections.borrow(name))
        .withMessageContaining(why)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
