package dev.querytool.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays the words of tables, as a caller sees them, over the whole tables. */
final class WordsOverlay {

  private WordsOverlay() {}

  static List<TableMetadata> over(CatalogSnapshot whole, List<TableMetadata> visible) {
    return visible.stream()
        .map(
            words ->
                over(whole.findTable(words.schemaName(), words.tableName()).orElseThrow(), words))
        .toList();
  }

  private static TableMetadata over(TableMetadata table, TableMetadata words) {
    List<FieldMetadata> fields = new ArrayList<>();
    for (FieldMetadata field : table.fields()) {
      fields.add(said(words, field).map(said -> over(field, said)).orElse(field));
    }
    return table.toBuilder().words(words).fields(fields).build();
  }

  private static Optional<FieldMetadata> said(TableMetadata words, FieldMetadata field) {
    return words
        .findField(field.fieldName())
        .filter(said -> said.fieldName().equals(field.fieldName()));
  }

  private static FieldMetadata over(FieldMetadata field, FieldMetadata words) {
    return field.toBuilder().words(words).build();
  }
}
