package dev.querytool.examples.medialibrary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventedLibraryTest {

  private static final List<String> TABLES =
      List.of(
          "t_circle", "t_work", "t_tag", "t_va", "r_tag_work", "r_va_work", "t_user", "t_review");

  @TempDir private static Path directory;

  private static OpenLibrary open;

  @BeforeAll
  static void fill() throws SQLException {
    open = filled("one", 42);
  }

  @AfterAll
  static void close() {
    open.close();
  }

  @Test
  void hasAtLeastFiveThousandWorksInThreeLanguages() throws SQLException {
    assertThat(open.rows("SELECT count(*) >= 5000 FROM t_work")).containsExactly("1");
    for (String word : List.of("の", "的", " the ")) {
      assertThat(open.rows("SELECT count(*) > 1000 FROM t_work WHERE title LIKE '%" + word + "%'"))
          .as(word)
          .containsExactly("1");
    }
  }

  @Test
  void hasTheHardCasesOfRealData() throws SQLException {
    assertThat(
            open.rows(
                "SELECT count(*) FILTER (WHERE release IS NULL) > 0,"
                    + " count(*) FILTER (WHERE nsfw IS NULL) > 0,"
                    + " count(*) FILTER (WHERE rate_average_2dp IS NULL) > 0,"
                    + " count(*) FILTER (WHERE price = 0) > 0,"
                    + " count(*) FILTER (WHERE id > 1000000) > 0,"
                    + " count(*) FILTER (WHERE id NOT IN (SELECT work_id FROM r_va_work)) > 0,"
                    + " count(*) FILTER (WHERE id NOT IN (SELECT work_id FROM r_tag_work)) > 0"
                    + " FROM t_work"))
        .containsExactly("1|1|1|1|1|1|1");
    assertThat(open.rows("SELECT count(DISTINCT coalesce(progress, '')) FROM t_review"))
        .containsExactly("6");
  }

  @Test
  void givesNobodyAPassword() throws SQLException {
    assertThat(open.rows("SELECT DISTINCT password FROM t_user")).containsExactly("!");
  }

  @Test
  void hasTheSameContentForTheSameSeed() throws SQLException {
    try (OpenLibrary again = filled("two", 42)) {
      for (String table : TABLES) {
        assertThat(again.rows("SELECT * FROM " + table))
            .as(table)
            .isEqualTo(open.rows("SELECT * FROM " + table));
      }
    }
  }

  @Test
  void hasOtherContentForAnotherSeed() {
    assertThat(new InventedWorks(new Random(1)).make(10))
        .isNotEqualTo(new InventedWorks(new Random(2)).make(10));
  }

  private static OpenLibrary filled(String name, long seed) {
    StoryClock clock = new StoryClock(Instant.EPOCH);
    OpenLibrary made = new OpenLibrary(directory.resolve(name), clock);
    new InventedLibrary(seed, clock).fill(made.library);
    return made;
  }
}
