package dev.querytool.examples.medialibrary;

import java.util.Collections;
import java.util.List;

/**
 * Which works are looked for.
 *
 * @param condition over {@code w}, the row of {@code t_work}
 * @param values what it is bound to
 */
record WorkFilter(String condition, List<Object> values) {

  private static final String CONTAINS = "instr(" + Folding.FUNCTION + "(%s), ?) > 0";
  private static final String SAYS =
      """
      (%s
        OR w.circle_id IN (SELECT id FROM t_circle WHERE %s)
        OR w.id IN (SELECT work_id FROM r_tag_work JOIN t_tag ON t_tag.id = tag_id WHERE %s)
        OR w.id IN (SELECT work_id FROM r_va_work JOIN t_va ON t_va.id = va_id WHERE %s))"""
          .formatted(
              CONTAINS.formatted("w.title"),
              CONTAINS.formatted("name"),
              CONTAINS.formatted("name"),
              CONTAINS.formatted("name"));

  WorkFilter {
    values = List.copyOf(values);
  }

  /** Returns what keeps every work. */
  static WorkFilter all() {
    return new WorkFilter("TRUE", List.of());
  }

  /**
   * Returns what keeps the works of a circle, a tag or a voice actor.
   *
   * @throws dev.querytool.error.ValidationException if the id has not the form of one
   */
  static WorkFilter of(LabelKind kind, String id) {
    return new WorkFilter(
        "w.id IN (SELECT work_id FROM (" + kind.links() + ") WHERE label_id = ?)",
        List.of(kind.key(id)));
  }

  /**
   * Returns what keeps the work of a product number, such as {@code RJ01234567}, or else the works
   * in whose title, or the names of whose circle, tags or voice actors, the text stands. Width and
   * case of its characters do not count, and none of them has a meaning of its own.
   */
  static WorkFilter keyword(String text) {
    String folded = Folding.fold(text).strip();
    return ProductNumber.find(folded)
        .map(id -> new WorkFilter("w.id = ?", List.of(id)))
        .orElseGet(() -> new WorkFilter(SAYS, Collections.nCopies(4, folded)));
  }
}
