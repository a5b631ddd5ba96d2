package dev.querytool.examples.medialibrary;

import dev.querytool.error.ValidationException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What listeners keep on works: stars, progress, words. Each listener has one review of a work, and
 * what says one thing of it leaves the others as they are. Safe for use by many threads.
 */
final class Reviews {

  static final int MOST = 1_000;

  private final LibraryFile file;
  private final Clock clock;

  Reviews(LibraryFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Gives stars to a work.
   *
   * @param stars 1 to 5
   * @throws NotInLibraryException if there is no such listener or work
   */
  void rate(String listener, int work, int stars) {
    keep(
        listener,
        work,
        """
        INSERT INTO t_review (rating, user_name, work_id, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (user_name, work_id)
        DO UPDATE SET rating = excluded.rating, updated_at = excluded.updated_at""",
        checked(stars));
  }

  /**
   * Says how far the listener is with a work.
   *
   * @throws NotInLibraryException if there is no such listener or work
   */
  void mark(String listener, int work, Progress progress) {
    keep(
        listener,
        work,
        """
        INSERT INTO t_review (progress, user_name, work_id, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (user_name, work_id)
        DO UPDATE SET progress = excluded.progress, updated_at = excluded.updated_at""",
        progress.toString());
  }

  /**
   * Says everything at once.
   *
   * @throws NotInLibraryException if there is no such listener or work
   */
  void write(String listener, int work, Opinion opinion) {
    keep(
        listener,
        work,
        """
        INSERT INTO t_review
          (rating, review_text, progress, user_name, work_id, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (user_name, work_id)
        DO UPDATE SET rating = excluded.rating, review_text = excluded.review_text,
          progress = excluded.progress, updated_at = excluded.updated_at""",
        checked(opinion.stars()),
        opinion.text(),
        opinion.progress().toString());
  }

  /** Deletes a review and tells whether there was one. */
  boolean delete(String listener, int work) {
    return file.write(
            sql ->
                sql.update(
                    "DELETE FROM t_review WHERE user_name = ? AND work_id = ?", listener, work))
        > 0;
  }

  /** Lists a listener's reviews, the last changed first, {@value #MOST} at most. */
  List<Review> list(String listener) {
    return list(listener, Set.of(), MOST);
  }

  /**
   * Lists a listener's reviews, the last changed first.
   *
   * @param progress which ones; all if it is empty
   * @param most how many at most
   */
  List<Review> list(String listener, Set<Progress> progress, int most) {
    if (most < 1) {
      throw new ValidationException("at most " + most + " reviews were asked for; ask for one");
    }
    List<@Nullable Object> values = new ArrayList<>();
    values.add(listener);
    progress.stream().sorted().map(Progress::toString).forEach(values::add);
    values.add(most);
    String chosen =
        progress.isEmpty()
            ? "TRUE"
            : "progress IN (" + String.join(", ", Collections.nCopies(progress.size(), "?")) + ")";
    String text =
        """
        SELECT r.work_id, w.title, r.rating, r.review_text, r.progress, r.created_at, r.updated_at
        FROM t_review r JOIN t_work w ON w.id = r.work_id
        WHERE r.user_name = ? AND %s
        ORDER BY r.updated_at DESC, r.work_id
        LIMIT ?"""
            .formatted(chosen);
    return file.read(sql -> sql.list(text, Reviews::review, values.toArray()));
  }

  private void keep(String listener, int work, String text, Object... said) {
    String now = LibraryTime.text(clock);
    List<Object> values = new ArrayList<>(List.of(said));
    values.addAll(List.of(listener, work, now, now));
    file.write(
        sql -> {
          if (sql.number("SELECT count(*) FROM t_user WHERE name = ?", listener) == 0) {
            throw new NotInLibraryException("there is no listener " + listener + "; create one");
          }
          if (!new WorkRows(sql, now).has(work)) {
            throw NotInLibraryException.work(work);
          }
          return sql.update(text, values.toArray());
        });
  }

  private static int checked(int stars) {
    if (stars < 1 || stars > 5) {
      throw new ValidationException("a review has 1 to 5 stars, not " + stars);
    }
    return stars;
  }

  private static Review review(Row row) throws SQLException {
    return new Review(
        row.integer("work_id"),
        row.text("title"),
        row.findInteger("rating").orElse(null),
        row.findText("review_text").orElse(null),
        row.findText("progress").map(Progress::of).orElse(null),
        Instant.parse(row.text("created_at")),
        Instant.parse(row.text("updated_at")));
  }
}
