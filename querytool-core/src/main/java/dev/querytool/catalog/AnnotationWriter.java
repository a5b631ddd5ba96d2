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
    boolean differs = !sameWords(before, after);
    if (differs) {
      store.annotateTable(
          after.id(), after.chineseName().orElse(null), after.note().orElse(null), now);
    }
    for (int i = 0; i < after.fields().size(); i++) {
      FieldMetadata field = after.fields().get(i);
      if (!sameWords(before.fields().get(i), field)) {
        store.annotateField(
            field.id(), field.chineseName().orElse(null), field.note().orElse(null), now);
        differs = true;
      }
    }
    return differs;
  }

  private static boolean sameWords(TableMetadata one, TableMetadata other) {
    return one.chineseName().equals(other.chineseName()) && one.note().equals(other.note());
  }

  private static boolean sameWords(FieldMetadata one, FieldMetadata other) {
    return one.chineseName().equals(other.chineseName()) && one.note().equals(other.note());
  }
}
