package dev.querytool.query;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.ConnectionFailedException;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.LibraryThreads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many threads that do anything to a registered database, on a pool of four sessions. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EngineStormTest {

  private static final boolean DEEP = Boolean.getBoolean("querytool.tests.deep");
  private static final int THREADS = DEEP ? 200 : 40;
  private static final Duration STORM = Duration.ofSeconds(DEEP ? 120 : 1);
  private static final Duration BETWEEN_CLOSES = STORM.dividedBy(3);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<String> KINDS =
      Set.of("rows", "streamed", "QueryTimeoutException", "QueryCancelledException");

  @TempDir Path folder;
  private final ExecutorService handles = Executors.newCachedThreadPool();
  private final Map<String, AtomicInteger> outcomes = new ConcurrentSkipListMap<>();
  private final Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
  private final AtomicReference<ManagedQueries> current = new AtomicReference<>();

  @AfterEach
  void stopHandles() throws InterruptedException {
    handles.shutdownNow();
    assertThat(handles.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.query.ShopEngine#all")
  void everyCallEndsAsRowsOrOneTypedErrorAndNothingIsLeft(ShopEngine engine) throws Exception {
    long seed = System.nanoTime();
    LibraryThreads.awaitNone();
    try (engine) {
      try (WiredQueries wired = WiredQueries.on(engine, folder, Duration.ofSeconds(2))) {
        storm(engine, wired, seed);
        System.out.printf("%s, seed %d, %d threads: %s%n", engine, seed, THREADS, outcomes);

        assertThat(unexpected).isEmpty();
        assertThat(outcomes.keySet()).containsAll(KINDS);
        assertThat(WiredQueries.threads()).isEmpty();
        Await.until("the server does nothing for us", () -> engine.working() == 0);
        lendsAll(wired);
      }
      assertThat(LibraryThreads.names()).isEmpty();
    }
  }

  /** Every now and then the executor is closed in the middle, and the threads use the next. */
  private void storm(ShopEngine engine, WiredQueries wired, long seed) throws Exception {
    current.set(wired.another());
    long begun = System.nanoTime();
    List<Thread> threads = start(engine, seed, begun);
    while (!isOver(begun)) {
      LockSupport.parkNanos(BETWEEN_CLOSES.toNanos());
      requireNonNull(current.getAndSet(wired.another())).close();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    requireNonNull(current.get()).close();
  }

  /** It lasts longer where a busy machine has not yet brought all that may come. */
  private boolean isOver(long begun) {
    long nanos = System.nanoTime() - begun;
    return nanos > STORM.plus(PATIENCE).toNanos()
        || (nanos > STORM.toNanos() && outcomes.keySet().containsAll(KINDS));
  }

  private List<Thread> start(ShopEngine engine, long seed, long begun) {
    CountDownLatch together = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(seed + i);
      Thread thread =
          new Thread(
              () -> {
                awaitStart(together);
                while (!isOver(begun)) {
                  attempt(engine, random);
                }
              });
      thread.start();
      threads.add(thread);
    }
    together.countDown();
    return threads;
  }

  private void attempt(ShopEngine engine, Random random) {
    try {
      anything(engine, random);
    } catch (QueryTimeoutException
        | QueryCancelledException
        | QueriesClosedException
        | ConnectionFailedException typed) {
      count(typed.getClass().getSimpleName() + kind(typed));
    } catch (Throwable other) {
      unexpected.add(other);
    } finally {
      Thread.interrupted();
    }
  }

  private static String kind(RuntimeException typed) {
    return typed instanceof ConnectionFailedException failed
        ? " " + failed.details().get("failure")
        : "";
  }

  private void anything(ShopEngine engine, Random random) {
    Duration shortTime = Duration.ofMillis(1 + random.nextInt(50));
    switch (random.nextInt(8)) {
      case 0, 1 -> rows(sql("SELECT id FROM orders").run());
      case 2 -> rows(sql(engine.endless()).timeout(shortTime).run());
      case 3 -> cancelled(engine, random);
      case 4 -> streamed(random.nextInt(500));
      case 5 -> interrupted(engine);
      case 6 -> closedByAnother(random);
      default -> rows(sql("SELECT * FROM numbers").limit(10_000).timeout(shortTime).run());
    }
  }

  private void cancelled(ShopEngine engine, Random random) {
    QueryHandle handle = sql(engine.endless()).start(handles);
    LockSupport.parkNanos(random.nextInt(100_000_000));
    handle.cancel();
    rows(handle.join());
  }

  private void streamed(int rows) {
    try (RowStream stream = sql("SELECT id FROM numbers").stream()) {
      Iterator<Row> iterator = stream.iterator();
      for (int i = 0; i < rows; i++) {
        iterator.next();
      }
    }
    count("streamed");
  }

  private void closedByAnother(Random random) {
    RowStream stream = sql("SELECT id, label FROM numbers").stream();
    int after = random.nextInt(5_000_000);
    handles.execute(
        () -> {
          LockSupport.parkNanos(after);
          stream.close();
        });
    try {
      stream.forEach(row -> {});
      count("streamed");
    } catch (IllegalStateException closed) {
      count("closed by another");
    } finally {
      stream.close();
    }
  }

  private void interrupted(ShopEngine engine) {
    Thread caller = Thread.currentThread();
    handles.execute(caller::interrupt);
    rows(sql(engine.endless()).run());
  }

  private QuerySpec sql(String text) {
    return requireNonNull(current.get()).on("shop").sql(text);
  }

  private void rows(QueryResult result) {
    assertThat(result.rows()).hasSize(result.rowCount());
    count("rows");
  }

  private void count(String outcome) {
    outcomes.computeIfAbsent(outcome, name -> new AtomicInteger()).incrementAndGet();
  }

  private static void lendsAll(WiredQueries wired) {
    try (ManagedQueries next = wired.another()) {
      List<RowStream> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Await.until("another session can be lent", () -> isLent(next, all));
      }
    }
  }

  /** A busy machine may take longer to open a session than is waited for one. */
  private static boolean isLent(ManagedQueries queries, List<RowStream> lent) {
    try {
      RowStream rows = queries.on("shop").sql("SELECT id FROM numbers").stream();
      lent.add(rows);
      assertThat(rows.iterator().next().value(0)).isPresent();
      return true;
    } catch (ConnectionFailedException notYet) {
      return false;
    }
  }

  private static void awaitStart(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
