package dev.querytool.examples.medialibrary;

import dev.querytool.examples.medialibrary.schema.MediaLibrarySchema;
import dev.querytool.migration.MigrationReport;
import dev.querytool.migration.Migrator;
import dev.querytool.sqlite.SqliteFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;

/** How the file came to have the tables of today. */
final class FileHistory {

  private final Clock clock;
  private final PrintWriter out;

  FileHistory(Clock clock, PrintWriter out) {
    this.clock = clock;
    this.out = out;
  }

  /** Makes a file as it was in the beginning and lets it grow, step by step. */
  void tell(Path path) {
    if (MediaLibrarySchema.migrations().list().isEmpty()) {
      return;
    }
    try (SqliteFile file = SqliteFile.open(path)) {
      MigrationReport report =
          Migrator.of(file, MediaLibrarySchema.migrations().withoutSnapshot(), clock).up();
      report.applied().forEach(id -> out.println("  applied " + id));
      out.printf(
          "%d migrations, each in one transaction with its line in the ledger.%n",
          report.applied().size());
    }
  }
}
