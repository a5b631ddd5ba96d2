package dev.querytool;

import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.connection.ConnectionRegistry;
import dev.querytool.natural.NaturalQueryTranslator;
import dev.querytool.query.QueryHistory;
import dev.querytool.query.SafeQueryExecutor;

/** What one caller may do: connections, catalogue and queries. Safe for use by many threads. */
public interface QuerySession {

  /** Returns the named databases. */
  ConnectionRegistry connections();

  /** Returns their structure, in their own words and in people's. */
  MetadataCatalog catalog();

  /** Returns what runs reads on them. */
  SafeQueryExecutor queries();

  /** Returns what was asked of them, and how it ended. */
  QueryHistory history();

  /**
   * Returns what turns questions in human language into reads. Without a language model it says so
   * when it is asked.
   */
  NaturalQueryTranslator natural();
}
