package dev.querytool.migration;

import java.util.List;

/**
 * What a call of the migrator did, as ids in the order in which it was done.
 *
 * @param applied migrations that were applied
 * @param undone migrations that were undone
 * @param marked migrations recorded as applied without being run: by a snapshot, a baseline or the
 *     adoption of another ledger
 */
public record MigrationReport(List<String> applied, List<String> undone, List<String> marked) {

  /** Copies the lists. */
  public MigrationReport {
    applied = List.copyOf(applied);
    undone = List.copyOf(undone);
    marked = List.copyOf(marked);
  }

  /** Tells whether nothing was done. */
  public boolean isEmpty() {
    return applied.isEmpty() && undone.isEmpty() && marked.isEmpty();
  }
}
