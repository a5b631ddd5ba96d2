package dev.querytool.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table or field in the form in which it is searched.
 *
 * @param table the entry of the table that a field belongs to; null for a table
 * @param words its Chinese name and its synonyms
 */
record SearchEntry(
    @Nullable SearchEntry table,
    SearchName schema,
    boolean inDefaultSchema,
    SearchName name,
    List<SearchName> words,
    String comment,
    String note) {

  static SearchEntry of(TableMetadata table, String defaultSchema) {
    return new SearchEntry(
        null,
        SearchName.of(table.schemaName()),
        table.schemaName().equals(defaultSchema),
        SearchName.of(table.tableName()),
        words(table.chineseName(), table.synonyms()),
        table.comment().orElse(""),
        table.note().orElse(""));
  }

  static SearchEntry of(SearchEntry table, FieldMetadata field) {
    return new SearchEntry(
        table,
        table.schema(),
        table.inDefaultSchema(),
        SearchName.of(field.fieldName()),
        words(field.chineseName(), field.synonyms()),
        field.comment().orElse(""),
        field.note().orElse(""));
  }

  private static List<SearchName> words(Optional<String> chineseName, List<String> synonyms) {
    return Stream.concat(chineseName.stream(), synonyms.stream()).map(SearchName::of).toList();
  }

  SearchHit hit(String matched, double score) {
    return table == null
        ? new SearchHit(schema.original(), name.original(), "", matched, score)
        : new SearchHit(
            schema.original(), table.name().original(), name.original(), matched, score);
  }
}
