package dev.querytool.examples.medialibrary;

import java.sql.SQLException;
import java.util.List;

/** Counts the works of circles, tags and voice actors. Safe for use by many threads. */
final class Labels {

  private final LibraryFile file;

  Labels(LibraryFile file) {
    this.file = file;
  }

  /** Lists those of a kind that have works, ordered by name. */
  List<Label> list(LabelKind kind) {
    String text =
        """
        SELECT l.id, l.name, count(*) AS works
        FROM %s l JOIN (%s) k ON k.label_id = l.id
        GROUP BY l.id, l.name
        ORDER BY l.name, l.id"""
            .formatted(kind.table(), kind.links());
    return file.read(sql -> sql.list(text, Labels::label));
  }

  /**
   * Returns one, though it may have no work.
   *
   * @throws NotInLibraryException if there is none of this id
   */
  Label get(LabelKind kind, String id) {
    Object key = kind.key(id);
    String text =
        """
        SELECT l.id, l.name, (SELECT count(*) FROM (%s) k WHERE k.label_id = l.id) AS works
        FROM %s l
        WHERE l.id = ?"""
            .formatted(kind.links(), kind.table());
    return file.read(sql -> sql.find(text, Labels::label, key))
        .orElseThrow(
            () ->
                new NotInLibraryException(
                    kind.chineseName() + " " + id + " 不存在: the library has no " + kind + " " + id));
  }

  private static Label label(Row row) throws SQLException {
    return new Label(row.text("id"), row.text("name"), row.integer("works"));
  }
}
