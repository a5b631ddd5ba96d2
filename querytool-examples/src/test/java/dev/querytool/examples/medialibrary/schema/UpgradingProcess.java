package dev.querytool.examples.medialibrary.schema;

import dev.querytool.migration.Migrations;
import dev.querytool.migration.Migrator;
import dev.querytool.sqlite.SqliteFile;
import dev.querytool.testkit.KilledProcess;
import java.nio.file.Path;

/** A program that upgrades an adopted library and stops on the way, so that it can be killed. */
final class UpgradingProcess {

  private UpgradingProcess() {}

  /** Arguments: the file; the migration after whose work, and before its ledger row, to stop. */
  public static void main(String[] arguments) {
    try (SqliteFile file = SqliteFile.open(Path.of(arguments[0]))) {
      Migrator.of(file, stoppingAt(arguments[1]), Library.CLOCK)
          .adoptKnexLedger(PopulatedLibrary.FIRST);
      Migrator.of(file, stoppingAt(arguments[1]), Library.CLOCK).up();
      KilledProcess.mark("upgraded");
    }
  }

  private static Migrations stoppingAt(String id) {
    return Migrations.of(
        MediaLibrarySchema.migrations().list().stream()
            .map(
                migration ->
                    migration.id().equals(id)
                        ? migration.withCheck(context -> KilledProcess.hold(id))
                        : migration)
            .toList());
  }
}
