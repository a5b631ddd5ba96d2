package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.querytool.testkit.Await;
import dev.querytool.testkit.LibraryThreads;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PooledSourceTest {

  @TempDir private Path folder;
  private final MemoryStore store = new MemoryStore();
  private final List<Connection> opened = new ArrayList<>();
  private Path file;

  @BeforeEach
  void create() {
    file = SqliteFiles.create(folder.resolve("shop.db"), "shop");
  }

  @Test
  void startsNoThreadBeforeTheFirstSessionAndLeavesNone() {
    LibraryThreads.awaitNone();
    try (ManagedConnections connections = builder().build()) {
      connections.register("threads", "sqlite:" + file);
      connections.test("threads");
      connections.list();
      assertThat(LibraryThreads.names()).isEmpty();
      connections.borrow("threads").close();
      assertThat(LibraryThreads.names()).isNotEmpty();
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().startsWith("querytool-"))
          .allMatch(Thread::isDaemon)
          .allSatisfy(thread -> assertThat(thread.getContextClassLoader()).isNull());
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(thread -> thread.getName().contains("Hikari"));
    }
    assertThat(LibraryThreads.names()).isEmpty();
    assertThat(opened)
        .isNotEmpty()
        .allSatisfy(connection -> assertThat(connection.isClosed()).isTrue());
  }

  @Test
  void usesASessionAgain() throws SQLException {
    try (ManagedConnections connections = registered()) {
      Connection first;
      try (ReadSession session = connections.borrow("shop")) {
        first = session.jdbc().unwrap(Connection.class);
      }
      try (ReadSession session = connections.borrow("shop")) {
        assertThat(session.jdbc().unwrap(Connection.class)).isSameAs(first);
      }
    }
  }

  @Test
  void opensOnlyAsManyAsAreLent() {
    try (ManagedConnections connections = registered()) {
      opened.clear();
      connections.borrow("shop").close();
      connections.borrow("shop").close();
      assertThat(opened).hasSize(1);
      try (ReadSession one = connections.borrow("shop");
          ReadSession two = connections.borrow("shop")) {
        assertThat(one.jdbc()).isNotSameAs(two.jdbc());
      }
      assertThat(opened).hasSize(2);
    }
  }

  @Test
  void dropsAnEvictedSession() throws SQLException {
    try (ManagedConnections connections = registered()) {
      Connection spoilt;
      try (ReadSession session = connections.borrow("shop")) {
        spoilt = session.jdbc().unwrap(Connection.class);
        session.evict();
      }
      try (ReadSession session = connections.borrow("shop")) {
        assertThat(session.jdbc().unwrap(Connection.class)).isNotSameAs(spoilt);
      }
      Await.until("it is closed", () -> isClosed(spoilt));
    }
  }

  @Test
  void closesASessionTwiceWithoutHarm() {
    try (ManagedConnections connections = builder().poolSize(1).build()) {
      connections.register("shop", "sqlite:" + file);
      ReadSession session = connections.borrow("shop");
      session.close();
      try (ReadSession next = connections.borrow("shop")) {
        session.close();
        assertThat(SqliteFiles.value(next)).isEqualTo("shop");
      }
    }
  }

  @Test
  void saysHowManyAreLentWhenNoneIsToSpare() {
    try (ManagedConnections connections =
        builder().poolSize(2).acquireTimeout(Duration.ofMillis(250)).build()) {
      connections.register("shop", "sqlite:" + file);
      try (ReadSession one = PatientBorrower.borrow(connections, "shop", new SessionWait());
          ReadSession two = PatientBorrower.borrow(connections, "shop", new SessionWait())) {
        assertThatExceptionOfType(ConnectionFailedException.class)
            .isThrownBy(() -> connections.borrow("shop"))
            .withMessageContaining("2 of 2 sessions of 'shop' are lent")
            .withMessageContaining("250 ms")
            .satisfies(e -> assertThat(e.retryable()).isTrue())
            .satisfies(e -> assertThat(e.details()).containsEntry("failure", "pool_exhausted"));
        assertThat(SqliteFiles.value(one)).isEqualTo(SqliteFiles.value(two));
      }
      assertThat(connections.state("shop")).isEqualTo(ConnectionState.CONNECTED);
      PatientBorrower.borrow(connections, "shop", new SessionWait()).close();
    }
  }

  @Test
  void waitsForASessionThatComesBackInTime() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (ManagedConnections connections = builder().poolSize(1).build()) {
      connections.register("shop", "sqlite:" + file);
      ReadSession lent = connections.borrow("shop");
      Future<String> waiting =
          threads.submit(
              () -> {
                try (ReadSession session = connections.borrow("shop")) {
                  return SqliteFiles.value(session);
                }
              });
      lent.close();
      assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualTo("shop");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void opensOthersForThoseWhoWaitWhenSessionsAreEvicted() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try (ManagedConnections connections =
        builder().poolSize(4).acquireTimeout(Duration.ofSeconds(60)).build()) {
      connections.register("shop", "sqlite:" + file);
      List<Future<String>> borrowers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        borrowers.add(threads.submit(() -> valueOfSpoiltSession(connections)));
      }
      for (Future<String> borrower : borrowers) {
        assertThat(borrower.get(60, TimeUnit.SECONDS)).isEqualTo("shop");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static String valueOfSpoiltSession(ManagedConnections connections) {
    try (ReadSession session = connections.borrow("shop")) {
      session.evict();
      return SqliteFiles.value(session);
    }
  }

  @Test
  void saysThatAWaitingThreadWasInterrupted() {
    try (ManagedConnections connections = builder().poolSize(1).build()) {
      connections.register("shop", "sqlite:" + file);
      try (ReadSession lent = connections.borrow("shop")) {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(ConnectionFailedException.class)
            .isThrownBy(() -> connections.borrow("shop"))
            .withMessageContaining("interrupted")
            .satisfies(e -> assertThat(e.retryable()).isFalse());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(SqliteFiles.value(lent)).isEqualTo("shop");
      }
    }
  }

  @Test
  void closesTheOldPoolAfterItsLastSession() {
    try (ManagedConnections connections = registered()) {
      ReadSession old = connections.borrow("shop");
      connections.borrow("shop").close();
      List<Connection> before = List.copyOf(opened);
      connections.register("shop", "sqlite:" + file);
      assertThat(before).anySatisfy(connection -> assertThat(connection.isClosed()).isFalse());
      old.close();
      Await.until("all are closed", () -> before.stream().allMatch(PooledSourceTest::isClosed));
      Await.until("its threads have ended", PooledSourceTest::hasNoPool);
    }
  }

  @Test
  void closesSessionsThatAreStillLentWhenTheyComeBack() throws SQLException {
    LibraryThreads.awaitNone();
    ManagedConnections connections = builder().closeTimeout(Duration.ZERO).build();
    connections.register("shop", "sqlite:" + file);
    ReadSession lent = connections.borrow("shop");
    Connection raw = lent.jdbc().unwrap(Connection.class);
    connections.close();
    assertThat(LibraryThreads.names()).isEmpty();
    lent.close();
    assertThat(raw.isClosed()).isTrue();
    assertThat(opened).allMatch(PooledSourceTest::isClosed);
  }

  @Test
  void waitsForLentSessionsWhenItCloses() throws Exception {
    ManagedConnections connections = builder().closeTimeout(Duration.ofSeconds(60)).build();
    connections.register("shop", "sqlite:" + file);
    ReadSession lent = connections.borrow("shop");
    Thread closing = new Thread(connections::close);
    closing.start();
    Await.until("it is closing", () -> isRefused(connections));
    assertThat(SqliteFiles.value(lent)).isEqualTo("shop");
    lent.close();
    closing.join(60_000);
    assertThat(closing.isAlive()).isFalse();
    assertThat(opened).allMatch(PooledSourceTest::isClosed);
  }

  @Test
  void closesCompletelyOnAnInterruptedThread() {
    ManagedConnections connections = registered();
    connections.borrow("shop").close();
    Thread.currentThread().interrupt();
    connections.close();
    assertThat(Thread.interrupted()).isTrue();
    Await.until("no thread is left", () -> LibraryThreads.names().isEmpty());
    assertThat(opened).allMatch(PooledSourceTest::isClosed);
  }

  @Test
  void opensOnceForManyThreadsThatComeAtOnce() throws Exception {
    List<String> heard = java.util.Collections.synchronizedList(new ArrayList<>());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (ManagedConnections connections = builder().build()) {
      connections.registration("shop", "sqlite:" + file).saveOnly();
      connections.addListener((name, from, to) -> heard.add(from + ">" + to));
      CountDownLatch start = new CountDownLatch(1);
      List<Future<String>> values = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        values.add(
            threads.submit(
                () -> {
                  start.await();
                  try (ReadSession session = connections.borrow("shop")) {
                    return SqliteFiles.value(session);
                  }
                }));
      }
      start.countDown();
      for (Future<String> value : values) {
        assertThat(value.get(60, TimeUnit.SECONDS)).isEqualTo("shop");
      }
      assertThat(heard).containsExactly("INITIAL>CONNECTING", "CONNECTING>CONNECTED");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void leaksNothingWhileManyThreadsBorrowRegisterAndDisconnect() throws Exception {
    LibraryThreads.awaitNone();
    Path second = SqliteFiles.create(folder.resolve("second.db"), "second");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    AtomicInteger read = new AtomicInteger();
    ManagedConnections connections = builder().poolSize(3).build();
    connections.register("shop", "sqlite:" + file);
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < 6; thread++) {
      int number = thread;
      running.add(
          threads.submit(
              () -> {
                for (int round = 0; round < 200; round++) {
                  try (ReadSession session = connections.borrow("shop")) {
                    assertThat(SqliteFiles.value(session)).isIn("shop", "second");
                    read.incrementAndGet();
                    if ((round + number) % 17 == 0) {
                      session.evict();
                    }
                  }
                }
                return null;
              }));
    }
    running.add(
        threads.submit(
            () -> {
              for (int round = 0; round < 40; round++) {
                connections.register("shop", "sqlite:" + (round % 2 == 0 ? second : file));
              }
            }));
    running.add(
        threads.submit(
            () -> {
              for (int round = 0; round < 40; round++) {
                connections.disconnect("shop");
              }
            }));
    for (Future<?> task : running) {
      task.get(60, TimeUnit.SECONDS);
    }
    threads.shutdownNow();
    connections.close();
    assertThat(read).hasValue(1_200);
    assertThat(opened).allMatch(PooledSourceTest::isClosed);
    assertThat(LibraryThreads.names()).isEmpty();
  }

  @Test
  void closesWhileManyThreadsBorrow() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    ManagedConnections connections = builder().poolSize(3).build();
    connections.register("shop", "sqlite:" + file);
    CountDownLatch busy = new CountDownLatch(6);
    List<Future<Boolean>> running = new ArrayList<>();
    for (int thread = 0; thread < 6; thread++) {
      running.add(
          threads.submit(
              () -> {
                while (true) {
                  try (ReadSession session = connections.borrow("shop")) {
                    SqliteFiles.value(session);
                    busy.countDown();
                  } catch (ConnectionStateException closed) {
                    return true;
                  }
                }
              }));
    }
    assertThat(busy.await(60, TimeUnit.SECONDS)).isTrue();
    connections.close();
    for (Future<Boolean> task : running) {
      assertThat(task.get(60, TimeUnit.SECONDS)).isTrue();
    }
    threads.shutdownNow();
    Await.until("no thread is left", () -> LibraryThreads.names().isEmpty());
    assertThat(opened).allMatch(PooledSourceTest::isClosed);
  }

  private ManagedConnections registered() {
    ManagedConnections connections = builder().build();
    connections.register("shop", "sqlite:" + file);
    return connections;
  }

  private ManagedConnectionsBuilder builder() {
    return ManagedConnections.builder(store, store)
        .engines((url, tls) -> new RecordingEngine(url.file(), opened));
  }

  private static boolean hasNoPool() {
    return LibraryThreads.names().stream()
        .noneMatch(name -> name.startsWith("querytool-pool-shop"));
  }

  private static boolean isRefused(ManagedConnections connections) {
    try {
      connections.list();
      return false;
    } catch (ConnectionStateException closed) {
      return true;
    }
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
