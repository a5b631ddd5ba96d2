package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.LibraryThreads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.querytool.query.ShopEngine#all")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueryStopTest {

  @Parameter ShopEngine engine;
  @TempDir Path folder;
  private Shop shop;
  private ExecutorService executor;

  @BeforeEach
  void open() {
    LibraryThreads.awaitNone();
    shop = engine.open(folder);
    executor = Executors.newCachedThreadPool();
  }

  @AfterEach
  void close() throws InterruptedException {
    shop.close();
    executor.shutdownNow();
    assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(shop.sessions().lent()).isZero();
    assertThat(shop.sessions().open()).isZero();
  }

  @Test
  void endsAStatementThatRunsTooLong() {
    assertThatThrownBy(() -> shop.sql(engine.endless()).timeout(Duration.ofMillis(200)).run())
        .isInstanceOfSatisfying(
            QueryTimeoutException.class,
            failure -> {
              assertThat(failure.retryable()).isTrue();
              assertThat(failure).hasMessageContainingAll("'shop'", "200 ms");
              assertThat(failure.details()).containsEntry("timeoutMillis", 200L);
            });
    assertThat(shop.sessions().lent()).isZero();
  }

  @Test
  void aConnectionThatHeardACancelIsNotUsedAgain() {
    assertThatThrownBy(() -> shop.sql(engine.endless()).timeout(Duration.ofMillis(50)).run())
        .isInstanceOf(QueryTimeoutException.class);

    assertThat(shop.sessions().evictions()).isEqualTo(1);
    assertThat(shop.sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
    assertThat(shop.sessions().evictions()).isEqualTo(1);
  }

  @Test
  void endsAListThatRunsTooLong() {
    record Largest(long i) {}
    QuerySpec spec = shop.sql(engine.endless()).timeout(Duration.ofMillis(50));

    assertThatThrownBy(() -> spec.list(Largest.class)).isInstanceOf(QueryTimeoutException.class);
  }

  @Test
  void aHandleGivesTheRows() {
    QueryHandle handle = shop.sql("SELECT id FROM orders").start(executor);

    assertThat(handle.join().rowCount()).isEqualTo(3);
    assertThat(handle.isDone()).isTrue();
    assertThat(handle.stage().toCompletableFuture().join().rowCount()).isEqualTo(3);
  }

  @Test
  void aHandleGivesTheTypedError() {
    QueryHandle handle = shop.sql("DELETE FROM orders").start(executor);

    assertThatThrownBy(handle::join)
        .isInstanceOfSatisfying(
            QueryToolException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.QUERY_REFUSED));
    assertThatThrownBy(() -> handle.stage().toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(QueryToolException.class);
  }

  @Test
  void cancelsWhileItRuns() {
    QueryHandle handle = shop.sql(engine.endless()).start(executor);
    Await.until("a session is lent", () -> shop.sessions().lent() == 1);

    handle.cancel();

    assertThatThrownBy(handle::join)
        .isInstanceOf(QueryCancelledException.class)
        .hasMessageContaining("cancelled");
    Await.until("the session is back", () -> shop.sessions().lent() == 0);
  }

  @Test
  void cancelsBeforeItsExecutorBegins() {
    List<Runnable> queue = new ArrayList<>();
    QueryHandle handle = shop.sql("SELECT id FROM orders").start(queue::add);

    handle.cancel();

    assertThat(handle.isDone()).isTrue();
    assertThatThrownBy(handle::join).isInstanceOf(QueryCancelledException.class);
    queue.forEach(Runnable::run);
    assertThat(shop.sessions().open()).isZero();
  }

  @Test
  void cancelsWhileItWaitsForASession() {
    RowStream d = shop.sql("SELECT id FROM numbers").stream();
    try (RowStream a = shop.sql("SELECT id FROM numbers").stream();
        RowStream b = shop.sql("SELECT id FROM numbers").stream();
        RowStream c = shop.sql("SELECT id FROM numbers").stream()) {
      QueryHandle waiting = shop.sql("SELECT id FROM orders").start(executor);
      waiting.cancel();
      d.close();

      assertThatThrownBy(waiting::join).isInstanceOf(QueryCancelledException.class);
      assertThat(List.of(a, b, c)).hasSize(3);
    }
  }

  @Test
  void cancellingAfterTheEndChangesNothing() {
    QueryHandle handle = shop.sql("SELECT id FROM orders").start(executor);
    QueryResult result = handle.join();

    handle.cancel();

    assertThat(handle.join()).isSameAs(result);
    assertThat(shop.sessions().evictions()).isZero();
  }

  @Test
  void anExecutorThatTakesNothingIsATypedError() {
    ExecutorService full = Executors.newSingleThreadExecutor();
    full.shutdown();
    QuerySpec spec = shop.sql("SELECT id FROM orders");

    assertThatThrownBy(() -> spec.start(full)).isInstanceOf(QueryExecutionException.class);
  }

  @Test
  void interruptingTheCallerCancelsAndKeepsTheFlag() throws Exception {
    FutureTask<Boolean> running =
        new FutureTask<>(
            () -> {
              assertThatThrownBy(() -> shop.sql(engine.endless()).run())
                  .isInstanceOf(QueryCancelledException.class)
                  .hasMessageContaining("interrupted");
              return Thread.currentThread().isInterrupted();
            });
    Thread caller = new Thread(running);
    caller.start();
    Await.until("a session is lent", () -> shop.sessions().lent() == 1);

    caller.interrupt();

    assertThat(running.get()).isTrue();
    assertThat(shop.sessions().lent()).isZero();
  }

  @Test
  void anInterruptedCallerAsksNoDatabase() throws Exception {
    FutureTask<Boolean> running =
        new FutureTask<>(
            () -> {
              Thread.currentThread().interrupt();
              assertThatThrownBy(() -> shop.sql("SELECT 1").run())
                  .isInstanceOf(QueryCancelledException.class);
              return Thread.currentThread().isInterrupted();
            });
    new Thread(running).start();

    assertThat(running.get()).isTrue();
    assertThat(shop.sessions().open()).isZero();
  }

  @Test
  void interruptingWhoWaitsCancels() throws Exception {
    QueryHandle handle = shop.sql(engine.endless()).start(executor);
    FutureTask<Boolean> waiting =
        new FutureTask<>(
            () -> {
              assertThatThrownBy(handle::join).isInstanceOf(QueryCancelledException.class);
              return Thread.currentThread().isInterrupted();
            });
    Thread waiter = new Thread(waiting);
    waiter.start();
    Await.until("a session is lent", () -> shop.sessions().lent() == 1);

    waiter.interrupt();

    assertThat(waiting.get()).isTrue();
  }

  @Test
  void closingCancelsWhatRunsAndRefusesWhatComes() {
    QuerySpec spec = shop.sql("SELECT id FROM orders");
    QueryHandle running = shop.sql(engine.endless()).start(executor);
    List<Runnable> queue = new ArrayList<>();
    QueryHandle pending = spec.start(queue::add);
    Await.until("a session is lent", () -> shop.sessions().lent() == 1);

    shop.queries().close();

    assertThat(shop.sessions().lent()).isZero();
    assertThatThrownBy(running::join)
        .isInstanceOf(QueryCancelledException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(pending::join).isInstanceOf(QueryCancelledException.class);
    assertThatThrownBy(spec::run).isInstanceOf(QueriesClosedException.class);
    assertThatThrownBy(spec::check).isInstanceOf(QueriesClosedException.class);
    assertThatThrownBy(spec::stream).isInstanceOf(QueriesClosedException.class);
    assertThatThrownBy(() -> spec.start(executor)).isInstanceOf(QueriesClosedException.class);
    assertThatThrownBy(() -> shop.queries().on("shop")).isInstanceOf(QueriesClosedException.class);
  }

  @Test
  void closingTwiceIsHarmless() {
    assertThat(shop.sql("SELECT 1").run().rowCount()).isEqualTo(1);

    shop.queries().close();
    shop.queries().close();

    assertThat(LibraryThreads.names()).isEmpty();
  }

  @Test
  void oneThreadWatchesFromTheFirstQueryToTheClose() {
    assertThat(LibraryThreads.names()).isEmpty();
    shop.sql("SELECT 1").check();
    assertThat(LibraryThreads.names()).isEmpty();

    for (int i = 0; i < 20; i++) {
      shop.sql("SELECT 1").run();
    }
    assertThat(LibraryThreads.names()).hasSize(1);

    shop.queries().close();
    assertThat(LibraryThreads.names()).isEmpty();
  }

  @Test
  void wakesUpAgainAfterARest() {
    shop.sql("SELECT 1").run();
    Await.until("the watchdog rests", () -> watchdog().getState() == Thread.State.WAITING);

    assertThatThrownBy(() -> shop.sql(engine.endless()).timeout(Duration.ofMillis(50)).run())
        .isInstanceOf(QueryTimeoutException.class);
  }

  private static Thread watchdog() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("querytool-watchdog"))
        .findFirst()
        .orElseThrow();
  }
}
