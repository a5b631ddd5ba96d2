package dev.querytool.examples.medialibrary;

import dev.querytool.error.ValidationException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What works are found by, and how its rows are reached. */
enum LabelKind {
  /** Who publishes them. */
  CIRCLE(
      "社团", "t_circle", "SELECT id AS work_id, circle_id AS label_id FROM t_work", "[1-9]\\d{0,8}"),
  /** What they are about. */
  TAG("标签", "t_tag", "SELECT work_id, tag_id AS label_id FROM r_tag_work", "[1-9]\\d{0,8}"),
  /** Who speaks in them. */
  VOICE_ACTOR(
      "声优",
      "t_va",
      "SELECT work_id, va_id AS label_id FROM r_va_work",
      "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final String chineseName;
  private final String table;
  private final String links;
  private final Pattern key;

  LabelKind(String chineseName, String table, String links, String key) {
    this.chineseName = chineseName;
    this.table = table;
    this.links = links;
    this.key = Pattern.compile(key);
  }

  /** Returns what readers of Chinese call it. */
  String chineseName() {
    return chineseName;
  }

  /** Returns the table with {@code id} and {@code name}. */
  String table() {
    return table;
  }

  /** Returns a query that gives {@code work_id} and {@code label_id} for each pair of them. */
  String links() {
    return links;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * Returns a key as its column holds it. SQLite would take {@code 012} for 12.
   *
   * @throws ValidationException if it has not the form of one
   */
  Object key(String id) {
    if (!key.matcher(id).matches()) {
      throw new ValidationException(
          "'" + id + "' is no id of a " + this + "; take one that labels gave");
    }
    return this == VOICE_ACTOR ? id : (Object) Integer.valueOf(id);
  }
}
