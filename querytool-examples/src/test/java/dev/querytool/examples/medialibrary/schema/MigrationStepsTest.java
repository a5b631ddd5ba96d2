package dev.querytool.examples.medialibrary.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.migration.SchemaDiff;
import dev.querytool.sqlite.SqliteFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationStepsTest {

  /** What a way down cannot keep, since the older tables have no place for it. */
  private static final Map<String, String> LOST =
      Map.of(
          PopulatedLibrary.FIRST,
          """
          DELETE FROM t_favorite; DELETE FROM t_user; DELETE FROM r_va_work; DELETE FROM r_tag_work;
          DELETE FROM t_va; DELETE FROM t_tag; DELETE FROM t_work; DELETE FROM t_circle
          """,
          "20210106013350_create_t_review",
          "DELETE FROM t_review",
          "20210108093032_alter_t_reviews",
          "UPDATE t_review SET progress = NULL",
          "20210206141840_drop_not_null_constraints",
          """
          UPDATE t_work SET nsfw = 0, release = '', dl_count = 0, price = 0, review_count = 0,
            rate_count = 0, rate_average_2dp = 0.0, rate_count_detail = '[]'
          WHERE release IS NULL
          """);

  @TempDir static Path lived;

  @TempDir Path directory;

  @BeforeAll
  static void live() {
    PopulatedLibrary.live(lived);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void goesDownAndUpAgainOnAFileInUse(String id) {
    try (SqliteFile file = SqliteFile.open(copy(id, "used.db"));
        SqliteFile expected = SqliteFile.open(copy(id, "expected.db"))) {
      Library.write(expected, LOST.getOrDefault(id, ""));

      assertThat(Library.migrator(file).down().undone()).containsExactly(id);
      assertHasTheSchemaBefore(id, file);
      assertThat(Library.migrator(file).step(1).applied()).containsExactly(id);

      assertThat(SchemaDiff.between(expected, file).differences()).isEmpty();
      assertThat(Library.content(file)).isEqualTo(Library.content(expected));
    }
  }

  static List<String> ids() {
    return PopulatedLibrary.ids();
  }

  private void assertHasTheSchemaBefore(String id, SqliteFile file) {
    int step = ids().indexOf(id);
    if (step == 0) {
      assertThat(Library.tables(file)).isEmpty();
      return;
    }
    try (SqliteFile older = SqliteFile.open(copy(ids().get(step - 1), "older.db"))) {
      assertThat(SchemaDiff.between(older, file).differences()).isEmpty();
      assertThat(Library.migrator(file).history()).isEqualTo(Library.migrator(older).history());
    }
  }

  @Test
  void goesDownToNothingAndUpAgain() {
    try (SqliteFile file = SqliteFile.open(copy(PopulatedLibrary.LAST, "used.db"))) {
      assertThat(Library.migrator(file).step(-ids().size()).undone()).hasSameSizeAs(ids());
      assertThat(Library.tables(file)).isEmpty();
      assertThat(Library.migrator(file).to(PopulatedLibrary.LAST).applied()).isEqualTo(ids());
    }
  }

  private Path copy(String id, String name) {
    return Library.copy(PopulatedLibrary.at(lived, id), directory.resolve(name));
  }
}
