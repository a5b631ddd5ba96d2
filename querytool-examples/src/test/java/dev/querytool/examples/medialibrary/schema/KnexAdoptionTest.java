package dev.querytool.examples.medialibrary.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.migration.AppliedMigration;
import dev.querytool.migration.MigrationException;
import dev.querytool.migration.MigrationReport;
import dev.querytool.migration.SchemaDiff;
import dev.querytool.sqlite.SqliteFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnexAdoptionTest {

  private static final String JANUARY = Library.resource("knex-2021-01.sql");
  private static final String FEBRUARY = Library.resource("knex-2021-02.sql");

  @TempDir Path directory;

  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("library.db");
  }

  @Test
  void carriesOnWhereTheOriginalProgramStopped() {
    Library.make(path, JANUARY);

    try (SqliteFile file = SqliteFile.open(path)) {
      MigrationReport report = MediaLibrarySchema.upgrade(file, Library.CLOCK);

      List<String> ids = PopulatedLibrary.ids();
      assertThat(report.marked()).containsExactlyInAnyOrderElementsOf(ids.subList(0, 5));
      assertThat(report.applied()).isEqualTo(ids.subList(5, ids.size()));
      assertThat(MediaLibrarySchema.upgrade(file, Library.CLOCK).isEmpty()).isTrue();
    }
  }

  @Test
  void keepsWhenTheOriginalProgramMigratedIt() {
    Library.make(path, JANUARY);

    try (SqliteFile file = MediaLibrarySchema.open(path, Library.CLOCK)) {
      List<AppliedMigration> history = Library.migrator(file).history();

      assertThat(history).extracting(AppliedMigration::batch).startsWith(3, 1, 1, 1, 2, 4);
      assertThat(history)
          .extracting(AppliedMigration::time)
          .startsWith(Library.CLOCK.instant(), Instant.parse("2021-01-08T10:00:00Z"));
      assertThat(Library.rows(file, "SELECT count(*) FROM knex_migrations")).containsExactly("4");
    }
  }

  @Test
  void endsInTheTablesOfANewFile() {
    assertIsLikeANewFileAfterUpgrade(JANUARY);
  }

  @Test
  void endsInTheTablesOfANewFileWhereTheSnapshotHadDrifted() {
    assertIsLikeANewFileAfterUpgrade(FEBRUARY);
  }

  @Test
  void endsInTheTablesOfANewFileWhereARebuildHadFailedUnseen() {
    assertIsLikeANewFileAfterUpgrade(JANUARY.replace(" on delete CASCADE", ""));
  }

  @Test
  void losesNoRowThatShouldStay() {
    Library.make(path, JANUARY);

    try (SqliteFile file = MediaLibrarySchema.open(path, Library.CLOCK)) {
      assertThat(Library.rows(file, "SELECT id, title, circle_id, nsfw, dl_count FROM t_work"))
          .containsExactly("101|静かな雨の夜|1|0|1200", "102|朝の港|2|0|7", "103|灯台の歌300|3|1|0");
      assertThat(Library.rows(file, "SELECT name FROM t_circle"))
          .containsExactly("雨音堂", "Harbour Sound", "小さな灯台");
      assertThat(Library.rows(file, "SELECT name FROM t_tag")).containsExactly("雨", "海", "spare");
      assertThat(Library.rows(file, "SELECT * FROM r_tag_work"))
          .containsExactlyInAnyOrder("1|101", "2|102", "2|103");
      assertThat(
              Library.rows(
                  file,
                  "SELECT name, work_id FROM r_va_work JOIN t_va ON id = va_id ORDER BY 2, 1"))
          .containsExactly("かの仔|101", "伊ヶ崎綾香|101", "伊ヶ崎綾香|103");
      assertThat(Library.rows(file, "SELECT * FROM t_user"))
          .containsExactly("ann|h1|user", "bo|h2|guest");
      assertThat(
              Library.rows(
                  file, "SELECT user_name, work_id, rating, progress, updated_at FROM t_review"))
          .containsExactlyInAnyOrder(
              "ann|101|4|replay|2021-01-17T10:00:00.000Z",
              "bo|103|null|marked|2021-01-18T10:00:00.000Z");
    }
  }

  @Test
  void keepsTheRawNamesAndKeysOfVoiceActors() {
    Library.make(path, FEBRUARY);

    try (SqliteFile file = MediaLibrarySchema.open(path, Library.CLOCK)) {
      assertThat(Library.rows(file, "SELECT t_va.*, work_id FROM t_va, r_va_work"))
          .containsExactly("4d2a6c55-2b7a-5b0e-9a32-000000000001|Mio |101");
    }
  }

  @Test
  void knowsHowTheSnapshotOfFebruaryHadDrifted() {
    Library.make(path, FEBRUARY);

    try (SqliteFile snapshot = SqliteFile.open(path);
        SqliteFile migrated = SqliteFile.open(directory.resolve("migrated.db"))) {
      Library.migrator(migrated).to("20210213233544_fill_va_uuid");

      assertThat(SchemaDiff.between(snapshot, migrated).differences())
          .filteredOn(line -> !line.contains("usermetadata"))
          .hasSize(10)
          .allMatch(
              line ->
                  line.startsWith("index t_work_")
                      || line.matches("column t_work.* has \\[(.*) not null], actual has \\[\\1]"));
    }
  }

  @Test
  void refusesAFileWhoseRowsReferToNothingAndLeavesItAsItWas() {
    Library.make(path, JANUARY, "INSERT INTO t_review (user_name, work_id) VALUES ('bo', '7x')");

    assertThatThrownBy(() -> MediaLibrarySchema.open(path, Library.CLOCK))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("t_review rowid 4 refers to t_work");
    try (SqliteFile file = SqliteFile.open(path)) {
      assertThat(Library.rows(file, "SELECT count(*) FROM t_review")).containsExactly("4");
      Library.write(file, "DELETE FROM t_review WHERE work_id = '7x'");
      assertThat(MediaLibrarySchema.upgrade(file, Library.CLOCK).applied()).isNotEmpty();
    }
  }

  @Test
  void asksWhatMadeTheTablesOfAFileInWhichNothingIsRecorded() {
    Library.make(path, FEBRUARY, "DELETE FROM knex_migrations");

    assertThatThrownBy(() -> MediaLibrarySchema.open(path, Library.CLOCK))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("baseline(id)");
    try (SqliteFile file = SqliteFile.open(path)) {
      assertThat(Library.migrator(file).history()).isEmpty();
      Library.migrator(file).baseline("20210213233544_fill_va_uuid");

      assertThat(MediaLibrarySchema.upgrade(file, Library.CLOCK).applied()).isNotEmpty();
      assertThat(Library.rows(file, "SELECT title FROM t_work")).containsExactly("静かな雨の夜");
      try (SqliteFile fresh = MediaLibrarySchema.open(directory.resolve("f.db"), Library.CLOCK)) {
        assertThat(SchemaDiff.between(fresh, file).differences()).isEmpty();
      }
    }
  }

  @Test
  void refusesAMigrationThatIsNamedByTwoScripts() {
    Library.make(
        path,
        FEBRUARY,
        "INSERT INTO knex_migrations VALUES (9, '20210213224539_alter_t_va.ts', 2, 0)");

    assertThatThrownBy(() -> MediaLibrarySchema.open(path, Library.CLOCK))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("'20210213224539_alter_t_va.js' and as");
  }

  @Test
  void refusesAFileOfAnotherProgram() {
    Library.make(
        path, JANUARY, "INSERT INTO knex_migrations VALUES (9, '20221231013326_more.js', 3, 0)");

    assertThatThrownBy(() -> MediaLibrarySchema.open(path, Library.CLOCK))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("20221231013326_more");
  }

  private void assertIsLikeANewFileAfterUpgrade(String script) {
    Library.make(path, script);
    try (SqliteFile file = MediaLibrarySchema.open(path, Library.CLOCK);
        SqliteFile fresh = MediaLibrarySchema.open(directory.resolve("fresh.db"), Library.CLOCK)) {
      assertThat(SchemaDiff.between(fresh, file).differences()).isEmpty();
      assertThat(Library.rows(file, "PRAGMA foreign_key_check")).isEmpty();
    }
  }
}
