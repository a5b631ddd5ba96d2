package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import dev.querytool.error.ValidationException;
import dev.querytool.store.Store;
import dev.querytool.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the store keeps of each way in which a run can end. */
@ParameterizedClass
@MethodSource("dev.querytool.query.ShopEngine#all")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueryHistoryTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678912Z");
  private static final String MARKER = "bound-7f3a91c2";

  @Parameter ShopEngine engine;
  @TempDir Path folder;
  private Shop shop;
  private Store store;
  private ManagedHistory history;
  private ManagedQueries queries;
  private ExecutorService executor;

  @BeforeEach
  void open() {
    shop = engine.open(folder);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    store = Store.open(folder.resolve("store.db"), clock, Duration.ofSeconds(60));
    history = QueryHistory.create(store.history(), clock, HistoryOptions.behind(100));
    queries =
        SafeQueryExecutor.create(
            shop.sessions(),
            shop.catalog(),
            clock,
            QueryOptions.builder().maxCellBytes(1_000).maxTextLength(20_000).build(),
            history);
    executor = Executors.newCachedThreadPool();
  }

  @AfterEach
  void close() throws InterruptedException {
    queries.close();
    history.close();
    store.close();
    shop.close();
    executor.shutdownNow();
    assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void keepsWhatWasAnswered() {
    QueryResult result =
        sql("SELECT id FROM orders WHERE id >= :least").param("least", 2).limit(5).run();

    HistoryEntry entry = only();
    assertThat(entry.outcome()).isEqualTo(QueryOutcome.SUCCEEDED);
    assertThat(entry.connection()).isEqualTo("shop");
    assertThat(entry.caller()).isEqualTo("default_user");
    assertThat(entry.origin()).isEqualTo(QueryOrigin.MANUAL);
    assertThat(entry.text()).isEqualTo("SELECT id FROM orders WHERE id >= :least");
    assertThat(entry.effectiveSql()).contains(result.effectiveSql());
    assertThat(entry.effectiveSql().orElseThrow()).contains("?");
    assertThat(entry.rows()).isEqualTo(2);
    assertThat(entry.truncated()).isFalse();
    assertThat(entry.time()).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(entry.errorCode()).isEmpty();
    assertThat(entry.message()).isEmpty();
  }

  @Test
  void tellsEmptyFromTruncated() {
    sql("SELECT id FROM orders WHERE id > 3").run();
    sql("SELECT id FROM orders").limit(2).run();

    assertThat(entries()).extracting(HistoryEntry::rows).containsExactly(2L, 0L);
    assertThat(entries()).extracting(HistoryEntry::truncated).containsExactly(true, false);
    assertThat(entries()).extracting(HistoryEntry::outcome).containsOnly(QueryOutcome.SUCCEEDED);
  }

  @Test
  void keepsTheOriginThatWasTold() {
    sql("SELECT id FROM orders").origin(QueryOrigin.NATURAL).limit(1).run();

    assertThat(only().origin()).isEqualTo(QueryOrigin.NATURAL);
  }

  @Test
  void keepsNothingOfWhatIsOnlyChecked() {
    sql("SELECT id FROM orders").check();

    assertThat(entries()).isEmpty();
  }

  @Test
  void keepsWhatTheGuardRefused() {
    failing(sql("DELETE FROM orders"));

    HistoryEntry entry = only();
    assertThat(entry.outcome()).isEqualTo(QueryOutcome.REFUSED);
    assertThat(entry.errorCode()).contains(ErrorCode.QUERY_REFUSED);
    assertThat(entry.rule().orElseThrow()).isNotEmpty();
    assertThat(entry.message().orElseThrow()).contains(entry.rule().orElseThrow());
    assertThat(entry.effectiveSql()).isEmpty();
    assertThat(entry.rows()).isZero();
  }

  @Test
  void keepsWhatItsParametersOrLimitDoNotFit() {
    failing(sql("SELECT id FROM orders WHERE id = :missing"));
    failing(sql("SELECT id FROM orders").limit(10_001));

    assertThat(entries()).extracting(HistoryEntry::outcome).containsOnly(QueryOutcome.REFUSED);
    assertThat(entries())
        .extracting(entry -> entry.errorCode().orElseThrow())
        .containsExactly(ErrorCode.VALIDATION_ERROR, ErrorCode.VALIDATION_ERROR);
    assertThat(entries()).allSatisfy(entry -> assertThat(entry.rule()).isEmpty());
  }

  @Test
  void keepsWhatTheDatabaseFailedAt() {
    failing(
        engine.dialect() == Dialect.SQLITE
            ? sql("SELECT abs(:least)").param("least", Long.MIN_VALUE)
            : sql("SELECT id FROM orders WHERE id = (SELECT id FROM orders)"));

    HistoryEntry entry = only();
    assertThat(entry.outcome()).isEqualTo(QueryOutcome.FAILED);
    assertThat(entry.errorCode()).contains(ErrorCode.QUERY_EXECUTION_ERROR);
    assertThat(entry.message()).isPresent();
    assertThat(entry.effectiveSql()).isPresent();
  }

  @Test
  void keepsWhatRanTooLong() {
    failing(sql(engine.endless()).timeout(Duration.ofMillis(50)));

    assertThat(only().outcome()).isEqualTo(QueryOutcome.TIMED_OUT);
    assertThat(only().errorCode()).contains(ErrorCode.QUERY_TIMEOUT);
    assertThat(only().duration()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
  }

  @Test
  void keepsWhatWasTooLarge() {
    failing(sql("SELECT '" + "x".repeat(1_001) + "' AS wide"));

    assertThat(only().outcome()).isEqualTo(QueryOutcome.TOO_LARGE);
  }

  @Test
  void keepsAListAsItsCallerSeesIt() {
    record Id(long id) {}
    record Other(long missing) {}
    assertThat(sql("SELECT id FROM orders").list(Id.class)).hasSize(3);
    assertThatThrownBy(() -> sql("SELECT id FROM orders").list(Other.class))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> sql("SELECT id FROM numbers").list(Id.class))
        .isInstanceOf(ResultTooLargeException.class);

    assertThat(outcomes())
        .containsExactly(QueryOutcome.TOO_LARGE, QueryOutcome.FAILED, QueryOutcome.SUCCEEDED);
  }

  @Test
  void keepsAHandleOnce() {
    QueryHandle good = sql("SELECT id FROM orders").start(executor);
    good.join();
    QueryHandle bad = sql("DELETE FROM orders").start(executor);
    assertThatThrownBy(bad::join).isInstanceOf(QueryToolException.class);
    good.cancel();

    assertThat(outcomes()).containsExactly(QueryOutcome.REFUSED, QueryOutcome.SUCCEEDED);
    assertThat(entries()).extracting(HistoryEntry::rows).containsExactly(0L, 3L);
  }

  @Test
  void keepsWhatWasCancelledWhileItRan() {
    QueryHandle handle = sql(engine.endless()).start(executor);
    Await.until("a session is lent", () -> shop.sessions().lent() == 1);

    handle.cancel();

    assertThatThrownBy(handle::join).isInstanceOf(QueryCancelledException.class);
    assertThat(only().outcome()).isEqualTo(QueryOutcome.CANCELLED);
    assertThat(only().errorCode()).contains(ErrorCode.QUERY_CANCELLED);
  }

  @Test
  void keepsWhatWasCancelledBeforeItBegan() {
    List<Runnable> queue = new ArrayList<>();
    QueryHandle handle = sql("SELECT id FROM orders").start(queue::add);

    handle.cancel();
    queue.forEach(Runnable::run);

    assertThat(only().outcome()).isEqualTo(QueryOutcome.CANCELLED);
    assertThat(only().effectiveSql()).isEmpty();
  }

  @Test
  void keepsWhatItsExecutorDidNotTake() {
    ExecutorService full = Executors.newSingleThreadExecutor();
    full.shutdown();

    assertThatThrownBy(() -> sql("SELECT id FROM orders").start(full))
        .isInstanceOf(QueryExecutionException.class);

    assertThat(only().outcome()).isEqualTo(QueryOutcome.FAILED);
  }

  @Test
  void keepsWhatItsExecutorFailedAt() {
    IllegalStateException broken = new IllegalStateException("not today");

    assertThatThrownBy(
            () ->
                sql("SELECT id FROM orders")
                    .start(
                        task -> {
                          throw broken;
                        }))
        .isSameAs(broken);

    assertThat(only().outcome()).isEqualTo(QueryOutcome.FAILED);
    assertThat(only().message()).contains("java.lang.IllegalStateException");
  }

  @Test
  void keepsAnInterruptedCaller() {
    Thread.currentThread().interrupt();
    failing(sql("SELECT id FROM orders"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(only().outcome()).isEqualTo(QueryOutcome.CANCELLED);
  }

  @Test
  void keepsAStreamOnceWhenItEnds() {
    try (RowStream stream = sql("SELECT id FROM orders").stream()) {
      Iterator<Row> rows = stream.iterator();
      rows.next();
      assertThat(entries()).isEmpty();
      rows.forEachRemaining(row -> {});
      assertThat(entries()).hasSize(1);
    }

    assertThat(only().outcome()).isEqualTo(QueryOutcome.SUCCEEDED);
    assertThat(only().rows()).isEqualTo(3);
  }

  @Test
  void keepsAStreamThatWasClosedEarly() {
    try (RowStream stream = sql("SELECT id FROM numbers").stream()) {
      Iterator<Row> rows = stream.iterator();
      rows.next();
      rows.next();
    }

    assertThat(only().outcome()).isEqualTo(QueryOutcome.CLOSED_EARLY);
    assertThat(only().rows()).isEqualTo(2);
  }

  @Test
  void keepsAStreamThatFails() {
    assertThatThrownBy(() -> sql("DELETE FROM orders").stream())
        .isInstanceOf(QueryToolException.class);
    try (RowStream stream = sql(engine.endless()).timeout(Duration.ofMillis(50)).stream()) {
      assertThatThrownBy(() -> stream.iterator().forEachRemaining(row -> {}))
          .isInstanceOf(QueryTimeoutException.class);
    } catch (QueryTimeoutException already) {
      assertThat(already.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT);
    }

    assertThat(outcomes()).containsExactly(QueryOutcome.TIMED_OUT, QueryOutcome.REFUSED);
  }

  @Test
  void keepsAStreamOfRecordsAsItsCallerSeesIt() {
    record Id(long id) {}
    record Note(long note) {}
    record Other(long missing) {}
    try (RecordStream<Id> stream = sql("SELECT id FROM orders").stream(Id.class)) {
      assertThat(stream).hasSize(3);
    }
    try (RecordStream<Note> stream = sql("SELECT note FROM orders").stream(Note.class)) {
      Iterator<Note> notes = stream.iterator();
      assertThatThrownBy(notes::next).isInstanceOf(ValidationException.class);
    }
    assertThatThrownBy(() -> sql("SELECT id FROM orders").stream(Other.class))
        .isInstanceOf(ValidationException.class);

    assertThat(outcomes())
        .containsExactly(QueryOutcome.FAILED, QueryOutcome.FAILED, QueryOutcome.SUCCEEDED);
    assertThat(entries()).extracting(HistoryEntry::rows).containsExactly(0L, 1L, 3L);
    assertThat(shop.sessions().lent()).isZero();
  }

  @Test
  void keepsAStreamThatClosingTheExecutorEnds() {
    RowStream stream = sql("SELECT id FROM numbers").stream();
    Iterator<Row> rows = stream.iterator();
    rows.next();

    queries.close();

    assertThatThrownBy(rows::next).isInstanceOf(QueryCancelledException.class);
    stream.close();
    assertThat(only().outcome()).isEqualTo(QueryOutcome.CANCELLED);
    assertThat(only().rows()).isEqualTo(1);
  }

  @Test
  void keepsNoValueOfAParameter() throws Exception {
    String number = engine.dialect() == Dialect.POSTGRES ? "bigint" : "signed";
    sql("SELECT id FROM orders WHERE note = :note").param("note", MARKER).run();
    failing(sql("SELECT id FROM nothing WHERE note = :note").param("note", MARKER));
    failing(sql("SELECT id FROM orders WHERE note = :other").param("note", MARKER));
    answeredOrNot(sql("SELECT CAST(:note AS " + number + ") FROM orders").param("note", MARKER));
    answeredOrNot(sql("SELECT CAST(:note AS char(40)) FROM orders").param("note", MARKER));
    assertThat(entries()).hasSize(5);

    assertThat(stored("default_user")).isTrue();
    assertThat(stored(MARKER)).isFalse();
    queries.close();
    history.close();
    store.close();
    assertThat(stored(MARKER)).isFalse();
  }

  @Test
  void neverHoldsTheValuesOfAListNorAPlaceForEach() throws Exception {
    sql("SELECT id FROM orders WHERE note IN (:notes)")
        .param("notes", List.of(MARKER, "other"))
        .run();
    failing(sql("SELECT id FROM orders WHERE note = :notes").param("notes", List.of(MARKER)));

    assertThat(entries()).hasSize(2);
    assertThat(entries().get(1).text()).endsWith("IN (:notes)");
    assertThat(entries().get(1).effectiveSql().orElseThrow()).contains("IN (?)");
    assertThat(entries().get(0).outcome()).isEqualTo(QueryOutcome.REFUSED);
    assertThat(entries().get(0).message().orElseThrow()).contains(":notes is a list");
    assertThat(stored(MARKER)).isFalse();
  }

  @Test
  void cutsLongTexts() {
    String text = "SELECT id FROM orders -- " + "😀".repeat(9_000);
    failing(sql("x" + text));

    assertThat(only().text()).startsWith("xSELECT").endsWith("😀…").hasSizeBetween(9_999, 10_000);
  }

  private QuerySpec sql(String text) {
    return queries.on("shop").sql(text);
  }

  private static void failing(QuerySpec spec) {
    assertThatThrownBy(spec::run).isInstanceOf(QueryToolException.class);
  }

  private static void answeredOrNot(QuerySpec spec) {
    try (RowStream stream = spec.stream()) {
      assertThat(stream).isNotEmpty();
    } catch (QueryToolException failure) {
      assertThat(failure).hasMessageNotContaining(MARKER);
    }
  }

  private List<HistoryEntry> entries() {
    return history.list(HistoryFilter.on("shop"));
  }

  private List<QueryOutcome> outcomes() {
    return entries().stream().map(HistoryEntry::outcome).toList();
  }

  private HistoryEntry only() {
    List<HistoryEntry> all = entries();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private boolean stored(String text) throws Exception {
    boolean found = false;
    for (String suffix : List.of("", "-wal")) {
      Path file = folder.resolve("store.db" + suffix);
      found |=
          Files.exists(file)
              && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    }
    return found;
  }
}
