package dev.querytool.connection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What those get who wait for another thread to open a connection. */
@Timeout(120)
class LiveConnectionTest {

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch firstOpens = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger openings = new AtomicInteger();
  private final AtomicReference<Thread> opener = new AtomicReference<>();
  private SqliteSessions sessions;
  private LiveConnections connections;

  @BeforeEach
  void registerShop() {
    sessions = new SqliteSessions(folder);
    DatabaseConnection shop = sessions.register("shop", "shop.db");
    sessions.execute("shop", "CREATE TABLE orders (id INTEGER)");
    MemoryStore store = new MemoryStore();
    store.insert(ConnectionStore.Draft.of(shop, Dialect.SQLITE), Instant.EPOCH);
    connections =
        new LiveConnections(store, row -> opened(), new StateListeners(), Duration.ofSeconds(50));
  }

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void anInterruptStopsTheThreadThatOpensAndNotThoseThatWaitForIt() throws Exception {
    Future<ReadSession> first = threads.submit(() -> connections.borrow("shop", new SessionWait()));
    firstOpens.await();
    Future<ReadSession> second =
        threads.submit(() -> connections.borrow("shop", new SessionWait()));
    Await.until("the second waits", () -> waiting() == 1);

    requireNonNull(opener.get()).interrupt();

    assertThatThrownBy(first::get).hasRootCauseMessage("broken off");
    try (ReadSession session = second.get()) {
      assertThat(session.dialect()).isEqualTo(Dialect.SQLITE);
    }
    assertThat(openings).hasValue(2);
  }

  private Lender opened() {
    if (openings.incrementAndGet() == 1) {
      breakOff();
    }
    return new Opened(sessions);
  }

  private void breakOff() {
    opener.set(Thread.currentThread());
    firstOpens.countDown();
    try {
      never.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("broken off");
    }
  }

  private record Opened(SqliteSessions sessions) implements Lender {

    @Override
    public Dialect dialect() {
      return Dialect.SQLITE;
    }

    @Override
    public ReadSession tryBorrow(SessionWait wait) {
      return sessions.borrow("shop");
    }

    @Override
    public void close() {}
  }

  private static long waiting() {
    return Thread.getAllStackTraces().values().stream()
        .filter(
            stack ->
                List.of(stack).stream()
                    .anyMatch(
                        frame ->
                            frame.getClassName().equals(LiveConnection.class.getName())
                                && frame.getMethodName().equals("awaited")))
        .count();
  }
}
