package dev.querytool.migration;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import dev.querytool.sqlite.SqliteFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * Brings a SQLite file from the state recorded in its ledger to another one, migration by
 * migration.
 *
 * <pre>{@code
 * Migrations migrations =
 *     Migrations.of(
 *         Migration.sql(
 *                 "20260131120000_create_note",
 *                 "CREATE TABLE note (id INTEGER PRIMARY KEY, text VARCHAR)")
 *             .withDown("DROP TABLE note"),
 *         Migration.java(
 *             "20260201090000_note_text_is_needed",
 *             context ->
 *                 context
 *                     .rebuild("note")
 *                     .as("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
 *                     .copying("text", "coalesce(text, '')")
 *                     .run()));
 * try (SqliteFile file = SqliteFile.open(Path.of("notes.db"))) {
 *   MigrationReport report = Migrator.of(file, migrations).up();
 *   System.out.println("applied " + report.applied());
 * }
 * }</pre>
 *
 * <p>Each migration runs in one transaction together with its row in the ledger, the table {@code
 * schema_migrations}: if the process dies at any instant, every migration is either both applied
 * and recorded, or neither. The file's write lock is taken before the ledger is read, so that two
 * processes migrating at once run each migration only once. Foreign keys are not enforced while a
 * migration runs; before it is committed, the references of all rows are checked. The first error
 * ends the call; what was committed before stays.
 *
 * <p>A file's content decides how it is treated: it has a ledger; or no tables at all, which makes
 * it a fresh file; or tables without a ledger, which requires {@link #baseline} or {@link
 * #adoptKnexLedger}.
 *
 * <p>Safe for use by many threads. Each method throws {@link MigrationException} if a migration
 * fails or does not fit, and {@link dev.querytool.sqlite.WriterBusyException} if another thread or
 * process writes for the whole acquire timeout of the file.
 */
public final class Migrator {

  @FunctionalInterface
  private interface Call {
    MigrationReport make(MigrationRun run) throws SQLException;
  }

  private final SqliteFile file;
  private final Migrations migrations;
  private final Ledger ledger;

  private Migrator(SqliteFile file, Migrations migrations, Clock clock) {
    this.file = requireNonNull(file, "file");
    this.migrations = requireNonNull(migrations, "migrations");
    this.ledger = new Ledger(requireNonNull(clock, "clock"));
  }

  /** Creates a migrator that takes the times in the ledger from the system's clock. */
  public static Migrator of(SqliteFile file, Migrations migrations) {
    return of(file, migrations, Clock.systemUTC());
  }

  /** Creates a migrator that takes the times in the ledger from a given clock. */
  public static Migrator of(SqliteFile file, Migrations migrations, Clock clock) {
    return new Migrator(file, migrations, clock);
  }

  /**
   * Applies all pending migrations. A fresh file is created from the snapshot instead, if there is
   * one, and all migrations are recorded as applied in the same transaction.
   */
  public MigrationReport up() {
    return call(run -> run.takeSnapshotOrTravel(Route.toTheEnd()));
  }

  /** Undoes the last applied migration, if there is one. */
  public MigrationReport down() {
    return step(-1);
  }

  /**
   * Applies the next pending migrations, or undoes the last applied ones; stops when there are no
   * more.
   *
   * @param count how many; positive to apply, negative to undo
   */
  public MigrationReport step(int count) {
    if (count == 0 || count == Integer.MIN_VALUE) {
      throw new ValidationException("count is " + count + "; give a number above or below zero");
    }
    return call(run -> run.travel(Route.steps(count)));
  }

  /**
   * Applies or undoes migrations until the given one is the last applied. Never uses the snapshot.
   *
   * @param id a migration's id
   */
  public MigrationReport to(String id) {
    Migration target = migrations.get(id);
    return call(run -> run.travel(Route.to(target)));
  }

  /**
   * Records migrations as applied without running them, on a file that has tables but no ledger.
   *
   * @param id the last migration whose changes the file already has
   */
  public MigrationReport baseline(String id) {
    Migration last = migrations.get(id);
    return call(run -> run.baseline(last));
  }

  /**
   * Takes over what the Node.js library knex recorded in {@code knex_migrations}; the names of its
   * scripts must be ids of this program's migrations with a suffix such as {@code .js}. The tables
   * of knex are left alone, and so is a file that already has a ledger. Three kinds of file are
   * refused: one on which knex holds its lock, for knex is migrating it, or died while doing so and
   * left it in an unknown state; one in which knex has recorded nothing, which needs {@link
   * #baseline}; and one in which it has recorded a migration under two names.
   */
  public MigrationReport adoptKnexLedger() {
    return call(run -> run.adoptKnex(List.of()));
  }

  /**
   * Does what {@link #adoptKnexLedger()} does, and also records as applied what the file had before
   * knex recorded anything. This is for programs that created their first tables without knex:
   * their migrations are not in {@code knex_migrations}.
   *
   * @param baseline the last migration whose changes the file had before its first knex script;
   *     older ones that knex does not name are recorded too
   */
  public MigrationReport adoptKnexLedger(String baseline) {
    Migration last = migrations.get(baseline);
    return call(run -> run.adoptKnex(migrations.upTo(last)));
  }

  /** Tells whether the file was created by knex and its ledger has not been taken over yet. */
  public boolean isToBeAdopted() {
    return file.read(connection -> KnexLedger.exists(connection) && !ledger.exists(connection));
  }

  /** Returns the file's ledger, oldest migration first; empty if there is none. */
  public List<AppliedMigration> history() {
    return file.read(this::readLedger);
  }

  /** Returns the ids of the migrations that {@link #up} would apply, oldest first. */
  public List<String> pending() {
    return FileState.of(migrations, history()).pending().stream().map(Migration::id).toList();
  }

  private List<AppliedMigration> readLedger(Connection connection) throws SQLException {
    return ledger.exists(connection) ? ledger.read(connection) : List.of();
  }

  private MigrationReport call(Call call) {
    return file.maintain(
        connection -> call.make(new MigrationRun(file, migrations, ledger, connection)));
  }
}
