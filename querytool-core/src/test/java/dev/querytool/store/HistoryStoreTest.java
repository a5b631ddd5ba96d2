package dev.querytool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.ConnectionStore.Draft;
import dev.querytool.connection.Dialect;
import dev.querytool.error.ErrorCode;
import dev.querytool.query.HistoryBounds;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.HistoryStore;
import dev.querytool.query.QueryOrigin;
import dev.querytool.query.QueryOutcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryStoreTest extends StoreTestCase {

  private static final int MANY = 100;

  private HistoryStore history;

  @BeforeEach
  void takeHistory() {
    history = store.history();
  }

  @Test
  void keepsAllThatAnEntrySays() {
    HistoryEntry entry =
        entry("shop", "SELECT '下单', :since")
            .origin(QueryOrigin.NATURAL)
            .effectiveSql("SELECT '下单', ? LIMIT 11")
            .outcome(QueryOutcome.REFUSED)
            .errorCode(ErrorCode.QUERY_REFUSED)
            .rule("unknown-table")
            .message("refused")
            .rows(7_000_000_000L)
            .truncated(true)
            .duration(Duration.ofMillis(1_234))
            .build();

    long id = history.write(List.of(entry), HistoryBounds.newest(MANY)).get(0);

    assertThat(history.find(id).orElseThrow())
        .usingRecursiveComparison()
        .ignoringFields("id")
        .isEqualTo(entry);
    assertThat(history.find(id).orElseThrow().id()).isEqualTo(id).isPositive();
  }

  @Test
  void keepsWhatAnEntryDoesNotSayEmpty() {
    history.write(List.of(entry("shop", "SELECT 1").build()), HistoryBounds.newest(MANY));

    HistoryEntry kept = only(HistoryFilter.all());
    assertThat(kept.effectiveSql()).isEmpty();
    assertThat(kept.errorCode()).isEmpty();
    assertThat(kept.rule()).isEmpty();
    assertThat(kept.message()).isEmpty();
    assertThat(history.find(kept.id() + 1)).isEmpty();
    assertThat(rows("SELECT effective_sql, error_code, rule, message FROM query_history"))
        .containsExactly("null|null|null|null");
  }

  @Test
  void writesTimesAsTheStoreDoes() {
    history.write(List.of(entry("shop", "SELECT 1").build()), HistoryBounds.newest(MANY));

    assertThat(rows("SELECT asked_at, caller, origin, outcome FROM query_history"))
        .containsExactly("2026-01-02T03:04:05.678Z|default_user|MANUAL|SUCCEEDED");
  }

  @Test
  void listsTheNewestFirst() {
    write("shop", "a", "b");
    write("shop", "c");

    assertThat(texts(HistoryFilter.all())).containsExactly("c", "b", "a");
    assertThat(history.list(HistoryFilter.all()))
        .extracting(HistoryEntry::id)
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  void listsPagesThatMeet() {
    write("shop", "a", "b", "c", "d", "e");

    List<HistoryEntry> first = history.list(HistoryFilter.builder().limit(2).build());
    long last = first.get(1).id();

    assertThat(first).extracting(HistoryEntry::text).containsExactly("e", "d");
    assertThat(texts(HistoryFilter.builder().before(last).limit(2).build()))
        .containsExactly("c", "b");
  }

  @Test
  void findsByConnectionInWhateverCase() {
    write("shop", "a");
    write("SHOP", "b");
    write("shop2", "c");

    assertThat(texts(HistoryFilter.on("Shop"))).containsExactly("b", "a");
    assertThat(history.count(HistoryFilter.on("Shop"))).isEqualTo(2);
    assertThat(texts(HistoryFilter.on("sho%"))).isEmpty();
    assertThat(texts(HistoryFilter.on("' OR '1' = '1"))).isEmpty();
  }

  @Test
  void findsByOutcome() {
    for (QueryOutcome outcome : QueryOutcome.values()) {
      history.write(
          List.of(entry("shop", outcome.name()).outcome(outcome).build()),
          HistoryBounds.newest(MANY));
    }

    HistoryFilter some =
        HistoryFilter.builder().outcomes(QueryOutcome.TIMED_OUT, QueryOutcome.FAILED).build();
    assertThat(texts(some)).containsExactly("TIMED_OUT", "FAILED");
    assertThat(history.count(some)).isEqualTo(2);
    assertThat(history.count(HistoryFilter.all())).isEqualTo(QueryOutcome.values().length);
  }

  @Test
  void findsByOrigin() {
    write("shop", "a");
    history.write(
        List.of(entry("shop", "b").origin(QueryOrigin.NATURAL).build()),
        HistoryBounds.newest(MANY));

    assertThat(texts(HistoryFilter.builder().origin(QueryOrigin.NATURAL).build()))
        .containsExactly("b");
    assertThat(texts(HistoryFilter.builder().origin(QueryOrigin.MANUAL).build()))
        .containsExactly("a");
  }

  @Test
  void findsFromATimeOnAndBeforeATime() {
    for (int second = 0; second < 4; second++) {
      history.write(
          List.of(
              HistoryEntry.builder(NOW.plusSeconds(second), "shop", "default_user", "" + second)
                  .build()),
          HistoryBounds.newest(MANY));
    }

    assertThat(texts(HistoryFilter.builder().from(NOW.plusSeconds(2)).build()))
        .containsExactly("3", "2");
    assertThat(texts(HistoryFilter.builder().to(NOW.plusSeconds(2)).build()))
        .containsExactly("1", "0");
    assertThat(
            texts(
                HistoryFilter.builder()
                    .connection("shop")
                    .from(NOW.plusSeconds(1))
                    .to(NOW.plusSeconds(3))
                    .before(3)
                    .build()))
        .containsExactly("1");
  }

  @Test
  void keepsTheNewestOfEachConnection() {
    write("other", "untouched");
    IntStream.range(0, 10).forEach(i -> writeKeeping(3, "shop", "t" + i));
    writeKeeping(3, "SHOP", "t10", "t11");

    assertThat(texts(HistoryFilter.on("shop"))).containsExactly("t11", "t10", "t9");
    assertThat(texts(HistoryFilter.on("other"))).containsExactly("untouched");
  }

  @Test
  void keepsTheNewestOfOneLargeWrite() {
    writeKeeping(2, "shop", "a", "b", "c", "d", "e");

    assertThat(texts(HistoryFilter.all())).containsExactly("e", "d");
  }

  @Test
  void finishesWhatHadBegun() {
    HistoryEntry begun = entry("shop", "a").outcome(QueryOutcome.STARTED).build();
    long id = history.write(List.of(begun), HistoryBounds.newest(MANY)).get(0);
    HistoryEntry end =
        entry("shop", "a").id(id).rows(5).duration(Duration.ofSeconds(2)).message("m").build();

    assertThat(history.write(List.of(entry("shop", "b").build(), end), HistoryBounds.newest(MANY)))
        .containsExactly(id + 1, id);

    assertThat(texts(HistoryFilter.all())).containsExactly("b", "a");
    HistoryEntry ended = history.find(id).orElseThrow();
    assertThat(ended.outcome()).isEqualTo(QueryOutcome.SUCCEEDED);
    assertThat(ended.rows()).isEqualTo(5);
    assertThat(ended.duration()).isEqualTo(Duration.ofSeconds(2));
    assertThat(ended.message()).contains("m");
  }

  @Test
  void theEndOfWhatIsGoneChangesNothing() {
    long id = history.write(List.of(entry("shop", "a").build()), HistoryBounds.newest(MANY)).get(0);
    history.delete("shop");

    history.write(List.of(entry("shop", "a").id(id).build()), HistoryBounds.newest(MANY));

    assertThat(history.list(HistoryFilter.all())).isEmpty();
  }

  @Test
  void deletesTheHistoryOfOneConnection() {
    write("shop", "a", "b");
    write("other", "c");

    assertThat(history.delete("SHOP")).isEqualTo(2);
    assertThat(history.delete("SHOP")).isZero();

    assertThat(texts(HistoryFilter.all())).containsExactly("c");
  }

  @Test
  void neverGivesAnIdTwice() {
    write("shop", "a", "b");
    history.delete("shop");
    write("shop", "c");

    assertThat(only(HistoryFilter.all()).id()).isEqualTo(3);
  }

  @Test
  void outlivesTheConnection() {
    long id =
        store
            .connections()
            .insert(new Draft("shop", "sqlite:/a.db", Dialect.SQLITE, null), NOW)
            .id();
    write("shop", "a");

    store.connections().delete(id);

    assertThat(texts(HistoryFilter.on("shop"))).containsExactly("a");
  }

  @Test
  void twoStoresOnOneFileCountOn() {
    write("shop", "a");
    try (Store other = Store.open(path, CLOCK, TIMEOUT)) {
      other.history().write(List.of(entry("shop", "b").build()), HistoryBounds.newest(2));
      writeKeeping(2, "shop", "c");

      assertThat(other.history().list(HistoryFilter.all()))
          .extracting(HistoryEntry::text)
          .containsExactly("c", "b");
    }
  }

  @Test
  void prunesByTheIndex() {
    String prune =
        "SELECT id FROM query_history WHERE "
            + HistoryTable.TOO_MANY.replace("?1", "'shop'").replace("?2", "10");

    assertThat(rows("EXPLAIN QUERY PLAN " + prune))
        .anyMatch(line -> line.contains("(connection_name=? AND connection_turn<?)"))
        .noneMatch(line -> line.contains("SCAN"));
  }

  private void write(String connection, String... texts) {
    writeKeeping(MANY, connection, texts);
  }

  private void writeKeeping(int keep, String connection, String... texts) {
    history.write(
        List.of(texts).stream().map(text -> entry(connection, text).build()).toList(),
        HistoryBounds.newest(keep));
  }

  private HistoryEntry only(HistoryFilter filter) {
    List<HistoryEntry> found = history.list(filter);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private List<String> texts(HistoryFilter filter) {
    return history.list(filter).stream().map(HistoryEntry::text).toList();
  }

  private static HistoryEntry.Builder entry(String connection, String text) {
    return HistoryEntry.builder(NOW, connection, "default_user", text);
  }
}
