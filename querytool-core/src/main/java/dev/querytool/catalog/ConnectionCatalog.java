package dev.querytool.catalog;

import java.util.List;

/** The structure of one registered database. Safe for use by many threads. */
public interface ConnectionCatalog {

  /**
   * Reads the structure again, in six statements at most on a server, and merges it by name: ids,
   * Chinese names, notes and synonyms of what is still there are kept. Where the connection leads
   * to another database now, the tables of its default schema are compared with those of the old
   * one's. A view that cannot be opened, because what it shows is gone, stays without fields and is
   * told to the log. Refreshes of one connection follow one another.
   *
   * <p>Read are the tables and views that the connection's user may read, of tables that it may
   * read in part the columns that it may: on SQLite those of the file; on PostgreSQL those of every
   * schema of the database; on MySQL and MariaDB those of the url's database or, if it names none,
   * of every database. The server's own schemas, temporary tables and sequences are left out;
   * partitions are part of their table. Columns that {@code *} does not show are left out too.
   *
   * @return what was found
   * @throws dev.querytool.connection.ConnectionFailedException if the database cannot be reached;
   *     nothing is changed then
   * @throws MetadataReadException if it was reached and its structure cannot be read; nothing is
   *     changed then
   */
  RefreshReport refresh();

  /**
   * Returns the stored structure at this moment, other processes' changes included. It is kept in
   * memory: as long as nothing has changed, this costs one look at the stored version.
   */
  CatalogSnapshot snapshot();

  /** Returns all tables and views, ordered by schema and name. */
  List<TableMetadata> tables();

  /**
   * Turns to a table of the default schema, or to {@code schema.table}, with A to Z and a to z
   * taken as equal.
   *
   * @throws MetadataNotFoundException if there is none; the details hold the nearest names as
   *     {@code candidates}
   */
  TableEditor table(String name);

  /** Turns to a table of a schema. */
  TableEditor table(String schemaName, String tableName);

  /**
   * Searches names, Chinese names, comments and notes of tables and fields, nearest first: the
   * exact name, the exact Chinese name, names that the text holds among other words, names that
   * begin with it, names that share a word with it, comments and notes.
   *
   * @param text words in any language, a whole question too, of which the first 2,000 characters
   *     count; no character of it is syntax. Chinese words of two characters and single characters
   *     are found
   * @param limit how many hits at most, 1 to 1,000
   * @throws dev.querytool.error.ValidationException if the limit is out of its range
   */
  List<SearchHit> search(String text, int limit);

  /** Returns the structure with all words as JSON; see {@link CatalogSnapshot#toJson}. */
  String exportJson();

  /**
   * Takes Chinese names, notes and synonyms from an exported structure, for every table and field
   * that is here too, all or none of them. What the text leaves out stays as it is; what it gives
   * as blank is cleared. Tables are found by schema and name, those of the export's default schema
   * also in the default schema here. Only {@code format}, {@code tableName} and {@code fieldName}
   * must be in the text; a property that is not known is refused, so that a slip of the pen is not
   * taken for silence.
   *
   * @return what was changed, and as {@code removed} what the text names and is not here
   * @throws dev.querytool.error.ValidationException if the text is no export or holds words that
   *     are too long; nothing is changed then, and the details name {@code line} and {@code column}
   */
  RefreshReport importJson(String json);

  /**
   * Takes proposed Chinese names for the tables and fields that have none, all in one transaction.
   * A name that is there when they are written stays: whatever gave it, a person let it stand.
   *
   * @return the names that were given as {@code changed}, and as {@code removed} what is not here
   */
  RefreshReport acceptNames(List<NameProposal> proposals);

  /**
   * Returns the tables and their foreign keys as a Mermaid entity-relationship diagram, with
   * Chinese names beside the others. Characters that Mermaid cannot take in a name are replaced by
   * others that look alike, or by {@code _}; the name itself is then shown as a comment.
   */
  String diagram();
}
