package dev.querytool.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the catalogue keeps metadata. An SPI that may change before 1.0. */
public interface CatalogStore {

  /**
   * What is kept about a connection's catalogue as a whole. The version is written together with
   * every change and increases, so that equal versions mean equal catalogues.
   */
  record Head(long version, Instant refreshedAt, String defaultSchema, NameCase tableNameCase) {}

  /**
   * Finds the head of a connection's catalogue; empty before the first refresh. Called before each
   * query, so it should cost no more than one index look-up.
   */
  Optional<Head> findHead(long connectionId);

  /** Writes the head. */
  void saveHead(long connectionId, Head head);

  /** Lists the tables with fields in order and foreign keys, ordered by schema and name. */
  List<TableMetadata> tables(long connectionId);

  /** Inserts a table with its fields and foreign keys. */
  void insertTable(long connectionId, TableMetadata table, Instant now);

  /** Inserts many tables; a store that can do better than one by one overrides this. */
  default void insertTables(long connectionId, List<TableMetadata> tables, Instant now) {
    tables.forEach(table -> insertTable(connectionId, table, now));
  }

  /**
   * Overwrites what the database says about a table, by id, and its foreign keys; fields and
   * annotations stay.
   */
  void updateTable(TableMetadata table, Instant now);

  /** Deletes a table with its fields. */
  void deleteTable(long tableId);

  /** Inserts a field. */
  void insertField(long tableId, FieldMetadata field, Instant now);

  /** Overwrites what the database says about a field, by id; annotations stay. */
  void updateField(FieldMetadata field, Instant now);

  /** Deletes a field. */
  void deleteField(long fieldId);

  /** Overwrites the annotations of a table, by id: its Chinese name, note and synonyms. */
  void annotateTable(TableMetadata table, Instant now);

  /** Overwrites the annotations of a field, by id. */
  void annotateField(FieldMetadata field, Instant now);

  /** Lists the functions in the order in which they were given. */
  List<FunctionMetadata> functions(long connectionId);

  /** Replaces all functions by these. */
  void replaceFunctions(long connectionId, List<FunctionMetadata> functions);

  /** Lists the calls without names in the order in which they were given. */
  List<UnnamedCall> unnamedCalls(long connectionId);

  /** Replaces all calls without names by these. */
  void replaceUnnamedCalls(long connectionId, List<UnnamedCall> calls);

  /**
   * Runs work in one transaction; within an open transaction of the same thread, in a savepoint of
   * it.
   */
  <T> T inTransaction(Supplier<T> work);
}
