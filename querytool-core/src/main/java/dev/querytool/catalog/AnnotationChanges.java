package dev.querytool.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words how annotations differ from what they were. */
final class AnnotationChanges {

  private final List<String> changes = new ArrayList<>();

  private AnnotationChanges() {}

  /** Returns a line for each annotation of some tables that is not as it was. */
  static List<String> since(CatalogSnapshot before, List<TableMetadata> after) {
    AnnotationChanges found = new AnnotationChanges();
    for (TableMetadata table : after) {
      found.add(before.findTable(table.schemaName(), table.tableName()).orElseThrow(), table);
    }
    return List.copyOf(found.changes);
  }

  private void add(TableMetadata before, TableMetadata after) {
    String path = after.qualifiedName();
    add(path, "chineseName", before.chineseName(), after.chineseName());
    add(path, "note", before.note(), after.note());
    add(path, before.synonyms(), after.synonyms());
    for (FieldMetadata field : after.fields()) {
      before.findField(field.fieldName()).ifPresent(old -> add(path, old, field));
    }
  }

  private void add(String table, FieldMetadata before, FieldMetadata after) {
    String path = table + "." + after.fieldName();
    add(path, "chineseName", before.chineseName(), after.chineseName());
    add(path, "note", before.note(), after.note());
    add(path, before.synonyms(), after.synonyms());
  }

  private void add(String path, List<String> before, List<String> after) {
    add(path, "synonyms", joined(before), joined(after));
  }

  private void add(String path, String what, Optional<String> before, Optional<String> after) {
    if (!after.equals(before)) {
      changes.add(path + ": " + after.map(said -> what + " = " + said).orElse("no " + what));
    }
  }

  private static Optional<String> joined(List<String> words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
  }
}
