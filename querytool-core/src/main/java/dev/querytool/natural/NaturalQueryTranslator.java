package dev.querytool.natural;

import java.util.List;

/**
 * Turns questions in human language into reads. Whatever a model writes passes the guard before
 * anybody can run it, and nothing is run unless that is asked for.
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

  /** Turns to one connection, which is looked for when it is asked. */
  ConnectionTranslator on(String connection);

  /** Lists the models whose key is found, the default one first. Reaches no network. */
  List<ModelInfo> models();
}
