package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.testkit.KilledProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterKillTest {

  private static final int KILLS = Boolean.getBoolean("querytool.tests.deep") ? 20 : 1;

  @TempDir private Path directory;

  private SourceFile source = new SourceFile(Path.of("unset"));

  @BeforeEach
  void makeDatabase() {
    source =
        SourceFile.create(
            directory.resolve("source.db"),
            "CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT)",
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customer)",
            "CREATE VIEW names AS SELECT name FROM customer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prepare", "save"})
  void aRegistrationKilledBeforeItsCommitLeavesNothing(String phase) {
    for (int kill = 0; kill < KILLS; kill++) {
      Path store = directory.resolve(phase + kill + ".db");
      try (KilledProcess child = start(store, phase)) {
        child.awaitMark(phase + " c1");
        child.kill();
      }
      assertWhole(store);
      assertThat(names(store)).containsExactly("c0");
    }
  }

  @Test
  void aRegistrationKilledAnywhereIsThereWholeOrNotAtAll() {
    long seed = System.nanoTime();
    System.out.println("RegisterKillTest: " + KILLS + " kills, seed " + seed);
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      Path store = directory.resolve("any" + kill + ".db");
      List<String> done;
      try (KilledProcess child = start(store, "none")) {
        child.awaitMark("begin " + (1 + random.nextInt(5)));
        child.killAfter(Duration.ofNanos(random.nextInt(8_000_000)));
        done = child.marks().stream().filter(mark -> mark.startsWith("done")).toList();
      }
      assertWhole(store);
      List<String> committed = IntStream.range(0, done.size()).mapToObj(i -> "c" + i).toList();
      List<String> andTheOneUnderWay =
          Stream.concat(committed.stream(), Stream.of("c" + committed.size())).toList();
      assertThat(names(store)).isIn(committed, andTheOneUnderWay);
    }
  }

  private KilledProcess start(Path store, String phase) {
    return KilledProcess.start(
        RegisteringProcess.class, store.toString(), source.path().toString(), phase);
  }

  /** The file is sound, opens, and every connection in it has all of its structure. */
  private static void assertWhole(Path store) {
    SourceFile file = new SourceFile(store);
    assertThat(file.strings("PRAGMA integrity_check")).containsExactly("ok");
    assertThat(file.strings("PRAGMA foreign_key_check")).isEmpty();
    try (QueryTool tool = QueryTool.open(store)) {
      for (DatabaseConnection connection : tool.connections().list()) {
        assertThat(tool.catalog().on(connection.name()).tables())
            .extracting(TableMetadata::tableName)
            .containsExactly("customer", "names", "orders");
        assertThat(tool.catalog().on(connection.name()).tables())
            .allSatisfy(table -> assertThat(table.fields()).isNotEmpty());
      }
    }
  }

  private static List<String> names(Path store) {
    try (QueryTool tool = QueryTool.open(store)) {
      return tool.connections().list().stream().map(DatabaseConnection::name).toList();
    }
  }
}
