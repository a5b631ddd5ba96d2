package dev.querytool.examples.medialibrary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  static void fill() {
    StoryClock clock = new StoryClock(Instant.EPOCH);
    open = new OpenLibrary(directory.resolve("one"), clock);
    new InventedLibrary(42, clock).fill(open.library);
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
    List<List<String>> first = contents("two", 42);

    assertThat(first).doesNotContain(List.of()).isEqualTo(contents("three", 42));
    assertThat(first).isNotEqualTo(contents("four", 43));
  }

  private static List<List<String>> contents(String name, long seed) throws SQLException {
    StoryClock clock = new StoryClock(Instant.EPOCH);
    try (OpenLibrary made = new OpenLibrary(directory.resolve(name), clock)) {
      new InventedLibrary(seed, clock).fill(made.library, 300, 400);
      List<List<String>> contents = new ArrayList<>();
      for (String table : TABLES) {
        contents.add(made.rows("SELECT * FROM " + table));
      }
      return contents;
    }
  }
}
