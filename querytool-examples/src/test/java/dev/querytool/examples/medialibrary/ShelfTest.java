package dev.querytool.examples.medialibrary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {

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
  void showsTwelveWorksOnAPageAndCountsThemAll() {
    manyWorks(30);

    WorkPage last = open.library.shelf().page(WorkQuery.all().page(3));

    assertThat(last.works()).hasSize(6);
    assertThat(last.currentPage()).isEqualTo(3);
    assertThat(last.pageSize()).isEqualTo(12);
    assertThat(last.totalCount()).isEqualTo(30);
  }

  @Test
  void hasNothingBehindTheLastPageAndNoPageBeforeTheFirst() {
    manyWorks(3);

    assertThat(open.library.shelf().page(WorkQuery.all().page(2)).works()).isEmpty();
    assertThatThrownBy(() -> WorkQuery.all().page(0)).isInstanceOf(ValidationException.class);
  }

  @Test
  void showsTheNewestFirstUnlessItIsAskedForSomethingElse() {
    open.insert(
        SampleWork.of(1, "old").described("old", LocalDate.of(2020, 1, 1), false),
        SampleWork.of(2, "new").described("new", LocalDate.of(2024, 1, 1), false),
        SampleWork.of(3, "newer").described("newer", LocalDate.of(2024, 1, 1), false));

    assertThat(open.ids(WorkQuery.all())).containsExactly(3, 2, 1);
  }

  @Test
  void ordersByWhateverCanBeOrderedBy() {
    open.insert(
        SampleWork.of(1, "a").sold(10, 300),
        SampleWork.of(2, "b").sold(30, 100),
        SampleWork.of(3, "c").sold(20, 100));

    assertThat(open.ids(WorkQuery.all().by(WorkOrder.PRICE.ascending()))).containsExactly(3, 2, 1);
    assertThat(open.ids(WorkQuery.all().by(WorkOrder.DOWNLOADS.descending())))
        .containsExactly(2, 3, 1);
    for (WorkOrder order : WorkOrder.values()) {
      assertThat(open.ids(WorkQuery.all().by(order.ascending()))).containsOnly(1, 2, 3);
    }
  }

  @Test
  void ordersByTheListenersOwnStarsAndShowsThem() {
    open.library.users().createLocked("小雨", UserGroup.USER);
    open.library.users().createLocked("ann", UserGroup.USER);
    open.insert(SampleWork.of(1, "a"), SampleWork.of(2, "b"), SampleWork.of(3, "c"));
    open.library.reviews().rate("小雨", 1, 5);
    open.library.reviews().write("小雨", 2, new Opinion(2, "", Progress.REPLAY));
    open.library.reviews().rate("ann", 3, 4);

    WorkPage page =
        open.library.shelf().page(WorkQuery.all().as("小雨").by(WorkOrder.RATING.ascending()));

    assertThat(page.works()).extracting(WorkSummary::id).containsExactly(2, 1, 3);
    assertThat(page.works()).extracting(WorkSummary::userRating).containsExactly(2, 5, null);
    assertThat(page.works().get(0).progress()).isEqualTo(Progress.REPLAY);
    assertThat(page.totalCount()).isEqualTo(3);
  }

  @Test
  void keepsARandomOrderFromPageToPage() {
    manyWorks(40);
    WorkQuery shuffled = WorkQuery.all().by(Sort.shuffled(7));

    List<Integer> seen = new ArrayList<>();
    IntStream.rangeClosed(1, 4).forEach(page -> seen.addAll(open.ids(shuffled.page(page))));

    assertThat(seen).hasSize(40).doesNotHaveDuplicates();
    assertThat(open.ids(shuffled)).isEqualTo(seen.subList(0, 12));
    assertThat(open.ids(WorkQuery.all().by(Sort.shuffled(8)))).isNotEqualTo(seen.subList(0, 12));
  }

  @Test
  void picksAnyWorkOfThoseThatAreAskedFor() {
    manyWorks(20);
    WorkQuery some = WorkQuery.all().where(WorkFilter.keyword("第1"));

    assertThat(open.library.shelf().any(some, new Random(1)))
        .hasValueSatisfying(work -> assertThat(work.title()).startsWith("第1"));
    assertThat(
            open.library
                .shelf()
                .any(WorkQuery.all().where(WorkFilter.keyword("none")), new Random(1)))
        .isEmpty();
  }

  @Test
  void findsTheWorksOfACircleATagAndAVoiceActor() {
    open.insert(
        SampleWork.of(1, "a").circle(1, "one").voices("みお").tags("雨"),
        SampleWork.of(2, "b").circle(2, "two").voices("みお", "Ann").tags("雨", "海辺"),
        SampleWork.of(3, "c").circle(2, "two"));

    assertThat(labelled(LabelKind.CIRCLE, "2")).containsExactly(3, 2);
    assertThat(labelled(LabelKind.TAG, "1")).containsExactly(2, 1);
    assertThat(labelled(LabelKind.VOICE_ACTOR, new VoiceActor("Ann").id())).containsExactly(2);
    assertThat(labelled(LabelKind.TAG, "99")).isEmpty();
  }

  @Test
  void seesWhatWasWrittenBeforeInTheSamePieceOfWork() {
    manyWorks(20);

    List<Integer> left =
        open.library.together(
            () -> {
              open.ids(WorkQuery.all().by(Sort.shuffled(1))).forEach(open.library.works()::remove);
              return open.ids(WorkQuery.all().where(WorkFilter.keyword("第")));
            });

    assertThat(left).hasSize(8).isEqualTo(open.ids(WorkQuery.all()));
  }

  @Test
  void showsNullsOfWorksThatTheShopDoesNotDescribe() throws SQLException {
    open.execute(
        "INSERT INTO t_circle VALUES (1, 'c'); INSERT INTO t_work (id, root_folder, dir, title,"
            + " circle_id) VALUES (5, 'r', 'd', 't', 1)");

    assertThat(open.library.shelf().page(WorkQuery.all()).works())
        .containsExactly(
            new WorkSummary(5, "t", "c", List.of(), List.of(), null, null, null, null, null, null));
  }

  private void manyWorks(int count) {
    open.library
        .works()
        .insertAll(
            IntStream.rangeClosed(1, count)
                .mapToObj(id -> SampleWork.of(100_000 + 17 * id, "第" + id + "話").work())
                .toList());
  }

  private List<Integer> labelled(LabelKind kind, String id) {
    return open.ids(WorkQuery.all().where(WorkFilter.of(kind, id)));
  }
}
