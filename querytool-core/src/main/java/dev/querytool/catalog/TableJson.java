package dev.querytool.catalog;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as it is written as JSON. */
record TableJson(
    @Nullable Long id,
    @Nullable String schemaName,
    String tableName,
    @Nullable TableType tableType,
    @Nullable String nativeType,
    @Nullable Long estimatedRows,
    @Nullable String comment,
    @Nullable String chineseName,
    @Nullable String note,
    @Nullable List<String> synonyms,
    @Nullable List<FieldJson> fields,
    @Nullable List<ForeignKeyJson> foreignKeys) {

  TableJson {
    JsonText.named(tableName, "tableName");
    synonyms = JsonText.elements(synonyms, "synonyms");
    JsonText.checkWords(chineseName, note, synonyms);
    fields = JsonText.elements(fields, "fields");
    foreignKeys = JsonText.elements(foreignKeys, "foreignKeys");
  }

  static TableJson of(TableMetadata table) {
    return new TableJson(
        table.id(),
        table.schemaName(),
        table.tableName(),
        table.tableType(),
        table.nativeType(),
        table.estimatedRows().isPresent() ? table.estimatedRows().getAsLong() : null,
        table.comment().orElse(null),
        table.chineseName().orElse(null),
        table.note().orElse(null),
        table.synonyms().isEmpty() ? null : table.synonyms(),
        table.fields().stream().map(FieldJson::of).toList(),
        table.foreignKeys().stream().map(ForeignKeyJson::of).toList());
  }

  /** Returns the fields, none if the text has no such property. */
  List<FieldJson> fieldList() {
    return requireNonNullElse(fields, List.of());
  }

  TableMetadata toTable(String defaultSchema) {
    String place = "tables '" + tableName + "' ";
    List<FieldMetadata> read = new ArrayList<>();
    for (FieldJson field : fieldList()) {
      read.add(field.toField(place, read.size() + 1));
    }
    TableMetadata.Builder table =
        TableMetadata.builder(
            requireNonNullElse(schemaName, defaultSchema),
            tableName,
            JsonText.present(tableType, place + "tableType"));
    if (nativeType != null) {
      table.nativeType(nativeType);
    }
    return table
        .id(requireNonNullElse(id, 0L))
        .estimatedRows(estimatedRows)
        .comment(comment)
        .chineseName(chineseName == null ? null : Words.chineseName(chineseName))
        .note(note == null ? null : Words.note(note))
        .synonyms(synonyms == null ? List.of() : Words.synonyms(synonyms))
        .fields(read)
        .foreignKeys(
            requireNonNullElse(foreignKeys, List.<ForeignKeyJson>of()).stream()
                .map(ForeignKeyJson::toForeignKey)
                .toList())
        .build();
  }
}
