package dev.querytool.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.ValidationException;
import dev.querytool.sqlite.SqliteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigratorTest {

  private static final Migration ONE =
      Migration.sql("20260101000000_one", "CREATE TABLE one (a INTEGER PRIMARY KEY)")
          .withDown("DROP TABLE one");
  private static final Migration TWO =
      Migration.sql("20260102000000_two", "CREATE TABLE two (a INTEGER REFERENCES one (a))")
          .withDown("DROP TABLE two");
  private static final Migration THREE =
      Migration.java(
              "20260103000000_three", context -> context.run("CREATE TABLE three (a); SELECT 1"))
          .withDown(context -> context.run("DROP TABLE three"));

  private static final Migrations ALL = Migrations.of(THREE, ONE, TWO);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T12:00:00.120Z"), ZoneOffset.ofHours(8));

  @TempDir Path directory;

  private SqliteFile file;

  @BeforeEach
  void open() {
    file = SqliteFile.open(directory.resolve("test.db"));
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Test
  void appliesAllInTheOrderOfTheirIds() {
    MigrationReport report = migrator(ALL).up();

    assertThat(report.applied()).containsExactly(ONE.id(), TWO.id(), THREE.id());
    assertThat(Sql.tables(file)).containsExactly("one", "schema_migrations", "three", "two");
  }

  @Test
  void doesNothingTheSecondTime() {
    migrator(ALL).up();

    assertThat(migrator(ALL).up().isEmpty()).isTrue();
  }

  @Test
  void appliesOnlyWhatIsPending() {
    migrator(Migrations.of(ONE)).up();

    assertThat(migrator(ALL).pending()).containsExactly(TWO.id(), THREE.id());
    assertThat(migrator(ALL).up().applied()).containsExactly(TWO.id(), THREE.id());
    assertThat(migrator(ALL).pending()).isEmpty();
  }

  @Test
  void recordsWhatItApplied() {
    migrator(Migrations.of(ONE)).up();
    migrator(ALL).up();

    assertThat(migrator(ALL).history())
        .containsExactly(
            new AppliedMigration(ONE.id(), 1, CLOCK.instant(), ONE.checksum()),
            new AppliedMigration(TWO.id(), 2, CLOCK.instant(), TWO.checksum()),
            new AppliedMigration(THREE.id(), 2, CLOCK.instant(), "java"));
    assertThat(Sql.column(file, "SELECT DISTINCT migration_time FROM schema_migrations"))
        .containsExactly("2026-01-31T12:00:00.120Z");
  }

  @Test
  void hasNoHistoryOnAFreshFile() {
    assertThat(migrator(ALL).history()).isEmpty();
    assertThat(migrator(ALL).pending()).hasSize(3);
  }

  @Test
  void stopsAtTheFirstErrorAndKeepsWhatWentBefore() {
    Migration bad = Migration.sql("20260102000000_bad", "CREATE TABLE half (a);\n\nnonsense here");

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> migrator(Migrations.of(ONE, bad, THREE)).up())
        .withMessageContaining("20260102000000_bad")
        .withMessageContaining("line 3")
        .satisfies(
            failure -> {
              assertThat(failure.problem()).isEqualTo(MigrationProblem.FAILED);
              assertThat(failure.code()).isEqualTo(ErrorCode.MIGRATION_ERROR);
              assertThat(failure.details())
                  .containsAllEntriesOf(
                      Map.of("migration", bad.id(), "line", 3, "problem", "FAILED"));
            });
    assertThat(Sql.tables(file)).containsExactly("one", "schema_migrations");
    assertThat(migrator(Migrations.of(ONE)).history()).hasSize(1);
  }

  @Test
  void leavesAFreshFileEmptyWhenTheFirstFails() {
    Migration bad = Migration.java("20260101000000_bad", context -> failInHalf(context));

    assertThatThrownBy(() -> migrator(Migrations.of(bad)).up())
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("the disk is away")
        .hasRootCauseInstanceOf(IOException.class);

    assertThat(Sql.tables(file)).isEmpty();
  }

  @Test
  void undoesTheLastOne() {
    migrator(ALL).up();

    MigrationReport report = migrator(ALL).down();

    assertThat(report.undone()).containsExactly(THREE.id());
    assertThat(Sql.tables(file)).containsExactly("one", "schema_migrations", "two");
    assertThat(migrator(ALL).pending()).containsExactly(THREE.id());
  }

  @Test
  void undoesAllAndAppliesAllAgain() {
    migrator(ALL).up();

    assertThat(migrator(ALL).step(-9).undone()).containsExactly(THREE.id(), TWO.id(), ONE.id());
    assertThat(Sql.tables(file)).containsExactly("schema_migrations");
    assertThat(migrator(ALL).up().applied()).hasSize(3);
  }

  @Test
  void stepsUp() {
    assertThat(migrator(ALL).step(2).applied()).containsExactly(ONE.id(), TWO.id());
  }

  @Test
  void goesToAMigrationFromBelowAndFromAbove() {
    assertThat(migrator(ALL).to(TWO.id()).applied()).containsExactly(ONE.id(), TWO.id());
    migrator(ALL).up();
    assertThat(migrator(ALL).to(ONE.id()).undone()).containsExactly(THREE.id(), TWO.id());
    assertThat(migrator(ALL).to(ONE.id()).isEmpty()).isTrue();
  }

  @Test
  void refusesToUndoWithoutAWayDown() {
    Migrations oneWay = Migrations.of(Migration.sql(ONE.id(), "CREATE TABLE one (a)"));
    migrator(oneWay).up();

    assertProblem(MigrationProblem.NO_WAY_DOWN, () -> migrator(oneWay).down());

    assertThat(Sql.tables(file)).contains("one");
  }

  @Test
  void refusesAChangedScript() {
    migrator(ALL).up();
    Migration changed = Migration.sql(ONE.id(), "CREATE TABLE one (a INTEGER)");

    assertProblem(
        MigrationProblem.CHANGED, () -> migrator(Migrations.of(changed, TWO, THREE)).up());
  }

  @Test
  void takesOtherLineEndsAsTheSameScript() {
    String script = "CREATE TABLE one (\n  a\n)";
    migrator(Migrations.of(Migration.sql(ONE.id(), script))).up();

    Migrations windows = Migrations.of(Migration.sql(ONE.id(), script.replace("\n", "\r\n")));

    assertThat(migrator(windows).up().isEmpty()).isTrue();
  }

  @Test
  void refusesAFileNewerThanTheProgram() {
    migrator(ALL).up();

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> migrator(Migrations.of(ONE, TWO)).up())
        .withMessageContaining(THREE.id())
        .satisfies(failure -> assertThat(failure.problem()).isEqualTo(MigrationProblem.NEWER_FILE));
  }

  @Test
  void refusesAPendingOneThatIsOlderThanAnAppliedOne() {
    migrator(Migrations.of(ONE, THREE)).up();

    assertProblem(MigrationProblem.OUT_OF_ORDER, () -> migrator(ALL).up());
  }

  @Test
  void refusesTablesWithoutALedger() {
    Sql.write(file, "CREATE TABLE one (a)");

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> migrator(ALL).up())
        .withMessageContaining("baseline")
        .satisfies(failure -> assertThat(failure.problem()).isEqualTo(MigrationProblem.NO_LEDGER));
    assertThat(Sql.tables(file)).containsExactly("one");
  }

  @Test
  void baselinesAFileThatHasItsTables() {
    Sql.write(file, "CREATE TABLE one (a INTEGER PRIMARY KEY)");

    assertThat(migrator(ALL).baseline(ONE.id()).marked()).containsExactly(ONE.id());
    assertThat(migrator(ALL).up().applied()).containsExactly(TWO.id(), THREE.id());
  }

  @Test
  void refusesToBaselineTwiceOrAnEmptyFile() {
    assertProblem(MigrationProblem.EMPTY_FILE, () -> migrator(ALL).baseline(ONE.id()));
    migrator(ALL).up();
    assertProblem(MigrationProblem.LEDGER_EXISTS, () -> migrator(ALL).baseline(ONE.id()));
  }

  @Test
  void refusesUnknownIds() {
    assertProblem(MigrationProblem.UNKNOWN_ID, () -> migrator(ALL).to("20990101000000_x"));
    assertProblem(MigrationProblem.UNKNOWN_ID, () -> migrator(ALL).baseline("20990101000000_x"));
  }

  @Test
  void refusesAnothersLedgerTable() {
    Sql.write(file, "CREATE TABLE schema_migrations (version TEXT)");

    assertProblem(MigrationProblem.LEDGER_EXISTS, () -> migrator(ALL).up());
  }

  @Test
  void takesTheSnapshotOnAFreshFileAndMarksAll() {
    Migrations withSnapshot = ALL.withSnapshot("CREATE TABLE snapshot (a); CREATE TABLE one (a)");

    MigrationReport report = migrator(withSnapshot).up();

    assertThat(report.marked()).containsExactly(ONE.id(), TWO.id(), THREE.id());
    assertThat(report.applied()).isEmpty();
    assertThat(Sql.tables(file)).containsExactly("one", "schema_migrations", "snapshot");
    assertThat(migrator(withSnapshot).up().isEmpty()).isTrue();
  }

  @Test
  void keepsNothingOfASnapshotThatFails() {
    Migrations withSnapshot = ALL.withSnapshot("CREATE TABLE snapshot (a); nonsense");

    assertThatThrownBy(() -> migrator(withSnapshot).up()).isInstanceOf(MigrationException.class);

    assertThat(Sql.tables(file)).isEmpty();
  }

  @Test
  void takesNoSnapshotOnAFileThatHasBeenMigrated() {
    migrator(ALL).step(1);

    MigrationReport report = migrator(ALL.withSnapshot("CREATE TABLE snapshot (a)")).up();

    assertThat(report.applied()).containsExactly(TWO.id(), THREE.id());
    assertThat(Sql.tables(file)).doesNotContain("snapshot");
  }

  @Test
  void takesNoSnapshotOnTheWayToOneMigration() {
    migrator(ALL.withSnapshot("CREATE TABLE snapshot (a)")).to(ONE.id());

    assertThat(Sql.tables(file)).containsExactly("one", "schema_migrations");
  }

  @Test
  void refusesDanglingRowsAndNamesThem() {
    migrator(Migrations.of(ONE, TWO)).up();
    Sql.write(file, "INSERT INTO one VALUES (1)", "INSERT INTO two VALUES (1)");
    Migration careless = Migration.sql("20260104000000_careless", "DELETE FROM one");

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> migrator(Migrations.of(ONE, TWO, careless)).up())
        .withMessageContaining("two rowid 1 refers to one")
        .satisfies(
            failure -> {
              assertThat(failure.problem()).isEqualTo(MigrationProblem.DANGLING_ROWS);
              assertThat(failure.details())
                  .containsEntry("rows", List.of("two rowid 1 refers to one"));
            });
    assertThat(Sql.column(file, "SELECT a FROM one")).containsExactly("1");
  }

  @Test
  void letsNoForeignKeyActWhileItMigrates() {
    Migration parent =
        Migration.sql(
            "20260101000000_tables",
            "CREATE TABLE p (a INTEGER PRIMARY KEY);"
                + "CREATE TABLE c (a INTEGER REFERENCES p (a) ON DELETE CASCADE)");
    migrator(Migrations.of(parent)).up();
    Sql.write(file, "INSERT INTO p VALUES (1)", "INSERT INTO c VALUES (1)");
    Migration again =
        Migration.sql("20260102000000_again", "DELETE FROM p; INSERT INTO p VALUES (1)");

    migrator(Migrations.of(parent, again)).up();

    assertThat(Sql.column(file, "SELECT a FROM c")).containsExactly("1");
    assertThat(Sql.column(file, "PRAGMA foreign_keys")).containsExactly("1");
  }

  @Test
  void undoesAMigrationWhoseCheckFails() {
    Migration checked =
        ONE.withCheck(
            context -> {
              throw new IllegalStateException("there should be a row");
            });

    assertThatThrownBy(() -> migrator(Migrations.of(checked)).up())
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("there should be a row");
    assertThat(Sql.tables(file)).isEmpty();
  }

  @Test
  void changesRowsByAStatementWithValues() {
    Migration filled =
        Migration.java(
            "20260104000000_fill",
            context -> {
              context.update("INSERT INTO one (a) VALUES (?), (?)", 7, null);
              assertThat(context.update("DELETE FROM one WHERE a = ?", 7)).isEqualTo(1);
            });
    Migration bad = Migration.java("20260105000000_bad", c -> c.update("DELETE FROM none"));

    migrator(Migrations.of(ONE, filled)).up();

    assertThat(Sql.column(file, "SELECT count(*) FROM one")).containsExactly("1");
    assertThatThrownBy(() -> migrator(Migrations.of(ONE, filled, bad)).up())
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("migration '20260105000000_bad'")
        .hasMessageContaining("no such table");
  }

  @Test
  void runsATransactionInsideAMigrationAsASavepoint() {
    Migration nested =
        Migration.java(
            "20260101000000_nested",
            context -> {
              context.run("CREATE TABLE t (a)");
              assertThatThrownBy(
                      () ->
                          context.transaction(
                              connection -> {
                                Rows.execute(connection, "INSERT INTO t VALUES (1)");
                                throw new IllegalStateException("inner");
                              }))
                  .hasMessage("inner");
              Sql.write(file, "INSERT INTO t VALUES (2)");
            });

    migrator(Migrations.of(nested)).up();

    assertThat(Sql.column(file, "SELECT a FROM t")).containsExactly("2");
  }

  @Test
  void showsAMigrationEverythingInItsOwnTransaction() {
    List<String> seen = new ArrayList<>();
    Migration looking =
        Migration.java(
            "20260102000000_looking",
            context -> {
              context.run("INSERT INTO one VALUES (5)");
              seen.addAll(Sql.column(file, "SELECT a FROM one"));
            });

    migrator(Migrations.of(ONE, looking)).up();

    assertThat(seen).containsExactly("5");
  }

  @Test
  void adoptsAKnexLedger() {
    Sql.write(
        file,
        "CREATE TABLE knex_migrations (id integer PRIMARY KEY AUTOINCREMENT, name varchar(255),"
            + " batch integer, migration_time datetime)",
        "INSERT INTO knex_migrations (name, batch, migration_time) VALUES"
            + " ('20260101000000_one.js', 1, 1767830400000),"
            + " ('20260102000000_two.js', 2, '2026-01-08 00:00:01')",
        "CREATE TABLE one (a INTEGER PRIMARY KEY)",
        "CREATE TABLE two (a)");

    assertThatThrownBy(() -> migrator(ALL).up()).hasMessageContaining("adoptKnexLedger");
    assertThat(migrator(ALL).adoptKnexLedger().marked()).containsExactly(ONE.id(), TWO.id());
    assertThat(migrator(ALL).adoptKnexLedger().isEmpty()).isTrue();
    assertThat(migrator(ALL).history())
        .extracting(AppliedMigration::time)
        .containsExactly(
            Instant.parse("2026-01-08T00:00:00Z"), Instant.parse("2026-01-08T00:00:01Z"));
    assertThat(migrator(ALL).up().applied()).containsExactly(THREE.id());
    assertThat(migrator(ALL).history())
        .extracting(AppliedMigration::batch)
        .containsExactly(1, 2, 3);
  }

  @Test
  void adoptsAKnexLedgerThatBeganLaterThanItsTables() {
    Sql.write(
        file,
        "CREATE TABLE knex_migrations (id, name, batch, migration_time)",
        "INSERT INTO knex_migrations VALUES (1, '20260102000000_two.js', 7, 0)",
        "CREATE TABLE one (a INTEGER PRIMARY KEY)",
        "CREATE TABLE two (a)");

    assertThat(migrator(ALL).isToBeAdopted()).isTrue();
    assertThat(migrator(ALL).adoptKnexLedger(ONE.id()).marked())
        .containsExactly(TWO.id(), ONE.id());
    assertThat(migrator(ALL).isToBeAdopted()).isFalse();
    assertThat(migrator(ALL).history())
        .extracting(AppliedMigration::name)
        .containsExactly(ONE.id(), TWO.id());
    assertThat(migrator(ALL).up().applied()).containsExactly(THREE.id());
  }

  @Test
  void adoptsNothingThatNoMigrationCanFollow() {
    Sql.write(
        file,
        "CREATE TABLE knex_migrations (id, name, batch, migration_time)",
        "INSERT INTO knex_migrations VALUES (1, '20260102000000_two.js', 7, 0), (2, NULL, 7, 0)",
        "CREATE TABLE one (a INTEGER PRIMARY KEY)",
        "CREATE TABLE two (a)");

    assertProblem(MigrationProblem.NEWER_FILE, () -> migrator(ALL).adoptKnexLedger());
    Sql.write(file, "DELETE FROM knex_migrations WHERE name IS NULL");
    assertThatThrownBy(() -> migrator(ALL).adoptKnexLedger())
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining(ONE.id());

    assertThat(migrator(ALL).isToBeAdopted()).isTrue();
    assertThat(migrator(ALL).adoptKnexLedger(ONE.id()).marked()).hasSize(2);
  }

  @Test
  void adoptsNothingThatKnexIsMigrating() {
    Sql.write(
        file,
        "CREATE TABLE knex_migrations (id, name, batch, migration_time)",
        "INSERT INTO knex_migrations VALUES (1, '20260101000000_one.js', 1, 0)",
        "CREATE TABLE knex_migrations_lock (\"index\" integer PRIMARY KEY, is_locked integer)",
        "INSERT INTO knex_migrations_lock VALUES (1, 1)",
        "CREATE TABLE one (a INTEGER PRIMARY KEY)");

    assertProblem(MigrationProblem.KNEX_LOCKED, () -> migrator(ALL).adoptKnexLedger());
    Sql.write(file, "UPDATE knex_migrations_lock SET is_locked = 0");

    assertThat(migrator(ALL).adoptKnexLedger().marked()).containsExactly(ONE.id());
  }

  @Test
  void adoptsNothingThatKnexNamesByTwoScripts() {
    Sql.write(
        file,
        "CREATE TABLE knex_migrations (id, name, batch, migration_time)",
        "INSERT INTO knex_migrations VALUES (1, '20260101000000_one.js', 1, 0),"
            + " (2, '20260101000000_one.ts', 2, 0)",
        "CREATE TABLE one (a INTEGER PRIMARY KEY)");

    assertProblem(MigrationProblem.KNEX_TWICE, () -> migrator(ALL).adoptKnexLedger());
    assertThatThrownBy(() -> migrator(ALL).adoptKnexLedger())
        .hasMessageContaining("20260101000000_one.js")
        .hasMessageContaining("20260101000000_one.ts");
    Sql.write(file, "DELETE FROM knex_migrations WHERE id = 2");

    assertThat(migrator(ALL).adoptKnexLedger().marked()).containsExactly(ONE.id());
  }

  @Test
  void adoptsNothingOfWhichKnexHasRecordedNothing() {
    Sql.write(
        file,
        "CREATE TABLE knex_migrations (id, name, batch, migration_time)",
        "CREATE TABLE one (a INTEGER PRIMARY KEY)",
        "CREATE TABLE two (a)");

    assertProblem(MigrationProblem.NO_LEDGER, () -> migrator(ALL).adoptKnexLedger());
    assertProblem(MigrationProblem.NO_LEDGER, () -> migrator(ALL).adoptKnexLedger(ONE.id()));
    assertThat(migrator(ALL).baseline(TWO.id()).marked()).containsExactly(ONE.id(), TWO.id());
    assertThat(migrator(ALL).up().applied()).containsExactly(THREE.id());
  }

  @Test
  void refusesToAdoptWhatIsNotThereOrNotKnown() {
    assertProblem(MigrationProblem.NO_LEDGER, () -> migrator(ALL).adoptKnexLedger());
    Sql.write(
        file,
        "CREATE TABLE knex_migrations (id, name, batch, migration_time)",
        "INSERT INTO knex_migrations VALUES (1, '20300101000000_later.js', 1, 0)");

    assertProblem(MigrationProblem.NEWER_FILE, () -> migrator(ALL).adoptKnexLedger());
    assertThat(Sql.tables(file)).containsExactly("knex_migrations");
  }

  @Test
  void takesASnapshotFromAResource() {
    Migrations migrations =
        Migrations.index(MigratorTest.class, "test.index")
            .withSnapshot(MigratorTest.class, "20260101000000_create_note.sql");

    assertThat(migrator(migrations).up().marked()).hasSize(2);
    assertThat(Sql.tables(file)).contains("note");
  }

  @Test
  void readsMigrationsFromAnIndex() {
    Migrations indexed = Migrations.index(MigratorTest.class, "test.index");

    migrator(indexed).up();
    Sql.write(file, "INSERT INTO note (text, rating) VALUES ('', 5)");

    assertThat(Sql.column(file, "SELECT what FROM note_log")).containsExactly("empty; END");
    assertThat(migrator(indexed).down().undone()).containsExactly("20260102000000_add_rating");
    assertThat(indexed.list()).extracting(Migration::isReversible).containsExactly(false, true);
  }

  @Test
  void refusesAResourceThatIsMissing() {
    assertThatThrownBy(() -> Migration.resource(MigratorTest.class, "20260101000000_nowhere"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("20260101000000_nowhere.sql");
    assertThatThrownBy(() -> Migrations.index(MigratorTest.class, "no.index"))
        .isInstanceOf(ValidationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "one", "2026_one", "20260101000000", "20260101000000_", "20260101000000_a b"})
  void refusesIdsOfAnotherForm(String id) {
    assertThatThrownBy(() -> Migration.sql(id, ""))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("yyyymmddhhmmss");
  }

  @Test
  void refusesTwoMigrationsOfOneId() {
    assertThatThrownBy(() -> Migrations.of(ONE, ONE))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(ONE.id());
  }

  @Test
  void refusesAScriptThatEndsTheTransaction() {
    Migration bad = Migration.sql("20260101000000_bad", "CREATE TABLE t (a); COMMIT");

    assertProblem(MigrationProblem.BAD_SCRIPT, () -> migrator(Migrations.of(bad)).up());

    assertThat(Sql.tables(file)).isEmpty();
  }

  @Test
  void runsTheExampleOfItsDocumentation() {
    Migrations migrations =
        Migrations.of(
            Migration.sql(
                    "20260131120000_create_note",
                    "CREATE TABLE note (id INTEGER PRIMARY KEY, text VARCHAR)")
                .withDown("DROP TABLE note"),
            Migration.java(
                "20260201090000_note_text_is_needed",
                context ->
                    context
                        .rebuild("note")
                        .as("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
                        .copying("text", "coalesce(text, '')")
                        .run()));
    migrator(migrations).step(1);
    Sql.write(file, "INSERT INTO note (text) VALUES (NULL)");

    MigrationReport report = Migrator.of(file, migrations).up();

    assertThat(report.applied()).containsExactly("20260201090000_note_text_is_needed");
    assertThat(Sql.column(file, "SELECT text FROM note")).containsExactly("");
  }

  private Migrator migrator(Migrations migrations) {
    return Migrator.of(file, migrations, CLOCK);
  }

  private static void failInHalf(MigrationContext context) throws IOException {
    context.run("CREATE TABLE half (a)");
    throw new IOException("the disk is away");
  }

  private static void assertProblem(MigrationProblem problem, Runnable call) {
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(call::run)
        .satisfies(failure -> assertThat(failure.problem()).isEqualTo(problem));
  }
}
