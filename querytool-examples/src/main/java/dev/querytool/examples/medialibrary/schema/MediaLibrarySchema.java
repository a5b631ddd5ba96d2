package dev.querytool.examples.medialibrary.schema;

import dev.querytool.migration.MigrationReport;
import dev.querytool.migration.Migrations;
import dev.querytool.migration.Migrator;
import dev.querytool.sqlite.SqliteFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Opens the media library's file with the tables of today: a new one is made from the snapshot
 * {@code schema.sql}, an older one is migrated, and one that the original program made, whose
 * migrations the Node library knex recorded, is taken over first.
 */
public final class MediaLibrarySchema {

  private MediaLibrarySchema() {}

  /**
   * Makes the file if it does not exist, upgrades it if it is an old one, and opens it.
   *
   * @throws dev.querytool.migration.MigrationException if the file cannot be upgraded, such as one
   *     whose reviews are of works that do not exist; what was upgraded before it stays
   */
  public static SqliteFile open(Path path, Clock clock) {
    SqliteFile file = SqliteFile.open(path);
    try {
      upgrade(file, clock);
      return file;
    } catch (RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  /** Brings an open file to the tables of today and tells what that took. */
  public static MigrationReport upgrade(SqliteFile file, Clock clock) {
    Migrator migrator = Migrator.of(file, migrations(), clock);
    List<String> adopted =
        migrator.isToBeAdopted()
            ? migrator.adoptKnexLedger(LibraryMigrations.FIRST).marked()
            : List.of();
    MigrationReport rest = migrator.up();
    return adopted.isEmpty() ? rest : new MigrationReport(rest.applied(), rest.undone(), adopted);
  }

  /** Returns all migrations, oldest first, with the tables of today as the snapshot. */
  public static Migrations migrations() {
    return LibraryMigrations.all();
  }
}
