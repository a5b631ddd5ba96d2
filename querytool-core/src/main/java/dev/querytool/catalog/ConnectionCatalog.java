package dev.querytool.catalog;

import java.util.List;

/** The structure of one registered database. Safe for use by many threads. */
public interface ConnectionCatalog {

  /**
   * Reads the structure again, with at most seven statements on a server, and merges it by name:
   * ids, Chinese names, notes and synonyms of what still exists are kept. If the connection now
   * leads to another database, the tables of its default schema are compared with those of the old
   * default schema. A view that cannot be opened, because what it shows is gone, is kept without
   * fields and logged. Refreshes of one connection run one after another.
   *
   * <p>It reads the tables, views and columns that the connection's user may read: on SQLite those
   * of the file; on PostgreSQL those of every schema of the database; on MySQL and MariaDB those of
   * the url's database or, if it names none, of every database. The server's own schemas, temporary
   * tables, sequences and columns that {@code *} does not show are left out; partitions are part of
   * their table.
   *
   * @return what was found
   * @throws dev.querytool.connection.ConnectionFailedException if the database cannot be reached;
   *     nothing is changed then
   * @throws MetadataReadException if it was reached and its structure cannot be read; nothing is
   *     changed then
   */
  RefreshReport refresh();

  /**
   * Returns the currently stored structure, including changes by other processes. It is kept in
   * memory: as long as nothing has changed, this costs one look at the stored version.
   */
  CatalogSnapshot snapshot();

  /** Returns all tables and views, ordered by schema and name. */
  List<TableMetadata> tables();

  /**
   * Selects a table of the default schema, or {@code schema.table}, without regard to ASCII case.
   *
   * @throws MetadataNotFoundException if there is none; the details contain the nearest names as
   *     {@code candidates}
   */
  TableEditor table(String name);

  /** Selects a table of a schema. */
  TableEditor table(String schemaName, String tableName);

  /**
   * Searches names, Chinese names, comments and notes of tables and fields, nearest first: the
   * exact name, the exact Chinese name, names that occur in the text, names that begin with it,
   * names that share a word with it, comments and notes.
   *
   * @param text words or a whole question in any language, of which the first 2,000 characters
   *     count; no character has a special meaning. Chinese words of two characters and single
   *     characters are found
   * @param limit the greatest number of hits, 1 to 1,000
   * @throws dev.querytool.error.ValidationException if the limit is out of range
   */
  List<SearchHit> search(String text, int limit);

  /** Returns the structure with all annotations as JSON; see {@link CatalogSnapshot#toJson}. */
  String exportJson();

  /**
   * Imports Chinese names, notes and synonyms from an exported structure for all tables and fields
   * that also exist here, all or nothing. What the text omits stays as it is; what is blank in it
   * is cleared. Tables are matched by schema and name, those of the export's default schema also
   * with the default schema here. Only {@code format}, {@code tableName} and {@code fieldName} are
   * required; an unknown property is refused, so that a misspelled one is not ignored.
   *
   * @return what was changed, and as {@code removed} what the text names but does not exist here
   * @throws dev.querytool.error.ValidationException if the text is not an export or contains
   *     annotations that are too long; nothing is changed then, and the details contain {@code
   *     line} and {@code column}
   */
  RefreshReport importJson(String json);

  /**
   * Stores proposed Chinese names for tables and fields that have none, in one transaction. A name
   * that exists by the time they are written is kept.
   *
   * @return what was named as {@code changed}, and as {@code removed} what does not exist here
   */
  RefreshReport acceptNames(List<NameProposal> proposals);

  /**
   * Returns the tables and their foreign keys as a Mermaid entity-relationship diagram, with
   * Chinese names beside the others. Characters that Mermaid does not allow in a name are replaced
   * by similar ones or by {@code _}; the original name is then shown as a comment.
   */
  String diagram();
}
