package dev.querytool.examples.medialibrary.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.migration.MigrationException;
import dev.querytool.migration.MigrationReport;
import dev.querytool.migration.SchemaDiff;
import dev.querytool.sqlite.SqliteFile;
import dev.querytool.sqlite.SqliteFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaLibrarySchemaTest {

  @TempDir Path directory;

  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("library.db");
  }

  @Test
  void makesANewFileAsTheMigrationsWould() {
    assertThat(SchemaDiff.ofSnapshot(MediaLibrarySchema.migrations()).differences()).isEmpty();
  }

  @Test
  void makesANewFileAtOnce() {
    try (SqliteFile file = SqliteFile.open(path)) {
      MigrationReport report = MediaLibrarySchema.upgrade(file, Library.CLOCK);

      assertThat(report.marked()).isEqualTo(PopulatedLibrary.ids());
      assertThat(report.applied()).isEmpty();
      assertThat(MediaLibrarySchema.upgrade(file, Library.CLOCK).isEmpty()).isTrue();
    }
  }

  @Test
  void upgradesAnOldFile() {
    try (SqliteFile file = SqliteFile.open(path)) {
      Library.migrator(file).to("20210115014202_add_on_delete_cascade");
      Library.write(file, "INSERT INTO t_user VALUES ('ann', 'h', 'user')");
    }

    try (SqliteFile file = MediaLibrarySchema.open(path, Library.CLOCK)) {
      assertThat(Library.migrator(file).pending()).isEmpty();
      assertThat(Library.rows(file, "SELECT name FROM t_user")).containsExactly("ann");
    }
  }

  @Test
  void refusesTablesThatNothingIsKnownOf() {
    Library.make(path, "CREATE TABLE t_circle (id INTEGER PRIMARY KEY, name TEXT)");

    assertThatThrownBy(() -> MediaLibrarySchema.open(path, Library.CLOCK))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("no ledger");
  }

  @Test
  void showsWorksWithoutTagsAndVoices() {
    try (SqliteFile file = withOneWork()) {
      Library.write(
          file,
          "INSERT INTO t_work (id, root_folder, dir, title, circle_id)"
              + " VALUES (6, 'r', 'e', '雪', 1)");

      assertThat(Library.rows(file, "SELECT id, circleObj, vaObj, tagObj FROM staticMetadata"))
          .containsExactly(
              "5|{'id':1,'name':'鈴'}|{'vas':[{'id':'a','name':'Aki'},{'id':'b','name':'Bo'}]}"
                      .replace('\'', '"')
                  + "|{'tags':[{'id':2,'name':'海'},{'id':1,'name':'雨'}]}".replace('\'', '"'),
              "6|{'id':1,'name':'鈴'}|{'vas':[]}|{'tags':[]}".replace('\'', '"'));
    }
  }

  @Test
  void removesLinksAndReviewsWithTheirWork() {
    try (SqliteFile file = withOneWork()) {
      Library.write(file, "UPDATE t_tag SET id = 9 WHERE id = 2");
      assertThat(Library.rows(file, "SELECT tag_id FROM r_tag_work")).contains("9");

      Library.write(
          file,
          "UPDATE t_work SET memo = '{\"a.mp3\": {}}', lyric_status = 'ai'",
          "INSERT INTO t_play_histroy (user_name, work_id, state) VALUES ('ann', 5, '{}')",
          "INSERT INTO t_translate_task (work_id, audio_path, status) VALUES (5, 'a.mp3', 4)",
          "DELETE FROM t_work");

      assertThat(
              Library.rows(
                  file,
                  "SELECT * FROM r_tag_work UNION ALL SELECT * FROM r_va_work"
                      + " UNION ALL SELECT user_name, work_id FROM t_review"
                      + " UNION ALL SELECT user_name, work_id FROM t_play_histroy"
                      + " UNION ALL SELECT status, work_id FROM t_translate_task"))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t_va VALUES (NULL, 'x')",
        "INSERT INTO r_tag_work VALUES (NULL, 5)",
        "INSERT INTO r_tag_work VALUES (1, NULL)",
        "INSERT INTO r_va_work VALUES (NULL, 5)",
        "INSERT INTO r_va_work VALUES ('a', NULL)",
        "INSERT INTO t_user VALUES (NULL, 'h', 'user')",
        "INSERT INTO t_review (user_name, work_id) VALUES (NULL, 5)",
        "INSERT INTO t_review (user_name, work_id) VALUES ('ann', '05')",
        "INSERT INTO t_review (user_name, work_id) VALUES ('ann', 6)",
        "UPDATE t_review SET rating = 0",
        "UPDATE t_review SET rating = 6",
        "UPDATE t_review SET rating = 2.5",
        "UPDATE t_review SET rating = 'good'",
        "UPDATE t_review SET progress = 'soon'",
        "UPDATE t_work SET memo = 'no JSON'",
        "INSERT INTO t_play_histroy (user_name, work_id, state) VALUES ('ann', 6, '{}')",
        "INSERT INTO t_play_histroy (user_name, work_id, state) VALUES ('bo', 5, '{}')",
        "INSERT INTO t_play_histroy (user_name, work_id, state) VALUES ('ann', 5, 'no JSON')",
        "INSERT INTO t_translate_task (work_id, audio_path, status) VALUES (5, 'a.mp3', 5)",
        "INSERT INTO t_translate_task (work_id, audio_path) VALUES (6, 'a.mp3')",
        "DELETE FROM t_circle"
      })
  void refusesRowsThatMeanNothing(String statement) {
    try (SqliteFile file = withOneWork()) {
      assertThatThrownBy(() -> Library.write(file, statement))
          .isInstanceOf(SqliteFileException.class)
          .hasMessageContaining("CONSTRAINT");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"marked", "listening", "listened", "postponed", "replay"})
  void takesEachKindOfProgress(String progress) {
    try (SqliteFile file = withOneWork()) {
      Library.write(file, "UPDATE t_review SET rating = NULL, progress = '" + progress + "'");

      assertThat(Library.rows(file, "SELECT progress FROM t_review")).containsExactly(progress);
    }
  }

  private SqliteFile withOneWork() {
    SqliteFile file = MediaLibrarySchema.open(path, Library.CLOCK);
    Library.write(
        file,
        "INSERT INTO t_circle VALUES (1, '鈴')",
        "INSERT INTO t_work (id, root_folder, dir, title, circle_id) VALUES (5, 'r', 'd', '雨', 1)",
        "INSERT INTO t_tag VALUES (1, '雨'), (2, '海')",
        "INSERT INTO t_va VALUES ('a', 'Aki'), ('b', 'Bo')",
        "INSERT INTO r_tag_work VALUES (1, 5), (2, 5)",
        "INSERT INTO r_va_work VALUES ('b', 5), ('a', 5)",
        "INSERT INTO t_user VALUES ('ann', 'h', 'user')",
        "INSERT INTO t_review (user_name, work_id, rating) VALUES ('ann', 5, 4)");
    return file;
  }
}
