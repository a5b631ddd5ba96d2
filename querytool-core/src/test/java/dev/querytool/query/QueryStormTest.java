package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many threads that start, cancel, time out, interrupt and close, all on a few sessions. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueryStormTest {

  private static final int THREADS = 50;
  private static final Duration STORM =
      Boolean.getBoolean("querytool.tests.deep") ? Duration.ofMinutes(2) : Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final ExecutorService handles = Executors.newCachedThreadPool();
  private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();
  private final Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stopHandles() throws InterruptedException {
    handles.shutdownNow();
    assertThat(handles.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void everyCallEndsAsRowsOrOneTypedErrorAndNothingIsLeft() throws Exception {
    LibraryThreads.awaitNone();
    Shop shop = Shop.open(folder);
    Set<String> kinds =
        Set.of("rows", "QueryTimeoutException", "QueryCancelledException", "streamed");
    storm(random -> anything(shop, random), kinds);
    shop.close();

    assertThat(unexpected).isEmpty();
    assertThat(outcomes.keySet()).isEqualTo(kinds);
    assertThat(shop.sessions().lent()).isZero();
    assertThat(shop.sessions().open()).isZero();
    assertThat(LibraryThreads.names()).isEmpty();
  }

  @Test
  void aCancelNeverReachesTheNextStatementOfItsConnection() throws Exception {
    Shop shop = Shop.open(folder, 2);
    shop.sessions().keepSpoilt();
    Set<String> kinds = Set.of("rows", "QueryTimeoutException");
    storm(random -> shortOrShortLived(shop, random), kinds);
    shop.close();

    assertThat(unexpected).isEmpty();
    assertThat(outcomes.keySet()).containsAll(kinds);
  }

  @Test
  void closingInTheMiddleOfAStormLeavesNothing() throws Exception {
    for (int round = 0; round < 5; round++) {
      Path sub = folder.resolve("round" + round);
      assertThat(sub.toFile().mkdir()).isTrue();
      Shop shop = Shop.open(sub);
      closeInTheMiddle(shop);
      assertThat(shop.sessions().lent()).isZero();
      shop.close();
    }
    assertThat(unexpected).isEmpty();
  }

  /** Closes the executor in a storm that goes on until it was heard of. */
  private void closeInTheMiddle(Shop shop) throws InterruptedException {
    outcomes.clear();
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> threads = start(random -> anything(shop, random), over::get);
    try {
      Await.until("the storm has risen", () -> shop.sessions().evictions() > 20);
      shop.queries().close();
      Await.until("it is heard of", () -> outcomes.containsKey("QueriesClosedException"));
    } finally {
      over.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  /** Lasts its time, and longer where a busy machine has not yet brought all that may come. */
  private void storm(Consumer<Random> call, Set<String> kinds) throws InterruptedException {
    long begun = System.nanoTime();
    BooleanSupplier over =
        () -> {
          long nanos = System.nanoTime() - begun;
          return nanos > STORM.plus(PATIENCE).toNanos()
              || (nanos > STORM.toNanos() && outcomes.keySet().containsAll(kinds));
        };
    for (Thread thread : start(call, over)) {
      thread.join();
    }
  }

  private List<Thread> start(Consumer<Random> call, BooleanSupplier over) {
    CountDownLatch together = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(i);
      Thread thread =
          new Thread(
              () -> {
                await(together);
                while (!over.getAsBoolean()) {
                  attempt(call, random);
                }
              });
      thread.start();
      threads.add(thread);
    }
    together.countDown();
    return threads;
  }

  private void attempt(Consumer<Random> call, Random random) {
    try {
      call.accept(random);
    } catch (QueryTimeoutException | QueryCancelledException | QueriesClosedException typed) {
      count(typed.getClass().getSimpleName());
    } catch (Throwable other) {
      unexpected.add(other);
    } finally {
      Thread.interrupted();
    }
  }

  private void anything(Shop shop, Random random) {
    Duration shortTime = Duration.ofMillis(1 + random.nextInt(20));
    switch (random.nextInt(6)) {
      case 0 -> rows(shop.sql("SELECT id FROM orders").run());
      case 1 -> rows(shop.sql(Shop.ENDLESS).timeout(shortTime).run());
      case 2 -> cancelled(shop, random);
      case 3 -> streamed(shop, random.nextInt(50));
      case 4 -> interrupted(shop);
      default -> rows(shop.sql("SELECT * FROM numbers").timeout(shortTime).run());
    }
  }

  private void shortOrShortLived(Shop shop, Random random) {
    if (random.nextBoolean()) {
      rows(shop.sql("SELECT count(*) FROM numbers").run());
    } else {
      Duration shortTime = Duration.ofMillis(1 + random.nextInt(3));
      rows(shop.sql("SELECT * FROM numbers").limit(5_000).timeout(shortTime).run());
      rows(shop.sql(Shop.ENDLESS).timeout(shortTime).run());
    }
  }

  private void cancelled(Shop shop, Random random) {
    QueryHandle handle = shop.sql(Shop.ENDLESS).timeout(Duration.ofSeconds(30)).start(handles);
    long end = System.nanoTime() + random.nextInt(10_000_000);
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
    handle.cancel();
    rows(handle.join());
  }

  private void streamed(Shop shop, int rows) {
    try (RowStream stream = shop.sql("SELECT id FROM numbers").stream()) {
      Iterator<Row> iterator = stream.iterator();
      for (int i = 0; i < rows; i++) {
        iterator.next();
      }
    }
    count("streamed");
  }

  private void interrupted(Shop shop) {
    Thread caller = Thread.currentThread();
    handles.execute(caller::interrupt);
    rows(shop.sql(Shop.ENDLESS).timeout(Duration.ofSeconds(30)).run());
  }

  private void rows(QueryResult result) {
    assertThat(result.rows()).hasSize(result.rowCount());
    count("rows");
  }

  private void count(String outcome) {
    outcomes.computeIfAbsent(outcome, name -> new AtomicInteger()).incrementAndGet();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
