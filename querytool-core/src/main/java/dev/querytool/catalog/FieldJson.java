package dev.querytool.catalog;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field as it is written as JSON. */
record FieldJson(
    @Nullable Long id,
    String fieldName,
    @Nullable Integer ordinalPosition,
    @Nullable String dataType,
    @Nullable Boolean nullable,
    @Nullable Integer primaryKeyPosition,
    @Nullable Boolean unique,
    @Nullable Boolean generated,
    @Nullable String columnDefault,
    @Nullable Long maxLength,
    @Nullable String comment,
    @Nullable String chineseName,
    @Nullable String note,
    @Nullable List<String> synonyms) {

  FieldJson {
    JsonText.named(fieldName, "fieldName");
    synonyms = JsonText.elements(synonyms, "synonyms");
    JsonText.checkWords(chineseName, note, synonyms);
  }

  static FieldJson of(FieldMetadata field) {
    return new FieldJson(
        field.id(),
        field.fieldName(),
        field.ordinalPosition(),
        field.dataType(),
        field.nullable(),
        field.primaryKeyPosition(),
        field.unique(),
        field.generated(),
        field.columnDefault().orElse(null),
        field.maxLength().isPresent() ? field.maxLength().getAsLong() : null,
        field.comment().orElse(null),
        field.chineseName().orElse(null),
        field.note().orElse(null),
        field.synonyms().isEmpty() ? null : field.synonyms());
  }

  /** Reads the field; what may be left out has the builder's default. */
  FieldMetadata toField(String place, int position) {
    String type = JsonText.present(dataType, place + "field '" + fieldName + "' dataType");
    return FieldMetadata.builder(fieldName, type)
        .id(requireNonNullElse(id, 0L))
        .ordinalPosition(requireNonNullElse(ordinalPosition, position))
        .nullable(requireNonNullElse(nullable, true))
        .primaryKeyPosition(requireNonNullElse(primaryKeyPosition, 0))
        .unique(requireNonNullElse(unique, false))
        .generated(requireNonNullElse(generated, false))
        .columnDefault(columnDefault)
        .maxLength(maxLength)
        .comment(comment)
        .chineseName(chineseName == null ? null : Words.chineseName(chineseName))
        .note(note == null ? null : Words.note(note))
        .synonyms(synonyms == null ? List.of() : Words.synonyms(synonyms))
        .build();
  }
}
