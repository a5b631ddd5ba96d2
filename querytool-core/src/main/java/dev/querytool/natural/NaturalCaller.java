package dev.querytool.natural;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.QueryChecks;
import dev.querytool.query.QueryObserver;
import dev.querytool.query.SafeQueryExecutor;
import java.time.Instant;

/**
 * The caller for whom questions are translated, and what the caller may see and do. Implemented by
 * the front door. Safe for use by many threads. An SPI that may change before 1.0.
 */
public interface NaturalCaller {

  /**
   * Requires that the caller may currently ask a connection in human language.
   *
   * @return the connection
   * @throws dev.querytool.error.QueryToolException if the caller may not, or it does not exist; the
   *     error is the same for both unless the caller may know which
   */
  DatabaseConnection requireAsking(String connection);

  /**
   * Requires that the caller may currently annotate a connection's catalogue.
   *
   * @return the connection
   * @throws dev.querytool.error.QueryToolException if the caller may not, or it does not exist; the
   *     error is the same for both unless the caller may know which
   */
  DatabaseConnection requireAnnotating(String connection);

  /** Tells whether the caller sees everything that a connection shows. */
  boolean seesEverything(String connection);

  /**
   * Tells whether the caller sees all values of a column: no mask hides them, and no filter rows.
   */
  boolean seesValues(CatalogSnapshot catalog, TableMetadata table, FieldMetadata field);

  /** Returns the catalogue as the caller may see it. */
  MetadataCatalog catalog();

  /** Returns the guard's checks on behalf of the caller. */
  QueryChecks checks();

  /** Returns the executor of queries on behalf of the caller. */
  SafeQueryExecutor queries();

  /** Returns where the caller's keys of models are found. */
  ModelKeys keys();

  /** Returns the caller's uid. */
  String uid();

  /** Starts a history entry in the caller's name. */
  HistoryEntry.Builder newEntry(Instant time, String connection, String text);

  /** Returns the observer of the caller's questions. */
  QueryObserver observer();

  /** Records a history entry. */
  void record(HistoryEntry entry);
}
