package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

final class DefaultTableEditor implements TableEditor {

  private final DefaultConnectionCatalog catalog;
  private final String schemaName;
  private final String tableName;

  DefaultTableEditor(DefaultConnectionCatalog catalog, String schemaName, String tableName) {
    this.catalog = catalog;
    this.schemaName = schemaName;
    this.tableName = tableName;
  }

  @Override
  public TableMetadata metadata() {
    return in(catalog.snapshot());
  }

  @Override
  public TableEditor chineseName(String value) {
    @Nullable String name = Words.chineseName(requireNonNull(value, "value"));
    return edit(table -> table.chineseName(name));
  }

  @Override
  public TableEditor clearChineseName() {
    return edit(table -> table.chineseName(null));
  }

  @Override
  public TableEditor note(String value) {
    @Nullable String note = Words.note(requireNonNull(value, "value"));
    return edit(table -> table.note(note));
  }

  @Override
  public TableEditor clearNote() {
    return edit(table -> table.note(null));
  }

  @Override
  public TableEditor synonyms(String... words) {
    List<String> synonyms = Words.synonyms(List.of(words));
    return edit(table -> table.synonyms(synonyms));
  }

  @Override
  public TableEditor clearSynonyms() {
    return edit(table -> table.synonyms(List.of()));
  }

  @Override
  public FieldEditor field(String fieldName) {
    requireNonNull(fieldName, "fieldName");
    CatalogSnapshot snapshot = catalog.snapshot();
    FieldMetadata field = NotFound.orField(snapshot, in(snapshot), fieldName);
    return new DefaultFieldEditor(catalog, this, field.fieldName());
  }

  /** Finds this table in a snapshot. */
  TableMetadata in(CatalogSnapshot snapshot) {
    return NotFound.orTable(snapshot, schemaName, tableName);
  }

  private TableEditor edit(Consumer<TableMetadata.Builder> change) {
    catalog.edit(
        snapshot -> {
          TableMetadata.Builder table = in(snapshot).toBuilder();
          change.accept(table);
          return List.of(table.build());
        });
    return this;
  }
}
