package dev.querytool.examples.medialibrary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewsTest {

  private static final Instant BEGIN = Instant.parse("2025-03-01T10:00:00Z");

  @TempDir private Path directory;

  private OpenLibrary open;
  private Reviews reviews;

  @BeforeEach
  void fill() {
    open = new OpenLibrary(directory);
    open.library.users().createLocked("小雨", UserGroup.USER);
    open.library.users().createLocked("ann", UserGroup.USER);
    open.insert(SampleWork.of(123, "a"), SampleWork.of(124, "b"), SampleWork.of(125, "c"));
    reviews = open.library.reviews();
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void keepsStarsAlone() throws SQLException {
    reviews.rate("小雨", 123, 4);

    assertThat(open.rows("SELECT * FROM t_review"))
        .containsExactly("小雨|123|4|null|2025-03-01T10:00:00.000Z|2025-03-01T10:00:00.000Z|null");
  }

  @Test
  void keepsProgressAlone() {
    for (Progress progress : Progress.values()) {
      reviews.mark("小雨", 123, progress);

      assertThat(reviews.list("小雨"))
          .containsExactly(new Review(123, "a", null, null, progress, BEGIN, BEGIN));
    }
  }

  @Test
  void saysOneThingAndLeavesTheOthers() {
    reviews.write("小雨", 123, new Opinion(5, "很好", Progress.LISTENED));
    open.clock.forward(Duration.ofHours(1));

    reviews.rate("小雨", 123, 3);
    reviews.mark("小雨", 123, Progress.REPLAY);

    assertThat(reviews.list("小雨"))
        .containsExactly(
            new Review(123, "a", 3, "很好", Progress.REPLAY, BEGIN, BEGIN.plus(Duration.ofHours(1))));
  }

  @Test
  void saysEverythingAnew() {
    reviews.mark("小雨", 123, Progress.MARKED);
    open.clock.forward(Duration.ofSeconds(1));

    reviews.write("小雨", 123, new Opinion(2, "", Progress.POSTPONED));

    assertThat(reviews.list("小雨"))
        .containsExactly(
            new Review(123, "a", 2, "", Progress.POSTPONED, BEGIN, BEGIN.plusSeconds(1)));
  }

  @Test
  void takesOneToFiveStars() {
    for (int stars : new int[] {0, 6, -1}) {
      assertThatThrownBy(() -> reviews.rate("小雨", 123, stars))
          .isInstanceOf(ValidationException.class);
      assertThatThrownBy(() -> reviews.write("小雨", 123, new Opinion(stars, "", Progress.MARKED)))
          .isInstanceOf(ValidationException.class);
    }

    assertThat(reviews.list("小雨")).isEmpty();
  }

  @Test
  void takesNoReviewOfWhatIsNotThereAndNoneOfNobody() {
    assertThatThrownBy(() -> reviews.rate("小雨", 99, 3))
        .isInstanceOf(NotInLibraryException.class)
        .hasMessageContaining("99");
    assertThatThrownBy(() -> reviews.mark("nobody", 123, Progress.MARKED))
        .isInstanceOf(NotInLibraryException.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void hasOneReviewOfAWorkHoweverItsNumberIsWritten() throws SQLException {
    reviews.rate("小雨", 123, 4);

    for (String number : new String[] {"'123'", "'0123'", "' 123'", "'123.0'", "123.0"}) {
      assertThatThrownBy(
              () ->
                  open.execute(
                      "INSERT INTO t_review (user_name, work_id) VALUES ('小雨', " + number + ")"))
          .hasMessageContaining("UNIQUE");
    }

    assertThat(open.rows("SELECT typeof(work_id) FROM t_review")).containsExactly("integer");
  }

  @Test
  void listsTheLastChangedFirstByProgressAndNotTooMany() {
    reviews.mark("小雨", 123, Progress.MARKED);
    open.clock.forward(Duration.ofSeconds(1));
    reviews.mark("小雨", 124, Progress.LISTENING);
    open.clock.forward(Duration.ofSeconds(1));
    reviews.mark("小雨", 125, Progress.LISTENED);
    reviews.mark("ann", 125, Progress.MARKED);

    assertThat(reviews.list("小雨")).extracting(Review::workId).containsExactly(125, 124, 123);
    assertThat(reviews.list("小雨", Set.of(Progress.MARKED, Progress.LISTENING), Reviews.MOST))
        .extracting(Review::workId)
        .containsExactly(124, 123);
    assertThat(reviews.list("小雨", Set.of(), 1)).extracting(Review::workId).containsExactly(125);
  }

  @Test
  void listsNeitherNoneNorWithoutEnd() {
    for (int most : List.of(0, -1)) {
      assertThatThrownBy(() -> reviews.list("小雨", Set.of(), most))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void deletesOne() {
    reviews.rate("小雨", 123, 4);

    assertThat(reviews.delete("小雨", 123)).isTrue();
    assertThat(reviews.delete("小雨", 123)).isFalse();
    assertThat(reviews.list("小雨")).isEmpty();
  }
}
