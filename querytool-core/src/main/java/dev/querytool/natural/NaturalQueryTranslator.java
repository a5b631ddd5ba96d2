package dev.querytool.natural;

import java.util.List;

/**
 * Translates questions in human language to read-only queries. Whatever a model writes must pass
 * the guard before it can be run, and nothing is run unless explicitly asked for.
 *
 * <pre>{@code
 * Translation asked = tool.natural().on("shop").ask("How many orders are there?");
 * if (asked.outcome() == TranslationOutcome.TRANSLATED) {
 *   System.out.println(asked.generatedSql().orElseThrow());
 *   QueryResult rows = asked.run().result().orElseThrow();
 *   asked.verify();
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public interface NaturalQueryTranslator {

  /** Selects a connection, which is looked up when it is asked. */
  ConnectionTranslator on(String connection);

  /** Lists the models whose key is found, the default model first. Does not use the network. */
  List<ModelInfo> models();
}
