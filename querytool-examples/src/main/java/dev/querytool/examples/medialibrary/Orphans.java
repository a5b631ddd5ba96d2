package dev.querytool.examples.medialibrary;

import java.sql.SQLException;
import java.util.List;

/**
 * The circle, voice actors and tags of a work that is about to change, of which those that no work
 * needs afterwards are removed. Others without works are none of its business and stay.
 */
final class Orphans {

  private final Sql sql;
  private final List<Integer> circles;
  private final List<String> voiceActors;
  private final List<Integer> tags;

  private Orphans(Sql sql, List<Integer> circles, List<String> voiceActors, List<Integer> tags) {
    this.sql = sql;
    this.circles = circles;
    this.voiceActors = voiceActors;
    this.tags = tags;
  }

  static Orphans of(Sql sql, int work) throws SQLException {
    return new Orphans(
        sql,
        sql.list(
            "SELECT circle_id FROM t_work WHERE id = ?", row -> row.integer("circle_id"), work),
        sql.list("SELECT va_id FROM r_va_work WHERE work_id = ?", row -> row.text("va_id"), work),
        sql.list(
            "SELECT tag_id FROM r_tag_work WHERE work_id = ?", row -> row.integer("tag_id"), work));
  }

  /** Removes those that have no work now, and returns how many they were. */
  int remove() throws SQLException {
    return remove(
            """
            DELETE FROM t_circle
            WHERE id = ? AND NOT EXISTS (SELECT 1 FROM t_work WHERE circle_id = t_circle.id)""",
            circles)
        + remove(
            """
            DELETE FROM t_va
            WHERE id = ? AND NOT EXISTS (SELECT 1 FROM r_va_work WHERE va_id = t_va.id)""",
            voiceActors)
        + remove(
            """
            DELETE FROM t_tag
            WHERE id = ? AND NOT EXISTS (SELECT 1 FROM r_tag_work WHERE tag_id = t_tag.id)""",
            tags);
  }

  private int remove(String text, List<?> ids) throws SQLException {
    int removed = 0;
    for (Object id : ids) {
      removed += sql.update(text, id);
    }
    return removed;
  }
}
