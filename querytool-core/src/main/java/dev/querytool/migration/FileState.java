package dev.querytool.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a file stands among the migrations of the program.
 *
 * @param applied oldest first
 * @param pending oldest first, each younger than all applied ones
 */
record FileState(List<Migration> applied, List<Migration> pending) {

  /** Compares a ledger with the program's migrations; any contradiction is an error. */
  static FileState of(Migrations migrations, List<AppliedMigration> ledger) {
    List<Migration> applied = new ArrayList<>();
    for (AppliedMigration row : ledger) {
      applied.add(requireUnchanged(row, requireKnown(row, migrations)));
    }
    Set<String> done = ledger.stream().map(AppliedMigration::name).collect(Collectors.toSet());
    List<Migration> pending =
        migrations.list().stream().filter(migration -> !done.contains(migration.id())).toList();
    requireInOrder(applied, pending);
    return new FileState(List.copyOf(applied), pending);
  }

  Optional<Migration> firstPending() {
    return pending.stream().findFirst();
  }

  Optional<Migration> lastApplied() {
    return applied.isEmpty() ? Optional.empty() : Optional.of(applied.get(applied.size() - 1));
  }

  private static Migration requireKnown(AppliedMigration row, Migrations migrations) {
    return migrations
        .find(row.name())
        .orElseThrow(
            () ->
                failure(
                    MigrationProblem.NEWER_FILE,
                    row.name(),
                    "the file has it, this program does not know it; use the newer program"));
  }

  private static Migration requireUnchanged(AppliedMigration row, Migration migration) {
    if (!row.checksum().equals(migration.checksum())) {
      throw failure(
          MigrationProblem.CHANGED,
          row.name(),
          "its script is not the one that was applied; put it back and write a new migration");
    }
    return migration;
  }

  private static void requireInOrder(List<Migration> applied, List<Migration> pending) {
    if (applied.isEmpty() || pending.isEmpty()) {
      return;
    }
    String last = applied.get(applied.size() - 1).id();
    String next = pending.get(0).id();
    if (next.compareTo(last) < 0) {
      throw failure(
          MigrationProblem.OUT_OF_ORDER,
          next,
          "it is older than '" + last + "', which is applied; give it a later id");
    }
  }

  private static MigrationException failure(MigrationProblem problem, String id, String message) {
    return new MigrationException(
        problem, "migration '" + id + "': " + message, Map.of("migration", id), null);
  }
}
