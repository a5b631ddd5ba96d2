package dev.querytool.examples.medialibrary.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.migration.AppliedMigration;
import dev.querytool.migration.SchemaDiff;
import dev.querytool.sqlite.SqliteFile;
import dev.querytool.testkit.KilledProcess;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpgradeKillTest {

  private static final String OLD = Library.resource("knex-2021-01.sql");

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("stops")
  void losesNothingWhenKilledBetweenAMigrationAndItsLedgerRow(String id) {
    Path path = directory.resolve("killed.db");
    Library.make(path, OLD);

    try (KilledProcess child = KilledProcess.start(UpgradingProcess.class, path.toString(), id)) {
      child.awaitMark(id);
      child.kill();
      assertThat(child.marks()).containsExactly(id);
    }

    List<String> before = PopulatedLibrary.ids().subList(0, PopulatedLibrary.ids().indexOf(id));
    try (SqliteFile file = SqliteFile.open(path);
        SqliteFile reached = SqliteFile.open(directory.resolve("reached.db"));
        SqliteFile whole = SqliteFile.open(directory.resolve("whole.db"))) {
      assertThat(Library.rows(file, "PRAGMA integrity_check")).containsExactly("ok");
      assertThat(Library.migrator(file).history())
          .extracting(AppliedMigration::name)
          .isEqualTo(before);
      make(reached, before.get(before.size() - 1));
      assertThat(SchemaDiff.between(reached, file).differences()).isEmpty();
      assertThat(Library.content(file)).isEqualTo(Library.content(reached));

      MediaLibrarySchema.upgrade(file, Library.CLOCK);
      make(whole, PopulatedLibrary.LAST);
      assertThat(SchemaDiff.between(whole, file).differences()).isEmpty();
      assertThat(Library.content(file)).isEqualTo(Library.content(whole));
    }
  }

  static List<String> stops() {
    return Boolean.getBoolean("querytool.tests.deep")
        ? PopulatedLibrary.ids().subList(5, PopulatedLibrary.ids().size())
        : List.of("20210213233544_fill_va_uuid", "20261122000100_require_all_keys");
  }

  private static void make(SqliteFile file, String id) {
    file.maintain(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(OLD);
          }
        });
    Library.migrator(file).adoptKnexLedger(PopulatedLibrary.FIRST);
    Library.migrator(file).to(id);
  }
}
