package dev.querytool.examples.medialibrary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorksTest {

  private static final String LINKS =
      "SELECT (SELECT group_concat(name) FROM (SELECT name FROM t_va ORDER BY name)),"
          + " (SELECT group_concat(name) FROM (SELECT name FROM t_tag ORDER BY name)),"
          + " (SELECT group_concat(name) FROM (SELECT name FROM t_circle ORDER BY name))";

  @TempDir private Path directory;

  private OpenLibrary open;

  @BeforeEach
  void open() {
    open = new OpenLibrary(directory);
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void insertsAWorkWithAllThatBelongsToIt() throws SQLException {
    open.insert(SampleWork.of(100_001, "雨の日").voices("みお", "Ann").tags("雨"));

    assertThat(open.rows("SELECT * FROM t_work"))
        .containsExactly(
            "100001|disk1|RJ100001|雨の日|1|0|2024-05-01|100|770|3|3|4.67|{\"4\": 1, \"5\": 2}|null"
                + "|2025-03-01T10:00:00.000Z|2025-03-01T10:00:00.000Z|null|null");
    assertThat(open.rows(LINKS)).containsExactly("Ann,みお|雨|森の音");
    assertThat(open.rows("SELECT vaObj ->> '$.vas[1].name' FROM staticMetadata"))
        .containsExactly("みお");
  }

  @Test
  void leavesCirclesAndTagsThatAreThereAsTheyAre() throws SQLException {
    open.insert(
        SampleWork.of(100_001, "a").circle(7, "first").tags("雨"),
        SampleWork.of(100_002, "b").circle(7, "second").tags("海"));

    assertThat(open.rows(LINKS)).containsExactly("null|雨|first");
  }

  @Test
  void changesNothingWhenAWorkIsInsertedTwice() throws SQLException {
    open.insert(SampleWork.of(100_001, "first"));
    Work again = SampleWork.of(100_001, "second").circle(9, "other").voices("みお").tags("雨").work();

    assertThatThrownBy(() -> open.library.works().insert(again))
        .isInstanceOf(TakenException.class)
        .hasMessageContaining("100001");

    assertThat(open.rows("SELECT title FROM t_work")).containsExactly("first");
    assertThat(open.rows(LINKS)).containsExactly("null|null|森の音");
  }

  @Test
  void insertsAllWorksOrNone() throws SQLException {
    List<Work> works =
        List.of(SampleWork.of(100_001, "a").work(), SampleWork.of(100_001, "b").work());

    assertThatThrownBy(() -> open.library.works().insertAll(works))
        .isInstanceOf(TakenException.class);

    assertThat(open.rows("SELECT count(*) FROM t_work")).containsExactly("0");
  }

  @Test
  void keepsWhatIsNotKnownAsNull() throws SQLException {
    Work work =
        new Work(
            100_001,
            new Place("disk1", "x"),
            new Description("a", null, null),
            new Credits(new Circle(1, "c"), List.of(), List.of()),
            new Figures(0, 0, 0, Map.of(), Map.of(Chart.DAY, 3)));

    open.library.works().insert(work);

    assertThat(open.rows("SELECT nsfw, release, rate_count, rate_average_2dp, rank FROM t_work"))
        .containsExactly("null|null|0|null|{\"day\": 3}");
  }

  @Test
  void takesNoWorkWithoutTitleAndNoSixStars() {
    assertThatThrownBy(() -> SampleWork.of(100_001, "\u3000").work())
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> new Figures(0, 0, 0, Map.of(6, 1), Map.of()))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void refreshesFiguresAndNothingElseUnlessItIsNamed() throws SQLException {
    open.insert(before());

    open.library.works().update(after().work());

    assertThat(open.rows("SELECT title, dl_count, price, nsfw, release FROM t_work"))
        .containsExactly("before|200|880|0|2024-05-01");
    assertThat(open.rows(LINKS)).containsExactly("みお|雨|森の音");
  }

  @Test
  void replacesVoiceActors() throws SQLException {
    open.insert(before());

    open.library.works().update(after().work(), Refresh.VOICE_ACTORS);

    assertThat(open.rows(LINKS)).containsExactly("Ann|雨|森の音");
  }

  @Test
  void addsTags() throws SQLException {
    open.insert(before());

    open.library.works().update(after().work(), Refresh.NEW_TAGS);

    assertThat(open.rows(LINKS)).containsExactly("みお|海辺,雨|森の音");
  }

  @Test
  void replacesTags() throws SQLException {
    open.insert(before());

    open.library.works().update(after().work(), Refresh.ALL_TAGS);

    assertThat(open.rows(LINKS)).containsExactly("みお|海辺|森の音");
  }

  @Test
  void refreshesTheFlagAlone() throws SQLException {
    open.insert(before());

    open.library.works().update(after().work(), Refresh.NSFW);

    assertThat(open.rows("SELECT title, nsfw FROM t_work")).containsExactly("before|1");
  }

  @Test
  void refreshesEverything() throws SQLException {
    open.insert(before());

    open.library.works().update(after().work(), Refresh.EVERYTHING);

    assertThat(open.rows("SELECT title, dl_count, nsfw, release FROM t_work"))
        .containsExactly("after|200|1|2024-06-02");
    assertThat(open.rows(LINKS)).containsExactly("Ann|海辺,雨|森の音");
  }

  @Test
  void keepsWhenAWorkCameAndWasChanged() throws SQLException {
    open.insert(SampleWork.of(123, "a"));
    open.clock.forward(Duration.ofHours(1));

    open.library.works().update(SampleWork.of(123, "a").work());

    assertThat(open.rows("SELECT created_at, updated_at FROM t_work"))
        .containsExactly("2025-03-01T10:00:00.000Z|2025-03-01T11:00:00.000Z");
  }

  @Test
  void updatesNoWorkThatIsNotThere() {
    assertThatThrownBy(() -> open.library.works().update(before().work()))
        .isInstanceOf(NotInLibraryException.class)
        .hasMessageContaining("100001");
  }

  @Test
  void removesAWorkWithLinksReviewsAndWhatWasItsAlone() throws SQLException {
    open.library.users().createLocked("小雨", UserGroup.USER);
    open.insert(
        SampleWork.of(100_001, "a").circle(1, "one").voices("みお", "Ann").tags("雨", "海辺"),
        SampleWork.of(100_002, "b").circle(2, "two").voices("Ann").tags("海辺"));
    open.library.reviews().rate("小雨", 100_001, 5);
    open.library.reviews().rate("小雨", 100_002, 4);

    open.library.works().remove(100_001);

    assertThat(open.rows("SELECT id FROM t_work")).containsExactly("100002");
    assertThat(open.rows("SELECT work_id FROM t_review")).containsExactly("100002");
    assertThat(open.rows("SELECT work_id FROM r_va_work")).containsExactly("100002");
    assertThat(open.rows("SELECT work_id FROM r_tag_work")).containsExactly("100002");
    assertThat(open.rows(LINKS)).containsExactly("Ann|海辺|two");
  }

  @Test
  void leavesTagsAloneThatHadNoWorkBefore() throws SQLException {
    open.insert(SampleWork.of(100_001, "a").tags("雨"));
    open.execute("INSERT INTO t_tag (id, name) VALUES (90, 'to come')");

    open.library.works().remove(100_001);

    assertThat(open.rows(LINKS)).containsExactly("null|to come|null");
  }

  @Test
  void removesSeveralInOneTransactionThatCanBeUndone() throws SQLException {
    open.insert(SampleWork.of(100_001, "a").tags("雨"), SampleWork.of(100_002, "b"));

    assertThatThrownBy(
            () ->
                open.library.together(
                    () -> {
                      open.library.works().remove(100_001);
                      open.library.works().remove(100_002);
                      open.library.works().remove(100_003);
                      return true;
                    }))
        .isInstanceOf(NotInLibraryException.class);

    assertThat(open.rows("SELECT id FROM t_work")).containsExactly("100001", "100002");
    assertThat(open.rows(LINKS)).containsExactly("null|雨|森の音");
  }

  private static SampleWork before() {
    return SampleWork.of(100_001, "before").voices("みお").tags("雨");
  }

  private static SampleWork after() {
    return before()
        .described("after", LocalDate.of(2024, 6, 2), true)
        .voices("Ann")
        .tags("海辺")
        .sold(200, 880);
  }
}
