package dev.querytool;

import dev.querytool.catalog.FieldEditor;
import dev.querytool.catalog.FieldMetadata;

/** A field's words as one caller may use them. */
final class CallerFieldEditor implements FieldEditor {

  private final FieldEditor field;
  private final CatalogRights rights;

  CallerFieldEditor(FieldEditor field, CatalogRights rights) {
    this.field = field;
    this.rights = rights;
  }

  @Override
  public FieldMetadata metadata() {
    rights.requireReading();
    return field.metadata();
  }

  @Override
  public FieldEditor chineseName(String value) {
    writable().chineseName(value);
    return this;
  }

  @Override
  public FieldEditor clearChineseName() {
    writable().clearChineseName();
    return this;
  }

  @Override
  public FieldEditor note(String value) {
    writable().note(value);
    return this;
  }

  @Override
  public FieldEditor clearNote() {
    writable().clearNote();
    return this;
  }

  @Override
  public FieldEditor synonyms(String... words) {
    writable().synonyms(words);
    return this;
  }

  @Override
  public FieldEditor clearSynonyms() {
    writable().clearSynonyms();
    return this;
  }

  private FieldEditor writable() {
    rights.requireWriting();
    return field;
  }
}
