package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

final class DefaultFieldEditor implements FieldEditor {

  private final DefaultConnectionCatalog catalog;
  private final DefaultTableEditor table;
  private final String fieldName;

  DefaultFieldEditor(DefaultConnectionCatalog catalog, DefaultTableEditor table, String fieldName) {
    this.catalog = catalog;
    this.table = table;
    this.fieldName = fieldName;
  }

  @Override
  public FieldMetadata metadata() {
    CatalogSnapshot snapshot = catalog.snapshot();
    return NotFound.orField(snapshot, table.in(snapshot), fieldName);
  }

  @Override
  public FieldEditor chineseName(String value) {
    @Nullable String name = Words.chineseName(requireNonNull(value, "value"));
    return edit(field -> field.chineseName(name));
  }

  @Override
  public FieldEditor clearChineseName() {
    return edit(field -> field.chineseName(null));
  }

  @Override
  public FieldEditor note(String value) {
    @Nullable String note = Words.note(requireNonNull(value, "value"));
    return edit(field -> field.note(note));
  }

  @Override
  public FieldEditor clearNote() {
    return edit(field -> field.note(null));
  }

  @Override
  public FieldEditor synonyms(String... words) {
    List<String> synonyms = Words.synonyms(List.of(words));
    return edit(field -> field.synonyms(synonyms));
  }

  @Override
  public FieldEditor clearSynonyms() {
    return edit(field -> field.synonyms(List.of()));
  }

  private FieldEditor edit(Consumer<FieldMetadata.Builder> change) {
    catalog.edit(
        snapshot -> {
          TableMetadata current = table.in(snapshot);
          FieldMetadata before = NotFound.orField(snapshot, current, fieldName);
          FieldMetadata.Builder after = before.toBuilder();
          change.accept(after);
          return List.of(current.withField(after.build()));
        });
    return this;
  }
}
