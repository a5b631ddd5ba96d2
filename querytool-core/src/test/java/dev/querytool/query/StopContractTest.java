package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a query is doing when it is stopped, it ends as one error and leaves nothing. */
@ParameterizedClass
@MethodSource("dev.querytool.query.ShopEngine#all")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StopContractTest {

  private static final int SESSIONS = 4;

  @TempDir static Path folder;
  private static WiredQueries wired;

  @Parameter ShopEngine engine;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final List<RowStream> lent = new ArrayList<>();
  private ManagedQueries queries;

  @BeforeParameterizedClassInvocation
  static void register(ShopEngine engine) throws Exception {
    Path own = Files.createTempDirectory(folder, "shop");
    wired = WiredQueries.on(engine, own, Duration.ofSeconds(60));
  }

  @AfterParameterizedClassInvocation
  static void close() {
    wired.close();
  }

  @BeforeEach
  void open() {
    queries = wired.another();
  }

  @AfterEach
  void nothingIsLeft() throws InterruptedException {
    lent.forEach(RowStream::close);
    queries.close();
    executor.shutdownNow();
    assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(WiredQueries.threads()).isEmpty();
    Await.until("the server does nothing for us", () -> engine.working() == 0);
    allSessionsAreThere();
  }

  private void allSessionsAreThere() {
    try (ManagedQueries next = wired.another()) {
      List<RowStream> all = new ArrayList<>();
      for (int i = 0; i < SESSIONS; i++) {
        all.add(next.on("shop").sql("SELECT id FROM numbers").stream());
        assertThat(all.get(i).iterator().next().value(0)).isPresent();
      }
    }
  }

  @Test
  void isCancelledBeforeItHasBegun() {
    List<Runnable> queue = new ArrayList<>();
    QueryHandle handle = sql("SELECT id FROM orders").start(queue::add);

    handle.cancel();
    handle.cancel();

    assertThat(handle.isDone()).isTrue();
    assertCancelled(handle::join);
    queue.forEach(Runnable::run);
    assertCancelled(handle::join);
  }

  @Test
  void isEndedByACloseBeforeItHasBegun() {
    List<Runnable> queue = new ArrayList<>();
    QueryHandle handle = sql("SELECT id FROM orders").start(queue::add);

    queries.close();

    assertCancelled(handle::join);
    queue.forEach(Runnable::run);
  }

  @Test
  void isNotBegunByAnInterruptedThread() throws Exception {
    Thread.currentThread().interrupt();
    assertCancelled(sql("SELECT id FROM orders")::run);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void isCancelledWhileItWaitsForASession() {
    lendAll();
    QueryHandle waiting = sql("SELECT id FROM orders").start(executor);
    Await.until("it waits", StopContractTest::waitsForASession);

    waiting.cancel();

    assertCancelled(waiting::join);
    assertThat(lent).allSatisfy(rows -> assertThat(rows.columns()).hasSize(1));
  }

  @Test
  void isInterruptedWhileItWaitsForASession() throws Exception {
    lendAll();
    Caller caller = new Caller(sql("SELECT id FROM orders")::run);
    Await.until("it waits", StopContractTest::waitsForASession);

    caller.interrupt();

    caller.assertCancelledAndStillInterrupted();
  }

  @Test
  void isNotBegunByAThreadThatIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertCancelled(() -> sql("SELECT id FROM orders").run());
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void isEndedByACloseWhileItWaitsForASession() {
    lendAll();
    QueryHandle waiting = sql("SELECT id FROM orders").start(executor);
    Await.until("it waits", StopContractTest::waitsForASession);

    queries.close();

    assertCancelled(waiting::join);
  }

  @Test
  void isCancelledWhileTheServerWorks() {
    QueryHandle running = working();

    running.cancel();

    assertCancelled(running::join);
  }

  @Test
  void isInterruptedWhileTheServerWorks() throws Exception {
    Caller caller = new Caller(sql(engine.endless())::run);
    Await.until("it runs on the server", () -> engine.working() == 1);

    caller.interrupt();

    caller.assertCancelledAndStillInterrupted();
  }

  @Test
  void isEndedByACloseWhileTheServerWorks() {
    QueryHandle running = working();

    queries.close();

    assertCancelled(running::join);
  }

  @Test
  void isCancelledByManyThreadsAtOnce() throws Exception {
    QueryHandle running = working();
    CountDownLatch together = new CountDownLatch(1);
    List<Future<?>> cancels = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      cancels.add(
          executor.submit(
              () -> {
                together.await();
                running.cancel();
                running.cancel();
                return null;
              }));
    }

    together.countDown();

    assertCancelled(running::join);
    for (Future<?> cancel : cancels) {
      cancel.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void isClosedBetweenTwoRows() {
    RowStream rows = sql(engine.fewRows()).stream();
    rows.iterator().next();

    rows.close();

    assertThat(queries.on("shop").sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
  }

  @Test
  void isInterruptedBetweenTwoRows() {
    try (RowStream rows = sql("SELECT id FROM numbers").stream()) {
      Iterator<Row> iterator = rows.iterator();
      iterator.next();

      Thread.currentThread().interrupt();

      assertCancelled(iterator::next);
      assertThat(Thread.interrupted()).isTrue();
      assertCancelled(iterator::next);
    }
  }

  @Test
  void isEndedByACloseBetweenTwoRows() {
    RowStream rows = sql("SELECT id FROM numbers").stream();
    Iterator<Row> iterator = rows.iterator();
    iterator.next();

    queries.close();

    assertCancelled(iterator::next);
    rows.close();
  }

  @Test
  void isClosedByAnotherThreadWhileItFetches() throws Exception {
    Fetching fetching = new Fetching();

    fetching.rows().close();

    assertThat(fetching.caller.failure.get(60, TimeUnit.SECONDS))
        .isInstanceOfAny(QueryCancelledException.class, IllegalStateException.class);
  }

  @Test
  void isInterruptedWhileItFetches() throws Exception {
    Fetching fetching = new Fetching();

    fetching.caller.interrupt();

    fetching.caller.assertCancelledAndStillInterrupted();
  }

  @Test
  void isEndedByACloseWhileItFetches() throws Exception {
    Fetching fetching = new Fetching();

    queries.close();

    fetching.caller.assertCancelled();
  }

  @Test
  void nothingChangesWhatHasEnded() {
    QueryHandle handle = sql("SELECT id FROM orders").start(executor);
    QueryResult result = handle.join();

    handle.cancel();
    Thread.currentThread().interrupt();
    assertThat(handle.join()).isSameAs(result);
    assertThat(Thread.interrupted()).isTrue();
    queries.close();
    queries.close();

    assertThat(handle.join()).isSameAs(result);
  }

  @Test
  void anErrorStaysTheErrorItWas() {
    QueryHandle handle = working();
    handle.cancel();
    Throwable first = catchThrowable(handle::join);

    handle.cancel();
    queries.close();

    assertThat(catchThrowable(handle::join)).isSameAs(first);
  }

  private QuerySpec sql(String text) {
    return queries.on("shop").sql(text);
  }

  private QueryHandle working() {
    QueryHandle running = sql(engine.endless()).start(executor);
    Await.until("it runs on the server", () -> engine.working() == 1);
    return running;
  }

  private void lendAll() {
    for (int i = 0; i < SESSIONS; i++) {
      lent.add(sql("SELECT id FROM numbers").stream());
    }
  }

  private static boolean waitsForASession() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(frame -> frame.getClassName().equals("dev.querytool.connection.SessionWait"));
  }

  private static void assertCancelled(ThrowingCallable query) {
    assertThat(catchThrowableOfType(QueryCancelledException.class, query)).isNotNull();
  }

  /** A thread that runs a query, how that ended, and whether it was interrupted then. */
  private static final class Caller {

    private final FutureTask<Throwable> failure;
    private final Thread thread;
    private volatile boolean interrupted;

    Caller(ThrowingCallable query) {
      failure =
          new FutureTask<>(
              () -> {
                Throwable thrown = catchThrowable(query);
                interrupted = Thread.currentThread().isInterrupted();
                return thrown;
              });
      thread = new Thread(failure);
      thread.start();
    }

    void interrupt() {
      thread.interrupt();
    }

    void assertCancelled() throws Exception {
      assertThat(failure.get(60, TimeUnit.SECONDS)).isInstanceOf(QueryCancelledException.class);
    }

    void assertCancelledAndStillInterrupted() throws Exception {
      assertCancelled();
      assertThat(interrupted).isTrue();
    }
  }

  /** A thread that reads rows and never comes to the last. */
  private final class Fetching {

    private static final int MANY = 500_000;

    private final AtomicInteger read = new AtomicInteger();
    private final FutureTask<RowStream> opened =
        new FutureTask<>(() -> sql(engine.fewRows()).stream());
    private final Caller caller;

    Fetching() {
      caller =
          new Caller(
              () -> {
                opened.run();
                rows().forEach(row -> readOne());
              });
      Await.until("it fetches", () -> read.get() > 100);
    }

    /** Reads slower towards the end, so that it never comes, however late the stop. */
    private void readOne() {
      if (read.incrementAndGet() > MANY) {
        LockSupport.parkNanos(1_000_000);
      }
    }

    RowStream rows() throws Exception {
      return opened.get();
    }
  }
}
