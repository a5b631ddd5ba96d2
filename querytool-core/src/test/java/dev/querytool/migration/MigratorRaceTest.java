package dev.querytool.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.sqlite.SqliteFile;
import dev.querytool.testkit.KilledProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigratorRaceTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"steps", "snapshot"})
  void runsEachMigrationOnceForTwoProcesses(String way) {
    Path path = directory.resolve("test.db");
    try (KilledProcess one = start(path, way);
        KilledProcess two = start(path, way)) {
      one.awaitMark("opened");
      two.awaitMark("opened");
      one.release();
      two.release();
      assertThat(one.awaitExit()).as(one.output()).isZero();
      assertThat(two.awaitExit()).as(two.output()).isZero();

      List<String> run =
          Stream.concat(one.marks().stream(), two.marks().stream())
              .filter(mark -> mark.endsWith(" begun"))
              .sorted()
              .toList();
      assertThat(run)
          .containsExactlyElementsOf(way.equals("snapshot") ? List.of() : eachStepOnce());
    }
    try (SqliteFile file = SqliteFile.open(path)) {
      assertThat(migrator(file).history())
          .extracting(AppliedMigration::name)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, MigratingProcess.STEPS)
                  .mapToObj(MigratingProcess::id)
                  .toList());
      assertThat(Sql.column(file, "SELECT count(*) FROM c")).containsExactly("800");
    }
  }

  @Test
  void waitsForAProcessInTheMiddleOfAMigration() {
    Path path = directory.resolve("test.db");
    try (KilledProcess first =
        KilledProcess.start(MigratingProcess.class, path.toString(), "steps", "3 half")) {
      first.awaitMark("3 half");
      try (KilledProcess second =
          KilledProcess.start(MigratingProcess.class, path.toString(), "steps")) {
        second.awaitMark("opened");
        first.release();

        assertThat(first.awaitExit()).as(first.output()).isZero();
        assertThat(second.awaitExit()).as(second.output()).isZero();
        assertThat(Stream.concat(first.marks().stream(), second.marks().stream()))
            .filteredOn(mark -> mark.endsWith(" begun"))
            .containsExactlyInAnyOrderElementsOf(eachStepOnce());
      }
    }
  }

  private static KilledProcess start(Path path, String way) {
    return KilledProcess.start(MigratingProcess.class, path.toString(), way, "opened");
  }

  private static List<String> eachStepOnce() {
    return IntStream.rangeClosed(1, MigratingProcess.STEPS)
        .mapToObj(step -> step + " begun")
        .toList();
  }

  private static Migrator migrator(SqliteFile file) {
    return Migrator.of(file, MigratingProcess.migrations(mark -> {}));
  }
}
