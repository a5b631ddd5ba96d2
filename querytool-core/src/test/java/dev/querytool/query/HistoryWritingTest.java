package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.access.CallerRights;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.LibraryThreads;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When runs are written, on a store that can be slow or broken. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HistoryWritingTest {

  private final IllegalStateException broken = new IllegalStateException("the disk is full");

  @TempDir Path folder;
  private final KeptRuns kept = new KeptRuns();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private Shop shop;
  private ManagedHistory history;
  private ManagedQueries queries;

  @BeforeEach
  void openShop() {
    LibraryThreads.awaitNone();
    shop = Shop.open(folder, 8);
    open(QueryHistory.create(kept, Clock.systemUTC(), HistoryOptions.behind(100)));
  }

  @AfterEach
  void close() throws InterruptedException {
    kept.repair();
    kept.release();
    queries.close();
    history.close();
    shop.close();
    executor.shutdownNow();
    assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(threads()).isZero();
  }

  private void open(HistoryOptions options) {
    open(QueryHistory.create(kept, Clock.systemUTC(), options));
  }

  private void openImpatient() {
    HistoryOptions behind = HistoryOptions.behind(100);
    open(new DefaultQueryHistory(kept, Clock.systemUTC(), behind, Duration.ofMillis(50)));
  }

  private void open(ManagedHistory ofMine) {
    if (queries != null) {
      queries.close();
      history.close();
    }
    history = ofMine;
    queries =
        SafeQueryExecutor.create(
            shop.sessions(), shop.catalog(), Clock.systemUTC(), QueryOptions.defaults(), history);
  }

  @Test
  void anAnswerDoesNotWaitForItsRowBehind() {
    kept.hold();

    assertThat(sql("SELECT 1").run().rowCount()).isEqualTo(1);
    Await.until("the row is on its way", kept::isHolding);
    assertThat(sql("SELECT 2").run().rowCount()).isEqualTo(1);
    assertThat(kept.writes()).isEmpty();

    kept.release();
    Await.until("both are written", () -> kept.texts().size() == 2);
    assertThat(kept.texts()).containsExactly("SELECT 1", "SELECT 2");
  }

  @Test
  void writesBehindWithoutBeingAskedTo() {
    sql("SELECT 1").run();

    Await.until("it is written", () -> kept.texts().equals(List.of("SELECT 1")));
  }

  @Test
  void writesAgainAfterARest() {
    sql("SELECT 1").run();
    Await.until("the thread rests", () -> thread().getState() == Thread.State.WAITING);

    sql("SELECT 2").run();

    Await.until("it is written", () -> kept.texts().equals(List.of("SELECT 1", "SELECT 2")));
  }

  @Test
  void writesWhatCameTogetherInOneTransaction() {
    kept.hold();
    sql("SELECT 0").run();
    Await.until("the first is on its way", kept::isHolding);
    for (int i = 1; i <= 50; i++) {
      sql("SELECT " + i).run();
    }

    kept.release();
    history.list(HistoryFilter.all());

    assertThat(kept.writes()).extracting(List::size).containsExactly(1, 50);
  }

  @Test
  void readingSeesWhatEndedBefore() {
    for (int i = 1; i <= 20; i++) {
      sql("SELECT " + i).run();

      assertThat(history.count(HistoryFilter.all())).isEqualTo(i);
    }
  }

  @Test
  void readingGoesOnWithoutWhatCannotBeWritten() {
    openImpatient();
    kept.hold();
    sql("SELECT 1").run();

    assertThat(history.list(HistoryFilter.all())).isEmpty();
    assertThat(history.lost()).isZero();
  }

  @Test
  void anInterruptedReaderDoesNotWait() throws Exception {
    kept.hold();
    sql("SELECT 1").run();
    FutureTask<List<HistoryEntry>> reading =
        new FutureTask<>(() -> history.list(HistoryFilter.all()));
    Thread reader = new Thread(reading);
    reader.start();
    reader.interrupt();

    assertThat(reading.get(60, TimeUnit.SECONDS)).isEmpty();
    kept.release();
  }

  @Test
  void closingWritesWhatIsLeft() {
    for (int i = 0; i < 700; i++) {
      sql("SELECT 1").run();
    }

    queries.close();
    history.close();

    assertThat(kept.texts()).hasSize(700);
    assertThat(history.lost()).isZero();
    history.close();
  }

  @Test
  void triesAgainWhileTheStoreIsBroken() {
    kept.breakDown(broken);
    sql("SELECT 1").run();
    sql("SELECT 2").run();
    Await.until("it was tried twice", () -> kept.attempts() >= 2);
    kept.repair();

    Await.until("both are written", () -> kept.texts().size() == 2);
    assertThat(kept.texts()).containsExactly("SELECT 1", "SELECT 2");
    assertThat(history.lost()).isZero();
  }

  @Test
  void goesOnWhenItsTroubleCannotBeLoggedEither() {
    try (SpeechlessLog unheard = SpeechlessLog.of(QueryHistory.class)) {
      kept.breakDown(broken);
      sql("SELECT 1").run();
      Await.until("the log was tried", () -> unheard.tries() > 0);
      Await.until("it was tried twice", () -> kept.attempts() >= 2);
    }
    kept.repair();

    Await.until("it is written", () -> kept.texts().equals(List.of("SELECT 1")));
    assertThat(history.lost()).isZero();
  }

  @Test
  void tellsALossThatCannotBeLogged() {
    open(HistoryOptions.beforeAnswer(100));
    kept.breakDown(broken);
    try (SpeechlessLog unheard = SpeechlessLog.of(QueryHistory.class)) {
      assertThatThrownBy(() -> sql("SELECT 1").run())
          .isInstanceOf(QueryNotRecordedException.class)
          .hasRootCause(broken);
      assertThat(unheard.tries()).isPositive();
    }
    kept.repair();

    assertThat(sql("SELECT 2").run().rowCount()).isEqualTo(1);
    assertThat(history.lost()).isEqualTo(1);
  }

  @Test
  void losesOnlyTheRunThatTheStoreRejects() {
    kept.reject("SELECT 2");
    kept.hold();
    for (int i = 0; i <= 4; i++) {
      sql("SELECT " + i).run();
    }
    kept.release();

    Await.until("the others are written", () -> kept.texts().size() == 4);
    assertThat(kept.texts()).containsExactly("SELECT 0", "SELECT 1", "SELECT 3", "SELECT 4");
    Await.until("it is counted", () -> history.lost() == 1);
  }

  @Test
  void withholdsOnlyTheAnswerWhoseRunTheStoreRejects() throws Exception {
    open(HistoryOptions.beforeAnswer(100));
    kept.reject("SELECT 2");
    kept.hold();
    Future<QueryResult> first = executor.submit(() -> sql("SELECT 0").run());
    Await.until("the first is on its way", kept::isHolding);
    Future<QueryResult> rejected = executor.submit(() -> sql("SELECT 2").run());
    Await.until("the second waits", () -> threadsIn(RunLog.class, "await") == 2);
    Future<QueryResult> third = executor.submit(() -> sql("SELECT 3").run());
    Await.until("the third waits", () -> threadsIn(RunLog.class, "await") == 3);
    kept.release();

    assertThat(first.get(60, TimeUnit.SECONDS).rowCount()).isEqualTo(1);
    assertThat(third.get(60, TimeUnit.SECONDS).rowCount()).isEqualTo(1);
    assertThatThrownBy(() -> rejected.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(QueryNotRecordedException.class);
  }

  @Test
  void whatFindsNoRoomIsCounted() {
    kept.breakDown(broken);
    QuerySpec refused = sql("DELETE FROM orders");
    refuse(refused, 2_048);
    assertThat(history.lost()).isZero();

    refuse(refused, 3);

    assertThat(history.lost()).isEqualTo(3);
    kept.repair();
    Await.until("the others are written", () -> kept.texts().size() == 2_048);
    refuse(refused, 1);
    Await.until("there is room again", () -> kept.texts().size() == 2_049);
    assertThat(history.lost()).isEqualTo(3);
  }

  @Test
  void aQueryWaitsForRoomWhileTheStoreIsSlow() {
    HistoryOptions behind = HistoryOptions.behind(100);
    Duration minute = Duration.ofMinutes(1);
    open(new DefaultQueryHistory(kept, Clock.systemUTC(), behind, minute, minute));
    kept.hold();
    QuerySpec refused = sql("DELETE FROM orders");
    refuse(refused, 1);
    Await.until("the first is on its way", kept::isHolding);
    refuse(refused, 2_047);
    Future<?> waiting = executor.submit(() -> refuse(refused, 1));
    Await.until("it waits for room", () -> threadsIn(HistoryQueue.class, "reserve") == 1);

    kept.release();

    Await.until("all are written", () -> kept.texts().size() == 2_049);
    assertThat(waiting).succeedsWithin(Duration.ofSeconds(60));
    assertThat(history.lost()).isZero();
  }

  @Test
  void queriesDoNotWaitForRoomAgainInAStoreThatIsStuck() {
    kept.hold();
    refuse(sql("DELETE FROM orders"), 2_048 + 40);

    assertThat(history.lost()).isEqualTo(40);
    kept.release();
    Await.until("the others are written", () -> kept.texts().size() == 2_048);
  }

  @Test
  void whatIsLeftInABrokenStoreIsCountedOnClosing() {
    openImpatient();
    kept.hold();
    sql("SELECT 1").run();
    sql("SELECT 2").run();

    queries.close();
    history.close();

    assertThat(history.lost()).isEqualTo(2);
  }

  @Test
  void oneThreadWritesFromTheFirstRunToTheClose() {
    history.list(HistoryFilter.all());
    sql("SELECT 1").check();
    assertThat(threads()).isZero();

    sql("SELECT 1").run();
    sql("SELECT 1").run();
    assertThat(threads()).isEqualTo(1);
    assertThat(thread().isDaemon()).isTrue();
    assertThat(thread().getContextClassLoader()).isNull();

    queries.close();
    history.close();
    assertThat(threads()).isZero();
  }

  @Test
  void nothingIsKeptWithoutAHistory() {
    open(HistoryOptions.behind(0));

    sql("SELECT 1").run();

    assertThat(history.list(HistoryFilter.all())).isEmpty();
    assertThat(threads()).isZero();
  }

  @Test
  void anAnswerWaitsForItsRowBefore() throws Exception {
    open(HistoryOptions.beforeAnswer(100));
    kept.hold();

    Future<QueryResult> result = executor.submit(() -> sql("SELECT 1").run());
    Await.until("the row is on its way", kept::isHolding);
    assertThat(result.isDone()).isFalse();
    assertThat(shop.sessions().lent()).isZero();

    kept.release();
    assertThat(result.get(60, TimeUnit.SECONDS).rowCount()).isEqualTo(1);
    assertThat(kept.texts()).containsExactly("SELECT 1");
  }

  @Test
  void anErrorWaitsForItsRowBefore() {
    open(HistoryOptions.beforeAnswer(100));
    kept.hold();

    Future<?> result = executor.submit(() -> sql("DELETE FROM orders").run());
    Await.until("the row is on its way", kept::isHolding);
    assertThat(result.isDone()).isFalse();

    kept.release();
    assertThatThrownBy(() -> result.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(QueryRefusedException.class);
    assertThat(kept.outcomes()).containsExactly(QueryOutcome.REFUSED);
  }

  @Test
  void aHandleIsDoneWhenItsRowIsWrittenBefore() {
    open(HistoryOptions.beforeAnswer(100));
    kept.hold();
    List<Runnable> queue = new ArrayList<>();
    QueryHandle running = sql("SELECT 1").start(executor);
    QueryHandle pending = sql("SELECT 2").start(queue::add);

    Await.until("a row is on its way", kept::isHolding);
    Future<?> cancelling = executor.submit(pending::cancel);
    assertThat(running.isDone()).isFalse();
    assertThat(pending.isDone()).isFalse();
    assertThat(cancelling.isDone()).isFalse();

    kept.release();
    assertThat(running.join().rowCount()).isEqualTo(1);
    assertThatThrownBy(pending::join).isInstanceOf(QueryCancelledException.class);
    queue.forEach(Runnable::run);
    assertThat(kept.outcomes()).containsExactly(QueryOutcome.SUCCEEDED, QueryOutcome.CANCELLED);
  }

  @Test
  void queriesThatEndTogetherShareACommit() throws Exception {
    open(HistoryOptions.beforeAnswer(100));
    kept.hold();
    List<Future<QueryResult>> results = new ArrayList<>();
    results.add(executor.submit(() -> sql("SELECT 1").run()));
    Await.until("the first is on its way", kept::isHolding);
    for (int i = 0; i < 6; i++) {
      results.add(executor.submit(() -> sql("SELECT 2").run()));
    }
    Await.until("the others wait for it", () -> threadsIn(RunLog.class, "await") == 7);

    kept.release();
    for (Future<QueryResult> result : results) {
      result.get(60, TimeUnit.SECONDS);
    }
    assertThat(kept.writes()).extracting(List::size).containsExactly(1, 6);
  }

  @Test
  void withholdsAResultWhoseRowCannotBeWritten() {
    open(HistoryOptions.beforeAnswer(100));
    kept.breakDown(broken);

    assertThatThrownBy(() -> sql("SELECT 1").run())
        .isInstanceOf(QueryNotRecordedException.class)
        .hasMessageContainingAll("'shop'", "not answered", "the disk is full")
        .hasRootCause(broken);
    assertThatThrownBy(() -> sql("SELECT 1").start(executor).join())
        .isInstanceOf(QueryNotRecordedException.class);
    assertThat(history.lost()).isEqualTo(2);
    assertThat(shop.sessions().lent()).isZero();

    kept.repair();
    assertThat(sql("SELECT 1").run().rowCount()).isEqualTo(1);
  }

  @Test
  void keepsTheFirstFailureWhenItCannotBeWrittenEither() {
    open(HistoryOptions.beforeAnswer(100));
    kept.breakDown(broken);

    assertThatThrownBy(() -> sql("DELETE FROM orders").run())
        .isInstanceOf(QueryRefusedException.class)
        .satisfies(
            refused ->
                assertThat(refused.getSuppressed())
                    .singleElement()
                    .isInstanceOf(QueryNotRecordedException.class));
  }

  @Test
  void opensNoStreamWhoseBeginningCannotBeWritten() {
    open(HistoryOptions.beforeAnswer(100));
    kept.breakDown(broken);

    assertThatThrownBy(() -> sql("SELECT id FROM numbers").stream())
        .isInstanceOf(QueryNotRecordedException.class);

    assertThat(shop.sessions().lent()).isZero();
    assertThat(shop.sessions().evictions()).isZero();
  }

  @Test
  void aStreamsBeginningIsWrittenBeforeItsFirstRowAndItsEndAtTheEnd() {
    open(HistoryOptions.beforeAnswer(100));

    try (RowStream stream = sql("SELECT id FROM orders").stream()) {
      Iterator<Row> rows = stream.iterator();
      assertThat(kept.outcomes()).containsExactly(QueryOutcome.STARTED);
      rows.forEachRemaining(row -> assertThat(kept.writes()).hasSize(1));
      assertThat(kept.outcomes()).containsExactly(QueryOutcome.STARTED, QueryOutcome.SUCCEEDED);
    }

    assertThat(kept.writes()).hasSize(2);
    assertThat(kept.writes().get(1).get(0).id()).isEqualTo(100);
    assertThat(kept.writes().get(1).get(0).rows()).isEqualTo(3);
  }

  @Test
  void aStreamThatIsClosedEarlyIsWrittenBeforeCloseReturns() {
    open(HistoryOptions.beforeAnswer(100));

    RowStream stream = sql("SELECT id FROM numbers").stream();
    stream.iterator().next();
    stream.close();
    stream.close();

    assertThat(kept.outcomes()).containsExactly(QueryOutcome.STARTED, QueryOutcome.CLOSED_EARLY);
  }

  @Test
  void doesNotTellTheEndOfAStreamThatCannotBeWritten() {
    open(HistoryOptions.beforeAnswer(100));
    RowStream stream = sql("SELECT id FROM orders LIMIT 1").stream();
    Iterator<Row> rows = stream.iterator();
    rows.next();
    kept.breakDown(broken);

    assertThatThrownBy(rows::hasNext).isInstanceOf(QueryNotRecordedException.class);
    assertThatThrownBy(rows::hasNext).isInstanceOf(QueryNotRecordedException.class);

    stream.close();
    assertThat(shop.sessions().lent()).isZero();
  }

  @Test
  void nobodyWaitsForAStreamThatClosingTheExecutorEnds() {
    open(HistoryOptions.beforeAnswer(100));
    RowStream stream = sql("SELECT id FROM numbers").stream();
    stream.iterator().next();
    kept.hold();

    queries.close();
    assertThat(shop.sessions().lent()).isZero();

    kept.release();
    history.close();
    assertThat(kept.outcomes()).containsExactly(QueryOutcome.STARTED, QueryOutcome.CANCELLED);
    assertThat(history.lost()).isZero();
  }

  @Test
  void aRunThatEndsWhenAllIsClosedIsCounted() {
    RunLog runs = ((DefaultQueryHistory) history).runs();
    Request request =
        new Request(
            "shop",
            "SELECT 1",
            Parameters.NONE,
            0,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            CostLimit.none(),
            QueryOrigin.MANUAL,
            CallerRights.ofDefaultUser());
    history.close();

    runs.begin(request, QueryAction.RUN, QueryObservation.NONE).exhausted();

    assertThat(history.lost()).isEqualTo(1);
    assertThat(threads()).isZero();
  }

  private QuerySpec sql(String text) {
    return queries.on("shop").sql(text);
  }

  private static void refuse(QuerySpec spec, int times) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(spec::run).isInstanceOf(QueryRefusedException.class);
    }
  }

  private static long threadsIn(Class<?> type, String method) {
    return Thread.getAllStackTraces().values().stream()
        .filter(
            stack ->
                Stream.of(stack)
                    .anyMatch(
                        frame ->
                            frame.getClassName().equals(type.getName())
                                && frame.getMethodName().equals(method)))
        .count();
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("querytool-history"))
        .count();
  }

  private static Thread thread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("querytool-history"))
        .findFirst()
        .orElseThrow();
  }
}
