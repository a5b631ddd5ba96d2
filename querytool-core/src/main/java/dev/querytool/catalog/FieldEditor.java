package dev.querytool.catalog;

/** Edits the Chinese name, note and synonyms of a field; each call is stored at once. */
public interface FieldEditor {

  /** Returns the field as it is currently stored. */
  FieldMetadata metadata();

  /** Sets the Chinese name; the rules of {@link TableEditor#chineseName} apply. */
  FieldEditor chineseName(String value);

  /** Removes the Chinese name. */
  FieldEditor clearChineseName();

  /** Sets the note; the rules of {@link TableEditor#note} apply. */
  FieldEditor note(String value);

  /** Removes the note. */
  FieldEditor clearNote();

  /** Sets other words for the field; the rules of {@link TableEditor#synonyms} apply. */
  FieldEditor synonyms(String... words);

  /** Removes the synonyms. */
  FieldEditor clearSynonyms();
}
