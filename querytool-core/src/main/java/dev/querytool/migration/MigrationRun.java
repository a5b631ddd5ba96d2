package dev.querytool.migration;

import dev.querytool.sqlite.SqliteFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of the migrator, on a maintenance connection. Every move is a transaction that begins
 * with the lock and the ledger, so that another process cannot come between. A failure leaves the
 * transaction open: the connection is closed with it, which rolls it back.
 */
final class MigrationRun {

  private static final Logger log = LoggerFactory.getLogger(Migrator.class);
  private static final String SNAPSHOT = "snapshot";

  /** Work in one transaction; false if there is no more to do. */
  @FunctionalInterface
  private interface Turn {
    boolean take() throws SQLException;
  }

  private final SqliteFile file;
  private final Migrations migrations;
  private final Ledger ledger;
  private final Connection connection;
  private final List<String> applied = new ArrayList<>();
  private final List<String> undone = new ArrayList<>();
  private final List<String> marked = new ArrayList<>();
  private int batch;

  MigrationRun(SqliteFile file, Migrations migrations, Ledger ledger, Connection connection) {
    this.file = file;
    this.migrations = migrations;
    this.ledger = ledger;
    this.connection = connection;
  }

  MigrationReport takeSnapshotOrTravel(Route route) throws SQLException {
    Optional<String> snapshot = migrations.findSnapshot();
    if (snapshot.isPresent()) {
      inTransaction(() -> takeSnapshot(snapshot.get()));
    }
    return travel(route);
  }

  MigrationReport travel(Route route) throws SQLException {
    while (inTransaction(() -> move(route))) {
      log.debug("{}: {} moves made", file.path(), applied.size() + undone.size());
    }
    if (!applied.isEmpty() || !undone.isEmpty()) {
      log.info("{}: {} migrations applied, {} undone", file.path(), applied.size(), undone.size());
    }
    return report();
  }

  MigrationReport baseline(Migration last) throws SQLException {
    inTransaction(
        () -> {
          requireNoLedger();
          if (isEmpty()) {
            throw new MigrationException(
                MigrationProblem.EMPTY_FILE,
                "'" + file.path() + "' has no tables to record as made; run up() instead");
          }
          ledger.create(connection);
          for (Migration migration : migrations.upTo(last)) {
            mark(migration);
          }
          return false;
        });
    return report();
  }

  MigrationReport adoptKnex(List<Migration> before) throws SQLException {
    inTransaction(
        () -> {
          if (!ledger.exists(connection)) {
            KnexLedger.requireAdoptable(connection, file.path());
            ledger.create(connection);
            copyKnexRows();
            markMissing(before);
            requireContinuable();
          }
          return false;
        });
    return report();
  }

  /** A ledger that no migration can follow is not kept: a file is adopted once. */
  private void requireContinuable() throws SQLException {
    FileState state = FileState.of(migrations, ledger.read(connection));
    log.debug("{}: {} migrations are pending", file.path(), state.pending().size());
  }

  private boolean inTransaction(Turn turn) throws SQLException {
    Rows.execute(connection, "BEGIN IMMEDIATE");
    boolean more = turn.take();
    Rows.execute(connection, "COMMIT");
    return more;
  }

  private boolean takeSnapshot(String script) throws SQLException {
    if (ledger.exists(connection) || !isEmpty()) {
      return false;
    }
    ledger.create(connection);
    perform(SNAPSHOT, context -> context.run(script));
    for (Migration migration : migrations.list()) {
      mark(migration);
    }
    ForeignKeyCheck.requireNone(connection, SNAPSHOT);
    log.info("{}: made from the snapshot", file.path());
    return false;
  }

  private boolean move(Route route) throws SQLException {
    if (!ledger.exists(connection)) {
      requireEmpty();
      ledger.create(connection);
    }
    FileState state = FileState.of(migrations, ledger.read(connection));
    Optional<Route.Move> next = route.next(state, applied.size() + undone.size());
    if (next.isEmpty()) {
      return false;
    }
    Migration migration = next.get().migration();
    switch (next.get().direction()) {
      case UP -> apply(migration);
      case DOWN -> undo(migration);
    }
    ForeignKeyCheck.requireNone(connection, migration.id());
    return true;
  }

  private void apply(Migration migration) throws SQLException {
    perform(migration.id(), migration.up());
    if (migration.check().isPresent()) {
      perform(migration.id(), migration.check().get());
    }
    ledger.add(connection, migration, batch());
    applied.add(migration.id());
    log.debug("{}: applied {}", file.path(), migration);
  }

  private void undo(Migration migration) throws SQLException {
    MigrationStep down =
        migration
            .down()
            .orElseThrow(
                () ->
                    new MigrationException(
                        MigrationProblem.NO_WAY_DOWN,
                        "migration '" + migration + "' has no way down; restore a backup"));
    perform(migration.id(), down);
    ledger.remove(connection, migration);
    undone.add(migration.id());
    log.debug("{}: undid {}", file.path(), migration);
  }

  private void perform(String name, MigrationStep step) {
    try {
      file.<Boolean, Exception>write(
          inner -> {
            step.run(new MigrationContext(file, name, inner));
            return true;
          });
    } catch (MigrationException e) {
      throw e;
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw failed(name, e);
    }
  }

  private static MigrationException failed(String name, Exception cause) {
    return new MigrationException(
        MigrationProblem.FAILED,
        "migration '" + name + "' was rolled back: " + cause.getMessage(),
        Map.of("migration", name),
        cause);
  }

  private void mark(Migration migration) throws SQLException {
    ledger.add(connection, migration, batch());
    marked.add(migration.id());
  }

  private void copyKnexRows() throws SQLException {
    for (KnexLedger.Row row : new KnexLedger(ledger.now()).read(connection)) {
      Migration migration =
          migrations
              .find(row.name())
              .orElseThrow(
                  () ->
                      new MigrationException(
                          MigrationProblem.NEWER_FILE,
                          String.format(
                              Locale.ROOT,
                              "the file has migration '%s', which this program does not know",
                              row.name())));
      ledger.add(connection, migration, row.batch(), row.time());
      marked.add(migration.id());
    }
  }

  private void markMissing(List<Migration> before) throws SQLException {
    for (Migration migration : before) {
      if (!marked.contains(migration.id())) {
        mark(migration);
      }
    }
  }

  private int batch() throws SQLException {
    if (batch == 0) {
      batch = ledger.nextBatch(connection);
    }
    return batch;
  }

  private void requireNoLedger() throws SQLException {
    if (ledger.exists(connection)) {
      throw new MigrationException(
          MigrationProblem.LEDGER_EXISTS,
          "'" + file.path() + "' has a ledger already; run up(), a baseline is for files without");
    }
  }

  private void requireEmpty() throws SQLException {
    if (isEmpty()) {
      return;
    }
    throw new MigrationException(
        MigrationProblem.NO_LEDGER,
        KnexLedger.exists(connection)
            ? "'" + file.path() + "' was made by knex; call adoptKnexLedger() once"
            : String.format(
                Locale.ROOT,
                "'%s' has tables, but no ledger says which migrations made them;"
                    + " call baseline(id) once",
                file.path()));
  }

  /**
   * Decided by what is in the file: one without bytes, or that was never finished, is empty too.
   */
  private boolean isEmpty() throws SQLException {
    return !Rows.exists(
        connection, "SELECT 1 FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'");
  }

  private MigrationReport report() {
    return new MigrationReport(applied, undone, marked);
  }
}
