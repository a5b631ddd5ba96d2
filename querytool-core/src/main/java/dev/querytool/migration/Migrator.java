package dev.querytool.migration;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import dev.querytool.sqlite.SqliteFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * Brings a SQLite file from the state its ledger names to another one, migration by migration.
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
 * schema_migrations}: a process that dies at any instant leaves a file on which every migration is
 * either applied and recorded, or neither. The file's write lock is taken before the ledger is
 * read, so that of two processes migrating at once each migration is run by one. Foreign keys do
 * not act while a migration runs; before it is committed every row's references are checked. The
 * first error ends the call; what was committed before it stays.
 *
 * <p>What a file is, is decided by what is in it: a ledger; no tables at all, which makes it a
 * fresh file; or tables without a ledger, which needs {@link #baseline} or {@link
 * #adoptKnexLedger}.
 *
 * <p>Safe for use by many threads. Each method throws {@link MigrationException}, and {@code
 * WriterBusyException} if another thread or process writes for the file's whole acquire timeout.
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

  /** Makes a migrator whose ledger takes the time from the system's clock. */
  public static Migrator of(SqliteFile file, Migrations migrations) {
    return of(file, migrations, Clock.systemUTC());
  }

  /** Makes a migrator whose ledger takes the time from a clock. */
  public static Migrator of(SqliteFile file, Migrations migrations, Clock clock) {
    return new Migrator(file, migrations, clock);
  }

  /**
   * Applies all that are pending. A fresh file takes the snapshot instead, if there is one, and all
   * migrations are recorded as done in the same transaction.
   */
  public MigrationReport up() {
    return call(run -> run.takeSnapshotOrTravel(Route.toTheEnd()));
  }

  /** Undoes the last one that is applied, if there is one. */
  public MigrationReport down() {
    return step(-1);
  }

  /**
   * Applies the next pending ones, or undoes the last applied ones, as many as there are.
   *
   * @param count how many; above zero to apply, below zero to undo
   */
  public MigrationReport step(int count) {
    if (count == 0 || count == Integer.MIN_VALUE) {
      throw new ValidationException("count is " + count + "; give a number above or below zero");
    }
    return call(run -> run.travel(Route.steps(count)));
  }

  /**
   * Applies or undoes migrations until one is the last that is applied. Never takes the snapshot.
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
   * Takes over what the Node library knex recorded in {@code knex_migrations}, whose scripts' names
   * must be ids of this program's migrations with a suffix such as {@code .js}. Its tables are left
   * alone; a file that has a ledger already is too. Refused is a file on which knex holds its lock,
   * since knex is migrating it, or died over it and left nobody knows what; one in which knex has
   * recorded nothing, which needs {@link #baseline}; and one whose rows name a migration by two
   * scripts.
   */
  public MigrationReport adoptKnexLedger() {
    return call(run -> run.adoptKnex(List.of()));
  }

  /**
   * Does what {@link #adoptKnexLedger()} does, and records as applied what the file had before knex
   * recorded anything: a program that made its first tables in another way has migrations for them
   * here, which no row of {@code knex_migrations} names.
   *
   * @param baseline the last migration whose changes the file had before its first knex script; an
   *     older one that knex does not name is recorded too
   */
  public MigrationReport adoptKnexLedger(String baseline) {
    Migration last = migrations.get(baseline);
    return call(run -> run.adoptKnex(migrations.upTo(last)));
  }

  /** Tells whether knex made the file and its ledger has not been taken over yet. */
  public boolean isToBeAdopted() {
    return file.read(connection -> KnexLedger.exists(connection) && !ledger.exists(connection));
  }

  /** Returns the file's ledger, oldest migration first; empty if there is none. */
  public List<AppliedMigration> history() {
    return file.read(this::readLedger);
  }

  /** Returns the ids that {@link #up} would apply to the file as it is, oldest first. */
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
