package dev.querytool.examples.medialibrary;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Shows the library's works, page by page. Safe for use by many threads. */
final class Shelf {

  static final int PAGE_SIZE = 12;

  private static final String VOICE_ACTORS =
      """
      SELECT name FROM t_va JOIN r_va_work ON va_id = t_va.id
      WHERE work_id = ?
      ORDER BY name, t_va.id""";
  private static final String TAGS =
      """
      SELECT name FROM t_tag JOIN r_tag_work ON tag_id = t_tag.id
      WHERE work_id = ?
      ORDER BY name, t_tag.id""";

  private final LibraryFile file;

  Shelf(LibraryFile file) {
    this.file = file;
  }

  /** Returns a page; one behind the last has no works. */
  WorkPage page(WorkQuery query) {
    return file.read(
        sql -> {
          Folding.addTo(sql);
          long before = (query.page() - 1L) * PAGE_SIZE;
          return new WorkPage(
              list(sql, query, PAGE_SIZE, before), query.page(), PAGE_SIZE, count(sql, query));
        });
  }

  /** Picks a work from those that are asked for; empty if there are none. */
  Optional<WorkSummary> any(WorkQuery query, RandomGenerator random) {
    return file.read(
        sql -> {
          Folding.addTo(sql);
          int count = count(sql, query);
          return count == 0
              ? Optional.empty()
              : list(sql, query, 1, random.nextInt(count)).stream().findFirst();
        });
  }

  private static int count(Sql sql, WorkQuery query) throws SQLException {
    WorkFilter filter = query.filter();
    return sql.number(
        "SELECT count(*) FROM t_work w WHERE " + filter.condition(), filter.values().toArray());
  }

  private static List<WorkSummary> list(Sql sql, WorkQuery query, int most, long before)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    values.add(query.listener());
    values.addAll(query.filter().values());
    values.add(most);
    values.add(before);
    return sql.list(
        text(query.filter().condition(), query.sort().terms()),
        row -> summary(sql, row),
        values.toArray());
  }

  private static String text(String condition, String order) {
    return """
        SELECT w.id, w.title, c.name AS circle, w.release, w.price, w.dl_count, w.rate_average_2dp,
          r.rating, r.progress
        FROM t_work w
        JOIN t_circle c ON c.id = w.circle_id
        LEFT JOIN t_review r ON r.work_id = w.id AND r.user_name = ?
        WHERE %s
        ORDER BY %s, w.release DESC, w.id DESC
        LIMIT ? OFFSET ?"""
        .formatted(condition, order);
  }

  private static WorkSummary summary(Sql sql, Row row) throws SQLException {
    int id = row.integer("id");
    return new WorkSummary(
        id,
        row.text("title"),
        row.text("circle"),
        sql.list(VOICE_ACTORS, name -> name.text("name"), id),
        sql.list(TAGS, name -> name.text("name"), id),
        row.findText("release").orElse(null),
        row.findInteger("price").orElse(null),
        row.findInteger("dl_count").orElse(null),
        row.findDecimal("rate_average_2dp").orElse(null),
        row.findInteger("rating").orElse(null),
        progress(row));
  }

  private static @Nullable Progress progress(Row row) throws SQLException {
    return row.findText("progress").map(Progress::of).orElse(null);
  }
}
