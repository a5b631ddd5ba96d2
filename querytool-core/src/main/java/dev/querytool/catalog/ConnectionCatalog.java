package dev.querytool.catalog;

import java.util.List;

/** The structure of one registered database. Safe for use by many threads. */
public interface ConnectionCatalog {

  /**
   * Reads the structure again and merges it by name: ids, Chinese names and notes of what is still
   * there are kept.
   *
   * @return what was found
   * @throws dev.querytool.connection.ConnectionFailedException if the database cannot be read;
   *     nothing is changed then
   */
  RefreshReport refresh();

  /** Returns the stored structure at this moment. */
  CatalogSnapshot snapshot();

  /** Returns all tables and views, ordered by schema and name. */
  List<TableMetadata> tables();

  /**
   * Turns to a table of the default schema, or to {@code schema.table}.
   *
   * @throws MetadataNotFoundException if there is none; the details hold the nearest names as
   *     {@code candidates}
   */
  TableEditor table(String name);

  /** Turns to a table of a schema. */
  TableEditor table(String schemaName, String tableName);

  /**
   * Searches names, Chinese names, comments and notes of tables and fields, nearest first.
   *
   * @param text words in any language; Chinese words of two characters and single characters are
   *     found too
   * @param limit how many hits at most, 1 to 1,000
   */
  List<SearchHit> search(String text, int limit);

  /** Returns the structure with names and notes as JSON, in camelCase. */
  String exportJson();

  /**
   * Takes Chinese names and notes from an exported structure, for every table and field that is
   * here too.
   *
   * @return what was changed, and as {@code removed} what the text names and is not here
   * @throws dev.querytool.error.ValidationException if the text is no export; nothing is changed
   *     then
   */
  RefreshReport importJson(String json);

  /** Returns the tables and their foreign keys as a Mermaid entity-relationship diagram. */
  String diagram();
}
