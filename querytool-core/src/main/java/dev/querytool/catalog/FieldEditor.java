package dev.querytool.catalog;

/** A field whose Chinese name, note and synonyms can be written; each call is stored at once. */
public interface FieldEditor {

  /** Returns what is stored of the field at this moment. */
  FieldMetadata metadata();

  /** Sets the Chinese name; the rules of {@link TableEditor#chineseName} hold. */
  FieldEditor chineseName(String value);

  /** Removes the Chinese name. */
  FieldEditor clearChineseName();

  /** Sets the note; the rules of {@link TableEditor#note} hold. */
  FieldEditor note(String value);

  /** Removes the note. */
  FieldEditor clearNote();

  /** Sets the other words for it; the rules of {@link TableEditor#synonyms} hold. */
  FieldEditor synonyms(String... words);

  /** Removes the synonyms. */
  FieldEditor clearSynonyms();
}
