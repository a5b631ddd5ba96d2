package dev.querytool;

import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.connection.ConnectionRegistry;
import dev.querytool.natural.NaturalQueryTranslator;
import dev.querytool.query.QueryHistory;
import dev.querytool.query.SafeQueryExecutor;
import dev.querytool.vault.UserCredentials;

/**
 * What one caller may do: connections, catalogue and queries.
 *
 * <pre>{@code
 * session.catalog().on("shop").search("orders", 5).forEach(System.out::println);
 * List<Row> rows = session.queries().on("shop").sql("SELECT * FROM orders").limit(20).run().rows();
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public interface QuerySession {

  /** Returns the named databases. */
  ConnectionRegistry connections();

  /**
   * Returns the structure of these databases, with the names and notes that people have given it.
   */
  MetadataCatalog catalog();

  /** Returns the executor of read-only queries on them. */
  SafeQueryExecutor queries();

  /**
   * Returns the history of queries and of how each ended. Administrators see all of it; other
   * callers see their own queries, without the SQL that was run for them.
   */
  QueryHistory history();

  /** Returns the secrets that this user stores, such as the API keys of language models. */
  UserCredentials credentials();

  /**
   * Returns the translator of questions in human language into read-only queries. If no language
   * model is configured, asking a question fails and says so.
   */
  NaturalQueryTranslator natural();
}
