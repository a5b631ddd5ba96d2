package dev.querytool.migration;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A row of a file's ledger, the table {@code schema_migrations}.
 *
 * @param name the migration's id
 * @param batch the number of the migrator's call that applied it, from 1
 * @param time when it was applied, to the millisecond
 * @param checksum the checksum of its script at that time
 */
public record AppliedMigration(String name, int batch, Instant time, String checksum) {

  /** Checks that nothing is missing. */
  public AppliedMigration {
    requireNonNull(name, "name");
    requireNonNull(time, "time");
    requireNonNull(checksum, "checksum");
  }
}
