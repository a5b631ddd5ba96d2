package dev.querytool.catalog;

/** A table whose Chinese name and note can be written; each call is stored at once. */
public interface TableEditor {

  /** Returns what is stored of the table at this moment. */
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
   * Turns to a field.
   *
   * @throws MetadataNotFoundException if there is none; the details hold the nearest names as
   *     {@code candidates}
   */
  FieldEditor field(String fieldName);
}
