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
 * The one for whom questions are translated, and what he may see and do. Implemented by the front
 * door. Safe for use by many threads. An SPI that may change before 1.0.
 */
public interface NaturalCaller {

  /**
   * Requires that he may ask a connection in human language at this moment.
   *
   * @return the connection
   * @throws dev.querytool.error.QueryToolException if he may not, or it is not there, which are not
   *     told apart where he may not know
   */
  DatabaseConnection requireAsking(String connection);

  /**
   * Requires that he may write what people say of a connection at this moment.
   *
   * @return the connection
   * @throws dev.querytool.error.QueryToolException if he may not, or it is not there, which are not
   *     told apart where he may not know
   */
  DatabaseConnection requireAnnotating(String connection);

  /** Tells whether he sees all that a connection shows. */
  boolean seesEverything(String connection);

  /** Tells whether he sees all values of a column as they are, through no mask and no filter. */
  boolean seesValues(CatalogSnapshot catalog, TableMetadata table, FieldMetadata field);

  /** Returns the catalogue as he may see it. */
  MetadataCatalog catalog();

  /** Returns what asks the guard for him. */
  QueryChecks checks();

  /** Returns what runs queries for him. */
  SafeQueryExecutor queries();

  /** Returns where the keys of his models are looked for. */
  ModelKeys keys();

  /** Returns his id. */
  String uid();

  /** Starts an entry of the history in his name. */
  HistoryEntry.Builder newEntry(Instant time, String connection, String text);

  /** Returns what watches his questions. */
  QueryObserver observer();

  /** Keeps an entry of the history. */
  void record(HistoryEntry entry);
}
