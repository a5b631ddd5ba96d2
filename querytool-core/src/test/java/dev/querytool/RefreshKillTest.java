package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.testkit.KilledProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshKillTest {

  private static final int KILLS = Boolean.getBoolean("querytool.tests.deep") ? 20 : 1;

  @TempDir private Path directory;

  @Test
  void aRefreshKilledAnywhereIsThereWholeOrNotAtAllAndKeepsTheNames() {
    long seed = System.nanoTime();
    System.out.println("RefreshKillTest: " + KILLS + " kills, seed " + seed);
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      Path store = directory.resolve("store" + kill + ".db");
      long done = killedWhileRefreshing(store, kill, random);
      SourceFile file = new SourceFile(store);
      assertThat(file.strings("PRAGMA integrity_check")).containsExactly("ok");
      assertThat(file.strings("PRAGMA foreign_key_check")).isEmpty();
      try (QueryTool tool = QueryTool.open(store)) {
        assertHolds(tool.catalog().on("source"), done);
      }
    }
  }

  private long killedWhileRefreshing(Path store, int kill, Random random) {
    SourceFile source =
        SourceFile.create(
            directory.resolve("source" + kill + ".db"),
            "CREATE TABLE a (id INTEGER PRIMARY KEY)",
            "CREATE TABLE b (id INTEGER PRIMARY KEY)",
            "CREATE TABLE d (id INTEGER PRIMARY KEY)");
    try (KilledProcess child =
        KilledProcess.start(RefreshingProcess.class, store.toString(), source.path().toString())) {
      child.awaitMark("begin " + (1 + random.nextInt(5)));
      child.killAfter(Duration.ofNanos(random.nextInt(6_000_000)));
      return child.marks().stream().filter(mark -> mark.startsWith("done")).count();
    }
  }

  private static void assertHolds(ConnectionCatalog catalog, long done) {
    List<Integer> fields = catalog.tables().stream().map(table -> table.fields().size()).toList();
    assertThat(fields).hasSize(3).containsOnly(fields.get(0));
    assertThat((long) fields.get(0) - 1).isBetween(done, done + 1);
    assertThat(catalog.table("a").metadata().chineseName()).contains("甲");
    assertThat(catalog.table("a").field("id").metadata().chineseName()).contains("编号");
  }
}
