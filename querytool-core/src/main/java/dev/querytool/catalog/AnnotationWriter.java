package dev.querytool.catalog;

import java.time.Instant;

/** Stores the words in which a table differs from what it was. */
final class AnnotationWriter {

  private AnnotationWriter() {}

  /**
   * Writes what differs.
   *
   * @return false if nothing does
   */
  static boolean write(CatalogStore store, TableMetadata before, TableMetadata after, Instant now) {
    boolean differs = !after.hasWordsOf(before);
    if (differs) {
      store.annotateTable(after, now);
    }
    for (int i = 0; i < after.fields().size(); i++) {
      FieldMetadata field = after.fields().get(i);
      if (!field.hasWordsOf(before.fields().get(i))) {
        store.annotateField(field, now);
        differs = true;
      }
    }
    return differs;
  }
}
