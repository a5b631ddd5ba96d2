package dev.querytool;

import dev.querytool.catalog.FieldEditor;
import dev.querytool.catalog.TableEditor;
import dev.querytool.catalog.TableMetadata;

/** A table's words as one caller may use them. */
final class CallerTableEditor implements TableEditor {

  private final TableEditor table;
  private final CatalogRights rights;

  CallerTableEditor(TableEditor table, CatalogRights rights) {
    this.table = table;
    this.rights = rights;
  }

  @Override
  public TableMetadata metadata() {
    rights.requireReading();
    return table.metadata();
  }

  @Override
  public TableEditor chineseName(String value) {
    writable().chineseName(value);
    return this;
  }

  @Override
  public TableEditor clearChineseName() {
    writable().clearChineseName();
    return this;
  }

  @Override
  public TableEditor note(String value) {
    writable().note(value);
    return this;
  }

  @Override
  public TableEditor clearNote() {
    writable().clearNote();
    return this;
  }

  @Override
  public TableEditor synonyms(String... words) {
    writable().synonyms(words);
    return this;
  }

  @Override
  public TableEditor clearSynonyms() {
    writable().clearSynonyms();
    return this;
  }

  @Override
  public FieldEditor field(String fieldName) {
    rights.requireReading();
    return new CallerFieldEditor(table.field(fieldName), rights);
  }

  private TableEditor writable() {
    rights.requireWriting();
    return table;
  }
}
