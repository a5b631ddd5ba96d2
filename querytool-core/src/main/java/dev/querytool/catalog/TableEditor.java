package dev.querytool.catalog;

/** Edits the Chinese name, note and synonyms of a table; each call is stored at once. */
public interface TableEditor {

  /** Returns the table as it is currently stored. */
  TableMetadata metadata();

  /**
   * Sets the Chinese name.
   *
   * @param value up to 100 characters (code points) after trimming; blank clears it
   * @throws dev.querytool.error.ValidationException if it is longer
   */
  TableEditor chineseName(String value);

  /** Removes the Chinese name. */
  TableEditor clearChineseName();

  /**
   * Sets the note.
   *
   * @param value up to 2,000 characters (code points) after trimming; blank clears it
   * @throws dev.querytool.error.ValidationException if it is longer
   */
  TableEditor note(String value);

  /** Removes the note. */
  TableEditor clearNote();

  /**
   * Sets the other words that people use for the table, replacing earlier ones. Questions and
   * searches find it by them as by its Chinese name.
   *
   * @param words up to 20, each up to 100 characters (code points) after trimming; blank and
   *     repeated ones are dropped
   * @throws dev.querytool.error.ValidationException if there are more, or one is longer
   */
  TableEditor synonyms(String... words);

  /** Removes the synonyms. */
  TableEditor clearSynonyms();

  /**
   * Selects a field.
   *
   * @throws MetadataNotFoundException if there is none; the details contain the nearest names as
   *     {@code candidates}
   */
  FieldEditor field(String fieldName);
}
