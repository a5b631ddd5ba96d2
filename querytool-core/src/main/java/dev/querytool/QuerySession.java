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

  /** Returns their structure, in their own words and in people's. */
  MetadataCatalog catalog();

  /** Returns what runs reads on them. */
  SafeQueryExecutor queries();

  /**
   * Returns what was asked of them, and how it ended: all of it to administrators, and to others
   * what they asked themselves, without what was run for it.
   */
  QueryHistory history();

  /** Returns the secrets that this user keeps, such as keys of models. */
  UserCredentials credentials();

  /**
   * Returns what turns questions in human language into reads. Without a language model it says so
   * when it is asked.
   */
  NaturalQueryTranslator natural();
}
