package dev.querytool.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.query.AuditBreak.Kind;
import dev.querytool.query.AuditHead;
import dev.querytool.query.AuditReport;
import dev.querytool.query.HistoryBounds;
import dev.querytool.query.HistoryStore;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.SubKeyPurpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What shows of what somebody does to the file who has not the key. */
class ChainBreakTest extends ChainTestCase {

  /** Every column of the table, so that a new one that is not sealed is noticed. */
  static List<String> columns() throws IOException {
    Path file = Files.createTempDirectory("columns").resolve("store.db");
    try (Store fresh = Store.open(file, CLOCK, TIMEOUT)) {
      return Raw.rows(fresh.path(), "SELECT name FROM pragma_table_info('query_history')");
    }
  }

  @ParameterizedTest
  @MethodSource("columns")
  void aChangeOfAnyColumnShows(String column) {
    write("shop", "a", "b", "c", "d");
    String value =
        switch (column) {
          case "id", "connection_turn", "row_count", "is_truncated", "duration_ms", "sequence" ->
              column + " + 1";
          case "key_id", "effective_sql", "error_code", "rule", "message" -> "'new'";
          case "origin" -> "'NATURAL'";
          default -> column + " || 'x'";
        };

    execute("UPDATE query_history SET " + column + " = " + value + " WHERE sequence = 4");

    if (column.equals("sequence")) {
      broken(4, Kind.GAP);
    } else {
      assertThat(broken(4, Kind.ALTERED).rows()).isEqualTo(3);
    }
  }

  @Test
  void aTextThatBecameNothingShows() {
    history.write(List.of(entry("shop", "a").message("").build()), MANY);

    execute("UPDATE query_history SET message = NULL");

    broken(1, Kind.ALTERED);
  }

  @Test
  void rowsThatAreGoneShow() {
    write("shop", "a", "b", "c", "d", "e");

    execute("DELETE FROM query_history WHERE sequence IN (3, 4)");

    assertThat(broken(3, Kind.GAP).firstBreak().orElseThrow().message())
        .contains("3: it is missing, and all up to row 4");
  }

  @Test
  void aBeginningThatIsGoneShows() {
    write("shop", "a", "b", "c");

    execute("DELETE FROM query_history WHERE sequence = 1");

    broken(1, Kind.HEAD_CUT);
  }

  @Test
  void anEndThatIsGoneShows() {
    write("shop", "a", "b", "c");

    execute("DELETE FROM query_history WHERE sequence > 1");

    broken(2, Kind.TAIL_CUT);
  }

  @Test
  void anEndThatIsGoneShowsAlthoughTheRecordOfItWasMadeToFit() {
    write("shop", "a", "b", "c");

    execute("DELETE FROM query_history WHERE sequence = 3");
    execute(
        "UPDATE history_head SET sequence = 2,"
            + " mac = (SELECT mac FROM query_history WHERE sequence = 2)");

    broken(2, Kind.END_ALTERED);
  }

  @Test
  void aRecordOfTheEndThatIsGoneShows() {
    write("shop", "a", "b");

    execute("DELETE FROM history_head");

    broken(2, Kind.END_ALTERED);
  }

  @Test
  void aHistoryThatWasEmptiedShows() {
    write("shop", "a", "b");

    empty();

    broken(1, Kind.EMPTIED);
  }

  @Test
  void aHistoryThatWasEmptiedWithItsKeyShowsByTheOtherKeys() {
    vault.subKeys().hmac(SubKeyPurpose.API_KEYS);
    write("shop", "a", "b");
    vault.subKeys().hmac(SubKeyPurpose.MASKS);

    empty();
    execute("DELETE FROM sub_keys WHERE purpose IN ('AUDIT', 'API_KEYS')");
    history = chained(store, KEY);

    broken(1, Kind.EMPTIED);
  }

  @Test
  void writingOnDoesNotHideThatAHistoryWasEmptied() {
    write("shop", "a", "b");
    empty();

    write("shop", "c", "d");

    broken(1, Kind.HEAD_CUT);
  }

  @Test
  void anotherMasterKeyDoesNotHideThatAHistoryWasEmptied() {
    write("shop", "a", "b");
    MasterKey next = MasterKey.of(() -> "another key of thirty-two bytes.".getBytes(UTF_8));
    vault.rotate(next);
    history = chained(store, next);
    write("shop", "c");
    assertThat(history.verify().rows()).isEqualTo(3);

    empty();

    broken(1, Kind.EMPTIED);
  }

  @Test
  void aHistoryThatWasCheckedBeforeItBeganIsIntact() {
    assertThat(history.verify().isIntact()).isTrue();
    vault.subKeys().hmac(SubKeyPurpose.API_KEYS);
    assertThat(chained(store, KEY).verify().isIntact()).isTrue();
  }

  private void empty() {
    execute("DELETE FROM query_history");
    execute("DELETE FROM history_gaps");
    execute("DELETE FROM history_head");
    execute("DELETE FROM sqlite_sequence");
  }

  @Test
  void writingOnHidesNoEndThatIsGone() {
    write("shop", "a", "b", "c");
    execute("DELETE FROM query_history WHERE sequence = 3");

    write("shop", "d");

    broken(3, Kind.GAP);
  }

  @Test
  void writingOnHidesNoRecordOfTheEndThatWasChanged() {
    write("shop", "a", "b", "c");
    execute("DELETE FROM query_history WHERE sequence = 3");
    execute(
        "UPDATE history_head SET sequence = 2,"
            + " mac = (SELECT mac FROM query_history WHERE sequence = 2)");

    write("shop", "d");

    broken(3, Kind.ALTERED);
  }

  @Test
  void rowsThatChangedPlacesShow() {
    write("shop", "a", "b", "c", "d", "e");

    swap(2, 4);

    broken(2, Kind.MOVED);
  }

  @Test
  void neighboursThatChangedPlacesShow() {
    write("shop", "a", "b", "c", "d");

    swap(2, 3);

    broken(2, Kind.MOVED);
  }

  @Test
  void aCopyOfARowShows() {
    write("shop", "a", "b", "c");
    String columns = HistoryRow.COLUMNS.replace("id, connection_name, connection_turn, ", "");

    execute(
        ("INSERT INTO query_history (connection_name, connection_turn, %1$s, sequence, mac)"
                + " SELECT connection_name, 99, %1$s, 4, mac FROM query_history WHERE sequence = 3")
            .formatted(columns));

    broken(4, Kind.ALTERED);
  }

  @Test
  void anOlderCopyOfTheFileShowsToWhoKeptTheHead() throws IOException {
    write("shop", "a", "b");
    Path copy = copyOfStore();
    write("shop", "c");
    AuditHead head = history.verify().head().orElseThrow();

    HistoryStore old = putBack(copy);

    assertThat(old.verify().isIntact()).isTrue();
    AuditReport report = old.verify(head);
    assertThat(report.firstBreak().orElseThrow().kind()).isEqualTo(Kind.TAIL_CUT);
    assertThat(report.firstBreak().orElseThrow().sequence()).isEqualTo(3);
  }

  @Test
  void anOlderCopyThatWasWrittenOnShowsToWhoKeptTheHead() throws IOException {
    write("shop", "a", "b");
    Path copy = copyOfStore();
    write("shop", "c");
    AuditHead head = history.verify().head().orElseThrow();

    history = putBack(copy);
    write("shop", "other", "more");

    assertThat(history.verify().isIntact()).isTrue();
    AuditReport report = history.verify(head);
    assertThat(report.firstBreak().orElseThrow().kind()).isEqualTo(Kind.OTHER_HISTORY);
    assertThat(report.firstBreak().orElseThrow().sequence()).isEqualTo(3);
  }

  @Test
  void anOlderEndWithoutTheRowsAfterItShowsToWhoKeptTheHead() {
    write("shop", "a", "b");
    execute("CREATE TABLE kept AS SELECT * FROM history_head");
    write("shop", "c");
    AuditHead head = history.verify().head().orElseThrow();

    execute("DELETE FROM query_history WHERE sequence > 2");
    execute("INSERT OR REPLACE INTO history_head SELECT * FROM kept");

    assertThat(history.verify().isIntact()).isTrue();
    assertThat(history.verify(head).firstBreak().orElseThrow().kind()).isEqualTo(Kind.TAIL_CUT);
  }

  @Test
  void olderSubKeysBesideAnEmptiedHistoryShowToWhoKeptTheHead() {
    vault.subKeys().hmac(SubKeyPurpose.AUDIT);
    vault.subKeys().hmac(SubKeyPurpose.API_KEYS);
    execute("CREATE TABLE kept AS SELECT * FROM sub_keys");
    write("shop", "a", "b");
    AuditHead head = history.verify().head().orElseThrow();

    empty();
    history = chained(store, KEY);
    broken(1, Kind.EMPTIED);
    execute("INSERT OR REPLACE INTO sub_keys SELECT * FROM kept");
    history = chained(store, KEY);

    assertThat(history.verify().isIntact()).isTrue();
    assertThat(history.verify(head).firstBreak().orElseThrow().kind()).isEqualTo(Kind.TAIL_CUT);
  }

  @Test
  void aHeadThatWasKeptIsFoundAgain() {
    write("shop", "a", "b");
    AuditHead head = history.head().orElseThrow();
    write("shop", "c");

    assertThat(history.verify(AuditHead.parse(head.toString())).isIntact()).isTrue();
  }

  @Test
  void aRowThatIsRemovedInOrderAfterItWasChangedShowsForEver() {
    write("shop", "a", "b", "c");
    execute("UPDATE query_history SET query_text = 'x' WHERE sequence = 2");

    write(HistoryBounds.newest(1), "shop", "d");
    broken(1, Kind.ALTERED_BEFORE_REMOVAL);
    write(HistoryBounds.newest(1), "shop", "e", "f");

    broken(1, Kind.ALTERED_BEFORE_REMOVAL);
  }

  @Test
  void aRowThatIsMadeToLookOldShowsWhenItIsRemoved() {
    write("shop", "a", "b", "c");
    execute("UPDATE query_history SET connection_turn = -5 WHERE sequence = 3");

    write(HistoryBounds.newest(3), "shop", "d");

    assertThat(history.verify().isIntact()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("gapColumns")
  void aChangeOfTheNoteOfARemovalShows(String change) {
    write("other", "x");
    write("shop", "a", "b");
    write("other", "y");
    history.delete("shop");
    assertThat(history.verify().isIntact()).isTrue();

    execute("UPDATE history_gaps SET " + change);

    assertThat(history.verify().isIntact()).isFalse();
  }

  static Stream<String> gapColumns() {
    return Stream.of(
        "first_sequence = first_sequence + 1",
        "last_sequence = last_sequence - 1",
        "last_sequence = last_sequence + 1",
        "mac_before = mac",
        "mac = mac_before",
        "is_sound = 0",
        "seal = mac");
  }

  @Test
  void aNoteThatRowsWereRemovedCannotBeMadeUp() {
    write("shop", "a", "b", "c");
    String note =
        "INSERT INTO history_gaps SELECT 2, 2, (SELECT mac FROM query_history WHERE sequence = 1),"
            + " mac, 1, mac FROM query_history WHERE sequence = 2";
    execute(note);
    execute("DELETE FROM query_history WHERE sequence = 2");
    broken(2, Kind.ALTERED);

    history.delete("shop");

    broken(1, Kind.ALTERED_BEFORE_REMOVAL);
  }

  @Test
  void rowsWrittenWithoutAKeyAfterOthersShow() {
    write("shop", "a");
    store.history().write(List.of(entry("shop", "b").build()), MANY);

    AuditReport report = broken(1, Kind.UNCHAINED);
    assertThat(report.unchained()).isEqualTo(1);
  }

  @Test
  void aRowThatWasPutBeforeAllOthersWithoutAKeyShows() {
    write("shop", "a", "b");

    execute(
        "INSERT INTO query_history (id, connection_name, connection_turn, asked_at, caller, origin,"
            + " query_text, outcome, row_count, is_truncated, duration_ms)"
            + " SELECT -1, connection_name, -1, asked_at, 'bob', origin, query_text, outcome,"
            + " row_count, is_truncated, duration_ms FROM query_history WHERE sequence = 1");

    assertThat(broken(2, Kind.UNCHAINED).unchained()).isEqualTo(1);
  }

  @Test
  void aRowThatWasTakenOutOfTheChainShows() {
    write("shop", "a", "b");

    execute("UPDATE query_history SET sequence = NULL, mac = NULL WHERE sequence = 1");

    broken(1, Kind.HEAD_CUT);
  }

  private void swap(int one, int other) {
    execute("UPDATE query_history SET sequence = -%1$d WHERE sequence = %1$d".formatted(one));
    execute("UPDATE query_history SET sequence = %d WHERE sequence = %d".formatted(one, other));
    execute("UPDATE query_history SET sequence = %d WHERE sequence = -%d".formatted(other, one));
  }

  private Path copyOfStore() {
    Path copy = directory.resolve("copy.db");
    execute("VACUUM INTO '" + copy + "'");
    return copy;
  }

  private HistoryStore putBack(Path copy) throws IOException {
    store.close();
    Files.write(path, Files.readAllBytes(copy));
    store = Store.open(path, CLOCK, TIMEOUT);
    return chained(store, KEY);
  }
}
