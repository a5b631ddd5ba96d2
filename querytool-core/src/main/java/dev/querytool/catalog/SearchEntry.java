package dev.querytool.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A table or field as it is searched for.
 *
 * @param table the entry of the table that a field belongs to; null for a table
 */
record SearchEntry(
    @Nullable SearchEntry table,
    SearchName schema,
    boolean inDefaultSchema,
    SearchName name,
    SearchName chineseName,
    String comment,
    String note) {

  static SearchEntry of(TableMetadata table, String defaultSchema) {
    return new SearchEntry(
        null,
        SearchName.of(table.schemaName()),
        table.schemaName().equals(defaultSchema),
        SearchName.of(table.tableName()),
        SearchName.of(table.chineseName().orElse("")),
        table.comment().orElse(""),
        table.note().orElse(""));
  }

  static SearchEntry of(SearchEntry table, FieldMetadata field) {
    return new SearchEntry(
        table,
        table.schema(),
        table.inDefaultSchema(),
        SearchName.of(field.fieldName()),
        SearchName.of(field.chineseName().orElse("")),
        field.comment().orElse(""),
        field.note().orElse(""));
  }

  SearchHit hit(String matched, double score) {
    return table == null
        ? new SearchHit(schema.original(), name.original(), "", matched, score)
        : new SearchHit(
            schema.original(), table.name().original(), name.original(), matched, score);
  }
}
