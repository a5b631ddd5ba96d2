package dev.querytool.examples.medialibrary;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows that one work takes in the tables. Used inside one transaction. */
final class WorkRows {

  private final Sql sql;
  private final String now;

  /**
   * Reaches the rows.
   *
   * @param now what is written as the time of a change
   */
  WorkRows(Sql sql, String now) {
    this.sql = sql;
    this.now = now;
  }

  boolean has(int id) throws SQLException {
    return sql.number("SELECT count(*) FROM t_work WHERE id = ?", id) == 1;
  }

  void insert(Work work) throws SQLException {
    Circle circle = work.credits().circle();
    sql.update(
        "INSERT OR IGNORE INTO t_circle (id, name) VALUES (?, ?)", circle.id(), circle.name());
    sql.update(
        """
        INSERT INTO t_work (id, root_folder, dir, title, circle_id, nsfw, release, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        work.id(),
        work.place().rootFolder(),
        work.place().directory(),
        work.description().title(),
        circle.id(),
        work.description().nsfw(),
        date(work.description().release()),
        now);
    figures(work);
    linkVoiceActors(work);
    linkTags(work);
  }

  void figures(Work work) throws SQLException {
    Figures figures = work.figures();
    sql.update(
        """
        UPDATE t_work
        SET dl_count = ?, price = ?, review_count = ?, rate_count = ?, rate_average_2dp = ?,
            rate_count_detail = ?, rank = ?, updated_at = ?
        WHERE id = ?""",
        figures.downloads(),
        figures.price(),
        figures.reviews(),
        figures.ratings(),
        figures.average(),
        json(figures.stars()),
        figures.ranks().isEmpty() ? null : json(figures.ranks()),
        now,
        work.id());
  }

  void description(Work work) throws SQLException {
    Description told = work.description();
    sql.update(
        "UPDATE t_work SET title = ?, release = ?, nsfw = ? WHERE id = ?",
        told.title(),
        date(told.release()),
        told.nsfw(),
        work.id());
  }

  void nsfw(Work work) throws SQLException {
    sql.update("UPDATE t_work SET nsfw = ? WHERE id = ?", work.description().nsfw(), work.id());
  }

  void linkVoiceActors(Work work) throws SQLException {
    for (VoiceActor actor : work.credits().voiceActors()) {
      String id = actor.id();
      sql.update("INSERT OR IGNORE INTO t_va (id, name) VALUES (?, ?)", id, actor.name());
      sql.update("INSERT OR IGNORE INTO r_va_work (va_id, work_id) VALUES (?, ?)", id, work.id());
    }
  }

  void unlinkVoiceActors(int id) throws SQLException {
    sql.update("DELETE FROM r_va_work WHERE work_id = ?", id);
  }

  void linkTags(Work work) throws SQLException {
    for (Tag tag : work.credits().tags()) {
      sql.update("INSERT OR IGNORE INTO t_tag (id, name) VALUES (?, ?)", tag.id(), tag.name());
      sql.update(
          "INSERT OR IGNORE INTO r_tag_work (tag_id, work_id) VALUES (?, ?)", tag.id(), work.id());
    }
  }

  void unlinkTags(int id) throws SQLException {
    sql.update("DELETE FROM r_tag_work WHERE work_id = ?", id);
  }

  /** Deletes the work; its links and reviews go by the schema's own cascades. */
  void delete(int id) throws SQLException {
    sql.update("DELETE FROM t_work WHERE id = ?", id);
  }

  private static @Nullable String date(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }

  private static String json(Map<?, Integer> numbers) {
    return numbers.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
