package dev.querytool.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.sqlite.SqliteFile;
import dev.querytool.testkit.KilledProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class MigratorKillTest {

  private static final Logger log = LoggerFactory.getLogger(MigratorKillTest.class);
  private static final boolean DEEP = Boolean.getBoolean("querytool.tests.deep");
  private static final int KILLS = DEEP ? 18 : 1;
  private static final int SNAPSHOT_KILLS = DEEP ? 6 : 1;
  private static final int MOST_MICROS = 30_000;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @TempDir Path directory;

  private long started;

  @BeforeEach
  void begin() {
    started = System.nanoTime();
  }

  @AfterEach
  void report() {
    long millis = Duration.ofNanos(System.nanoTime() - started).toMillis();
    log.info("kills with seed {} took {} ms", seed, millis);
  }

  @Test
  void keepsWholeMigrationsWhenKilledInsideOne() {
    for (int kill = 0; kill < KILLS; kill++) {
      int step = 1 + random.nextInt(MigratingProcess.STEPS);
      String phase = MigratingProcess.PHASES.get(kill % MigratingProcess.PHASES.size());
      Path path = directory.resolve("held" + kill + ".db");

      killHeldAt(path, step + " " + phase);

      assertThat(stateOf(path))
          .as("seed %d, killed at %d %s", seed, step, phase)
          .isEqualTo(step - 1);
      assertGoesOn(path);
    }
  }

  @Test
  void keepsWholeMigrationsWhenKilledAtAnyInstant() {
    for (int kill = 0; kill < KILLS; kill++) {
      int step = 1 + random.nextInt(MigratingProcess.STEPS);
      String phase = MigratingProcess.PHASES.get(kill % MigratingProcess.PHASES.size());
      int micros = random.nextInt(MOST_MICROS);
      Path path = directory.resolve("random" + kill + ".db");

      int lastBegun = killSomewhereAfter(path, step + " " + phase, micros);

      assertThat(stateOf(path))
          .as("seed %d, killed %d µs after %d %s", seed, micros, step, phase)
          .isBetween(Math.max(step, lastBegun) - 1, MigratingProcess.STEPS);
      assertGoesOn(path);
    }
  }

  @Test
  void keepsAllOrNothingOfASnapshot() {
    for (int kill = 0; kill < SNAPSHOT_KILLS; kill++) {
      int micros = random.nextInt(MOST_MICROS);
      Path path = directory.resolve("snapshot" + kill + ".db");

      try (KilledProcess child =
          KilledProcess.start(MigratingProcess.class, path.toString(), "snapshot")) {
        child.awaitMark("opened");
        child.killAfter(Duration.ofNanos(micros * 1000L));
      }

      assertThat(stateOf(path))
          .as("seed %d, killed %d µs after the start", seed, micros)
          .isIn(0, MigratingProcess.STEPS);
      assertGoesOn(path);
    }
  }

  private static void killHeldAt(Path path, String place) {
    try (KilledProcess child =
        KilledProcess.start(MigratingProcess.class, path.toString(), "steps", place)) {
      child.awaitMark(place);
      child.kill();
      assertThat(child.marks()).last().isEqualTo(place);
    }
  }

  /** Returns the last migration that had begun, which proves that those before are committed. */
  private static int killSomewhereAfter(Path path, String place, int micros) {
    try (KilledProcess child =
        KilledProcess.start(MigratingProcess.class, path.toString(), "steps")) {
      child.awaitMark(place);
      child.killAfter(Duration.ofNanos(micros * 1000L));
      return child.marks().stream()
          .filter(mark -> mark.endsWith(" begun"))
          .mapToInt(mark -> Integer.parseInt(mark.substring(0, 1)))
          .max()
          .orElse(0);
    }
  }

  /** Returns how many migrations the file holds, having proved that it holds exactly these. */
  private int stateOf(Path path) {
    try (SqliteFile file = SqliteFile.open(path)) {
      assertThat(Sql.column(file, "PRAGMA integrity_check")).containsExactly("ok");
      assertThat(Sql.column(file, "PRAGMA foreign_key_check")).isEmpty();
      List<AppliedMigration> history = migrator(file).history();
      assertSame(file, history.size());
      return history.size();
    }
  }

  private void assertGoesOn(Path path) {
    try (SqliteFile file = SqliteFile.open(path)) {
      migrator(file).up();
      assertSame(file, MigratingProcess.STEPS);
    }
  }

  private void assertSame(SqliteFile file, int steps) {
    if (steps == 0) {
      assertThat(Sql.tables(file)).isEmpty();
      return;
    }
    Path reference = directory.resolve("reference" + steps + ".db");
    boolean fresh = !Files.exists(reference);
    try (SqliteFile expected = SqliteFile.open(reference)) {
      if (fresh) {
        migrator(expected).to(MigratingProcess.id(steps));
      }
      assertThat(SchemaDiff.between(expected, file).differences()).isEmpty();
      for (String table : List.of("t", "c")) {
        String rows = "SELECT a || ' ' || b FROM " + table + " ORDER BY a";
        assertThat(Sql.column(file, rows)).isEqualTo(Sql.column(expected, rows));
      }
    }
  }

  private static Migrator migrator(SqliteFile file) {
    return Migrator.of(file, MigratingProcess.migrations(mark -> log.trace("{}", mark)));
  }
}
