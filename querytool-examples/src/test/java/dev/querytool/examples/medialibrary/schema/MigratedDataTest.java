package dev.querytool.examples.medialibrary.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.sqlite.SqliteFile;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the rows of a library that was in use from its first table to its last. */
class MigratedDataTest {

  @TempDir static Path lived;

  @TempDir Path directory;

  private SqliteFile file;

  @BeforeAll
  static void live() {
    PopulatedLibrary.live(lived);
  }

  @BeforeEach
  void open() {
    Path last = PopulatedLibrary.at(lived, PopulatedLibrary.LAST);
    file = SqliteFile.open(Library.copy(last, directory.resolve("used.db")));
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Test
  void keepsEveryWorkWithWhatIsKnownOfIt() {
    assertThat(Library.rows(file, "SELECT * FROM t_work WHERE id IN (101, 106) ORDER BY id"))
        .containsExactly(
            "101|main|a/101|静かな雨の夜|1|0|2019-03-04|1200|880|12|40|4.62"
                + "|[{\"rate\":5,\"count\":30}]|[{\"term\":\"day\",\"rank\":3}]|null|null|null|null",
            "106|more|b/106|図書館の午後|1" + "|null".repeat(13));
    assertThat(Library.rows(file, "SELECT count(*) FROM t_work")).containsExactly("7");
  }

  @Test
  void mendsTitlesThatWereReadBadlyAndNoOthers() {
    assertThat(Library.rows(file, "SELECT title FROM t_work WHERE id < 106 OR id = 123"))
        .containsExactly("静かな雨の夜", "朝の港", "Tick Tick", "夜汽車の旅 880", "星を数える45", "円");
  }

  @Test
  void marksWhatWasAFavourite() {
    assertThat(
            Library.rows(
                file,
                "SELECT user_name, rating FROM t_review WHERE progress = 'marked' AND work_id = 102"))
        .containsExactly("ann|null");
    assertThat(
            Library.rows(
                file, "SELECT rating FROM t_review WHERE user_name = 'ann'" + " AND work_id = 101"))
        .containsExactly("5");
  }

  @Test
  void givesVoiceActorsTheKeysOfTheirNames() {
    assertThat(Library.rows(file, "SELECT id, name FROM t_va"))
        .contains(
            "e82dac25-569f-54ef-9e6d-8b82fbefc808|かの仔",
            "0f2cc9a2-8824-57bc-863c-8a02a511fb11|こっこ",
            "75573aeb-52c6-548a-ba28-cb6924e9c8eb|伊ヶ崎綾香")
        .hasSize(4);
  }

  @Test
  void joinsTwoWritingsOfANameWithTheWorksOfBoth() {
    assertThat(
            Library.rows(
                file,
                "SELECT work_id FROM r_va_work WHERE va_id = '%s' ORDER BY work_id"
                    .formatted(VoiceActorId.of("がく"))))
        .containsExactly("104", "105");
    assertThat(Library.rows(file, "SELECT count(*) FROM r_va_work")).containsExactly("5");
  }

  @Test
  void keepsTwoVoiceActorsApartWhomTheOldHashMadeOne() {
    assertThat(VoiceActorKeys.hash("かの仔")).isEqualTo(12285);
    assertThat(VoiceActorKeys.hash("こっこ")).isEqualTo(12285);

    Library.migrator(file).to("20210213224539_alter_t_va");

    assertThat(
            Library.rows(
                file,
                "SELECT t_va.id, name, work_id FROM t_va JOIN r_va_work ON va_id = t_va.id"
                    + " WHERE t_va.id LIKE '1228_' ORDER BY 1"))
        .containsExactly("12285|かの仔|101", "12286|こっこ|106");
  }

  @Test
  void keepsTheReviewThatWasChangedLast() {
    assertThat(
            Library.rows(
                file,
                "SELECT typeof(work_id), rating, review_text, created_at, updated_at, progress"
                    + " FROM t_review WHERE work_id = 123"))
        .containsExactly(
            "integer|4|newest|2021-01-20T08:00:00.000Z|2021-01-23T11:06:40.000Z|marked");
  }

  @Test
  void keepsReviewsWhoseStarsOrProgressMeanNothing() {
    assertThat(
            Library.rows(
                file,
                "SELECT rating, review_text, progress FROM t_review"
                    + " WHERE user_name = 'bo' ORDER BY work_id"))
        .containsExactly("3|fine|listened", "null|out of range|null");
  }

  @Test
  void takesTheOtherTimeWhereOneIsMissing() {
    assertThat(
            Library.rows(
                file,
                "SELECT created_at, updated_at FROM t_review"
                    + " WHERE user_name = 'ann' AND work_id = 101"))
        .containsExactly("2021-01-06T09:00:00.000Z|2021-01-06T09:00:00.000Z");
  }

  @Test
  void neverGivesANumberTwice() {
    Library.write(file, "INSERT INTO t_circle (name) VALUES ('next')");

    assertThat(Library.rows(file, "SELECT max(id) FROM t_circle")).containsExactly("51");
  }
}
