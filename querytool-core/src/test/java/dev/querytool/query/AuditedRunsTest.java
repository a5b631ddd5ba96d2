package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import dev.querytool.store.Store;
import dev.querytool.testkit.Await;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the audit keeps of each attempt, and whom it tells of its end. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AuditedRunsTest {

  private static final String SECRET = "zq7-literal";

  /** Of so many digits that they stand in no hash by chance. */
  private static final String NUMBER = "4711471147114711";

  @TempDir Path folder;
  private final List<AuditHead> anchored = Collections.synchronizedList(new ArrayList<>());
  private final KeptRuns kept = new KeptRuns();
  private Shop shop;
  private Store store;
  private ManagedHistory history;
  private ManagedQueries queries;

  @BeforeEach
  void open() {
    shop = Shop.open(folder, 8);
    Clock clock = Clock.systemUTC();
    store = Store.open(folder.resolve("store.db"), clock, Duration.ofSeconds(60));
    open(HistoryOptions.behind(100));
  }

  @AfterEach
  void close() {
    closeRuns();
    store.close();
    shop.close();
  }

  @Test
  void chainsEveryAttemptHoweverItEnds() {
    sql("SELECT id FROM orders").run();
    sql("SELECT id FROM orders").explain();
    try (RowStream rows = sql("SELECT id FROM orders").stream()) {
      rows.iterator().next();
    }
    assertThatThrownBy(() -> sql("DELETE FROM orders").run()).isNotNull();
    assertThatThrownBy(() -> sql("DELETE FROM orders").explain()).isNotNull();
    assertThatThrownBy(() -> sql("SELECT abs(-9223372036854775807 - 1)").run()).isNotNull();
    QueryHandle handle = queries.on("shop").sql("SELECT 1").start(task -> {});
    handle.cancel();
    history.record(
        entry("SELECT secret")
            .outcome(QueryOutcome.DENIED)
            .errorCode(ErrorCode.ACCESS_DENIED)
            .build());

    assertThat(history.list(HistoryFilter.all()))
        .extracting(each -> each.action() + " " + each.outcome())
        .containsExactly(
            "RUN DENIED",
            "RUN CANCELLED",
            "RUN FAILED",
            "EXPLAIN REFUSED",
            "RUN REFUSED",
            "RUN CLOSED_EARLY",
            "EXPLAIN SUCCEEDED",
            "RUN SUCCEEDED");
    AuditReport report = history.verify();
    assertThat(report.isIntact()).isTrue();
    assertThat(report.rows()).isEqualTo(8);
  }

  @Test
  void chainsWhatIsWrittenBeforeItsAnswer() {
    open(HistoryOptions.beforeAnswer(100));

    sql("SELECT id FROM orders").run();
    try (RowStream rows = sql("SELECT id FROM orders").stream()) {
      rows.iterator().next();
      assertThat(history.verify().rows()).isEqualTo(2);
    }

    AuditReport report = history.verify();
    assertThat(report.isIntact()).isTrue();
    assertThat(report.rows()).isEqualTo(2);
    assertThat(report.removed()).isEqualTo(1);
  }

  @Test
  void aDenialIsWrittenBeforeItIsAnswered() {
    open(HistoryOptions.beforeAnswer(100));

    history.record(entry("SELECT secret").outcome(QueryOutcome.DENIED).keyId("k7").build());

    HistoryEntry denied = store.history().list(HistoryFilter.all()).get(0);
    assertThat(denied.outcome()).isEqualTo(QueryOutcome.DENIED);
    assertThat(denied.keyId()).contains("k7");
  }

  @Test
  void aDenialThatCannotBeWrittenIsNotAnswered() {
    store.close();
    assertThatThrownBy(
            () -> {
              open(HistoryOptions.beforeAnswer(100));
              history.record(entry("SELECT secret").outcome(QueryOutcome.DENIED).build());
            })
        .isInstanceOf(QueryNotRecordedException.class);
  }

  @Test
  void tellsTheAnchorAfterSoManyRowsAndAtTheEnd() {
    open(HistoryOptions.beforeAnswer(100).anchoredBy(anchored::add, 2, Duration.ofHours(1)));

    for (int i = 0; i < 5; i++) {
      sql("SELECT " + i).run();
    }
    Await.until("it was told twice", () -> anchored.size() == 2);
    assertThat(anchored).extracting(AuditHead::sequence).containsExactly(2L, 4L);
    closeRuns();

    assertThat(anchored).extracting(AuditHead::sequence).containsExactly(2L, 4L, 5L);
    open(HistoryOptions.behind(100));
    assertThat(anchored).allMatch(head -> history.verify(head).isIntact());
  }

  @Test
  void goesOnWithAnAnchorThatFails() {
    open(
        HistoryOptions.beforeAnswer(100)
            .anchoredBy(
                head -> {
                  anchored.add(head);
                  throw new IllegalStateException("unreachable");
                },
                1,
                Duration.ofHours(1)));

    sql("SELECT 1").run();
    sql("SELECT 2").run();

    Await.until("it was told twice", () -> anchored.size() == 2);
    assertThat(history.verify().rows()).isEqualTo(2);
  }

  @Test
  void isDueInTimeForTheLastRows() {
    kept.endAt(new AuditHead(1, "0".repeat(64)));
    Duration time = Duration.ofHours(1);
    Anchoring anchoring =
        new Anchoring(kept, HistoryOptions.behind(9).anchoredBy(anchored::add, 3, time));

    assertThat(anchoring.dueIn()).isZero();
    anchoring.wrote(1);
    assertThat(anchoring.dueIn()).isBetween(1L, time.toNanos());
    anchoring.wrote(2);

    assertThat(anchoring.dueIn()).isZero();
    assertThat(anchored).hasSize(1);
  }

  @Test
  void keepsNoLiteralWhereNoneMayBe() throws Exception {
    open(HistoryOptions.beforeAnswer(100).withoutLiterals());

    sql("SELECT id FROM orders WHERE id <> " + NUMBER + " AND '" + SECRET + "' <> :p -- " + SECRET)
        .param("p", SECRET)
        .limit(3)
        .run();
    sql("SELECT '" + SECRET + "' AS a").explain();
    assertThatThrownBy(
            () -> sql("SELECT " + NUMBER + ", nowhere FROM orders WHERE '" + SECRET + "'").run())
        .isInstanceOf(QueryToolException.class);
    assertThatThrownBy(() -> sql("SELECT abs('" + SECRET + "', " + SECRET).run())
        .isInstanceOf(QueryToolException.class);
    history.record(entry("SELECT '" + SECRET).message(SECRET).build());

    List<HistoryEntry> entries = history.list(HistoryFilter.all());
    assertThat(entries)
        .extracting(HistoryEntry::text)
        .containsExactly(
            "SELECT ? \u2026",
            "SELECT abs(? \u2026",
            "SELECT ?, nowhere FROM orders WHERE ? \u2026",
            "SELECT ? AS a",
            "SELECT id FROM orders WHERE id <> ? AND ? <> :p");
    assertThat(entries.get(4).effectiveSql().orElseThrow())
        .startsWith("SELECT id FROM orders WHERE id <> ? AND ? <> ?")
        .doesNotContain(NUMBER);
    assertThat(entries).noneMatch(entry -> entry.message().isPresent());
    closeRuns();
    store.close();
    String files = "";
    for (Path file : List.of(folder.resolve("store.db"))) {
      files += Files.readString(file, StandardCharsets.ISO_8859_1);
    }
    assertThat(files).contains("nowhere FROM orders").doesNotContain(SECRET, NUMBER);
  }

  private void open(HistoryOptions options) {
    closeRuns();
    Clock clock = Clock.systemUTC();
    CredentialVault vault =
        CredentialVault.create(store.credentials(), MasterKey.of(AuditedRunsTest::key), clock);
    history = QueryHistory.create(store.history(vault.subKeys()), clock, options);
    queries =
        SafeQueryExecutor.create(
            shop.sessions(), shop.catalog(), clock, QueryOptions.defaults(), history);
  }

  private void closeRuns() {
    if (queries != null) {
      queries.close();
      history.close();
    }
  }

  private QuerySpec sql(String text) {
    return queries.on("shop").sql(text);
  }

  private static HistoryEntry.Builder entry(String text) {
    return HistoryEntry.builder(Instant.EPOCH, "shop", "u1", text);
  }

  private static byte[] key() {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) 1);
    return bytes;
  }
}
