package dev.querytool.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ErrorCode;
import dev.querytool.query.AuditHead;
import dev.querytool.query.AuditReport;
import dev.querytool.query.HistoryBounds;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.HistoryStore;
import dev.querytool.query.QueryAction;
import dev.querytool.query.QueryOutcome;
import dev.querytool.vault.CredentialException;
import dev.querytool.vault.MasterKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChainedHistoryTest extends ChainTestCase {

  private static final int HISTORIES = Boolean.getBoolean("querytool.tests.deep") ? 500 : 10;

  @Test
  void isIntactBeforeAnythingIsWritten() {
    AuditReport report = history.verify();

    assertThat(report.isIntact()).isTrue();
    assertThat(report.rows()).isZero();
    assertThat(report.head()).isEmpty();
    assertThat(history.head()).isEmpty();
  }

  @Test
  void countsWhatItChecked() {
    write("shop", "a", "b");
    write("other", "c");

    AuditReport report = history.verify();

    assertThat(report.state()).isEqualTo(AuditReport.State.INTACT);
    assertThat(report.rows()).isEqualTo(3);
    assertThat(report.removed()).isZero();
    assertThat(report.unchained()).isZero();
    assertThat(report.head()).isEqualTo(history.head());
    assertThat(report.head().map(AuditHead::sequence)).contains(3L);
    assertThat(report).hasToString("the history is intact: 3 rows checked");
  }

  @Test
  void keepsAllThatAnEntrySays() {
    HistoryEntry entry =
        entry("shop", "SELECT '\u4e0b\u5355', :since")
            .keyId("k1")
            .action(QueryAction.EXPLAIN)
            .effectiveSql("SELECT ?")
            .outcome(QueryOutcome.DENIED)
            .errorCode(ErrorCode.ACCESS_DENIED)
            .rule("rule")
            .message("m")
            .rows(7_000_000_000L)
            .truncated(true)
            .duration(Duration.ofMillis(5))
            .build();

    long id = history.write(List.of(entry), MANY).get(0);

    assertThat(history.find(id).orElseThrow())
        .usingRecursiveComparison()
        .ignoringFields("id")
        .isEqualTo(entry);
    assertThat(history.verify().isIntact()).isTrue();
  }

  @Test
  void checksTextsThatAreHardToWrite() {
    write("shop", "\ud83d\ude00", "\ud83d", "a\0b", "", "\uffff\u202e", "x".repeat(10_000));

    assertThat(history.verify().rows()).isEqualTo(6);
    assertThat(history.verify().isIntact()).isTrue();
  }

  @Test
  void staysIntactWhenOldRowsMakeRoom() {
    for (int i = 0; i < 20; i++) {
      write(HistoryBounds.newest(3), i % 2 == 0 ? "shop" : "other", "t" + i);
    }

    AuditReport report = history.verify();
    assertThat(report.isIntact()).isTrue();
    assertThat(report.rows()).isEqualTo(6);
    assertThat(report.removed()).isEqualTo(14);
    assertThat(rows("SELECT first_sequence, last_sequence FROM history_gaps"))
        .containsExactly("1|14");
  }

  @Test
  void keepsNoMoreNotesOfRemovalsThanThereAreRows() {
    for (int i = 0; i < 60; i++) {
      write(HistoryBounds.newest(2), "shop" + i % 7 % 3, "t" + i);
    }

    assertThat(history.verify().isIntact()).isTrue();
    assertThat(rows("SELECT count(*) <= 7 FROM history_gaps")).containsExactly("1");
  }

  @Test
  void staysIntactWhenAConnectionIsCleared() {
    write("shop", "a", "b");
    write("other", "c");
    write("SHOP", "d");

    assertThat(history.delete("shop")).isEqualTo(3);

    AuditReport report = history.verify();
    assertThat(report.isIntact()).isTrue();
    assertThat(report.rows()).isEqualTo(1);
    assertThat(report.removed()).isEqualTo(3);
  }

  @Test
  void staysIntactWhenAllOfItIsCleared() {
    write("shop", "a", "b");
    history.delete("shop");

    assertThat(history.verify().isIntact()).isTrue();
    write("shop", "c");

    assertThat(history.verify().isIntact()).isTrue();
    assertThat(sequences()).containsExactly("3");
  }

  @Test
  void clearsMoreThanItReadsAtOnce() {
    write(
        HistoryBounds.newest(10_000),
        "shop",
        IntStream.range(0, 2_500).mapToObj(String::valueOf).toArray(String[]::new));

    assertThat(history.delete("shop")).isEqualTo(2_500);

    assertThat(history.list(HistoryFilter.all())).isEmpty();
    assertThat(history.verify().removed()).isEqualTo(2_500);
  }

  @Test
  void removesWhatIsOlderThanItMayBe() {
    for (int hour = 0; hour < 4; hour++) {
      history.write(
          List.of(
              HistoryEntry.builder(NOW.plusSeconds(3_600L * hour), "shop", "u", "h" + hour)
                  .build()),
          MANY.from(NOW.plusSeconds(3_600L * hour - 5_400)));
    }

    assertThat(history.list(HistoryFilter.all()))
        .extracting(HistoryEntry::text)
        .containsExactly("h3", "h2");
    assertThat(history.verify().isIntact()).isTrue();
    assertThat(history.verify().removed()).isEqualTo(2);
  }

  @Test
  void putsTheEndOfARunAtAnotherPlace() {
    HistoryEntry begun = entry("shop", "a").outcome(QueryOutcome.STARTED).build();
    long id = history.write(List.of(begun), MANY).get(0);
    write("shop", "b");
    assertThat(history.verify().isIntact()).isTrue();

    history.write(List.of(entry("shop", "a").id(id).rows(5).build()), MANY);

    assertThat(history.find(id).orElseThrow().outcome()).isEqualTo(QueryOutcome.SUCCEEDED);
    assertThat(sequences()).containsExactly("3", "2");
    assertThat(history.verify().isIntact()).isTrue();
    assertThat(history.verify().removed()).isEqualTo(1);
  }

  @Test
  void staysVerifiableWhenTheMasterKeyIsChanged() {
    write("shop", "a");

    vault.rotate(OTHER_KEY);
    history = chained(store, OTHER_KEY);
    write("shop", "b");

    assertThat(history.verify().isIntact()).isTrue();
    assertThat(history.verify().rows()).isEqualTo(2);
  }

  @Test
  void saysThatItCannotCheckWithoutAKey() {
    for (HistoryStore keyless : List.of(store.history(), chained(store, MasterKey.none()))) {
      keyless.write(List.of(entry("shop", "a").build()), MANY);

      AuditReport report = keyless.verify();

      assertThat(report.state()).isEqualTo(AuditReport.State.UNCHAINED);
      assertThat(report.isIntact()).isFalse();
      assertThat(report.unchained()).isEqualTo(keyless.count(HistoryFilter.all()));
      assertThat(report.toString()).contains("no master key is configured");
      assertThat(keyless.head()).isEmpty();
    }
  }

  @Test
  void leavesOutWhatWasWrittenBeforeTheChainBegan() {
    store.history().write(List.of(entry("shop", "a").build()), MANY);

    write("shop", "b");

    AuditReport report = history.verify();
    assertThat(report.isIntact()).isTrue();
    assertThat(report.rows()).isEqualTo(1);
    assertThat(report.unchained()).isEqualTo(1);
  }

  @Test
  void isNotWrittenUnderAnotherKey() {
    write("shop", "a");
    HistoryStore wrong = chained(store, OTHER_KEY);

    assertThatThrownBy(() -> wrong.write(List.of(entry("shop", "b").build()), MANY))
        .isInstanceOf(CredentialException.class);
    assertThatThrownBy(wrong::verify).isInstanceOf(CredentialException.class);
    assertThat(history.count(HistoryFilter.all())).isEqualTo(1);
  }

  @Test
  void isOneLineThoughSeveralWriteIt() throws Exception {
    int threads = 4;
    int writes = 25;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (Store other = Store.open(path, CLOCK, TIMEOUT)) {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        HistoryStore own = chained(thread % 2 == 0 ? store : other, KEY);
        String name = "shop" + thread % 3;
        done.add(
            pool.submit(
                () -> {
                  start.await();
                  for (int i = 0; i < writes; i++) {
                    own.write(List.of(entry(name, "t" + i).build()), HistoryBounds.newest(20));
                  }
                  return null;
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }

    AuditReport report = history.verify();
    assertThat(report.isIntact()).as(report.toString()).isTrue();
    assertThat(report.rows() + report.removed()).isEqualTo((long) threads * writes);
  }

  @Test
  void isIntactAfterWhateverItDidAndBrokenAfterWhateverElse() {
    long seed = System.nanoTime();
    for (int i = 0; i < HISTORIES; i++) {
      Random random = new Random(seed + i);
      String name = "seed " + (seed + i);
      execute("DELETE FROM query_history");
      execute("DELETE FROM history_gaps");
      execute("DELETE FROM history_head");
      execute("DELETE FROM sub_keys");
      history = chained(store, KEY);
      randomHistory(random);
      write("last", "z");
      assertThat(history.verify().isIntact()).as(name).isTrue();

      tamper(random);

      assertThat(history.verify().isIntact()).as(name).isFalse();
    }
  }

  private void randomHistory(Random random) {
    List<HistoryEntry> begun = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String name = "shop" + random.nextInt(3);
      HistoryBounds bounds = HistoryBounds.newest(1 + random.nextInt(6));
      int what = random.nextInt(10);
      if (what == 0) {
        history.delete(name);
      } else if (what < 4) {
        HistoryEntry start = entry(name, "s" + i).outcome(QueryOutcome.STARTED).build();
        long id = history.write(List.of(start), bounds).get(0);
        begun.add(entry(name, "e" + i).id(id).build());
      } else if (what < 6 && !begun.isEmpty()) {
        history.write(List.of(begun.remove(random.nextInt(begun.size()))), bounds);
      } else {
        write(bounds, name, "t" + i, "u" + i);
      }
    }
  }

  private void tamper(Random random) {
    List<String> ids = rows("SELECT id FROM query_history");
    String id = ids.get(random.nextInt(ids.size()));
    switch (random.nextInt(4)) {
      case 0 -> execute("DELETE FROM query_history WHERE id = " + id);
      case 1 -> execute("UPDATE query_history SET caller = 'x' WHERE id = " + id);
      case 2 -> execute("UPDATE query_history SET sequence = sequence + 500 WHERE id = " + id);
      default -> execute("UPDATE query_history SET mac = upper(mac) WHERE id = " + id);
    }
  }
}
