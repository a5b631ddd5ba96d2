package dev.querytool.natural;

import java.util.concurrent.Executor;

/**
 * Translates questions in human language about one connection. Immutable: each setter returns a
 * changed copy. Safe for use by many threads.
 *
 * <p>A question that is the same as a verified one is answered with its statement without asking a
 * model; similar verified questions are shown to the model as examples.
 *
 * <p>Each call checks again that the caller may ask the connection. A model is told the catalogue
 * as the caller may see it, and no values from rows unless {@link #samples} allows it.
 */
public interface ConnectionTranslator {

  /** Sets which model is asked, by its id; the default model if this is not set. */
  ConnectionTranslator model(String id);

  /**
   * Sets how often a model is told what is wrong with its answer and asked again, 0 to 5 times; 2
   * by default.
   *
   * @throws dev.querytool.error.ValidationException if it is out of range
   */
  ConnectionTranslator repairs(int rounds);

  /**
   * Shows values from rows to the model: those of text columns of the likeliest tables that have at
   * most a given number of different values in their first 10,000 rows. They are read by queries of
   * the caller, which are recorded in the history. No value is shown of columns that are masked for
   * the caller, nor of tables whose rows are filtered. By default no values are shown.
   *
   * @param values how many different values a column may have, 0 to 50; with 0 none are shown
   * @throws dev.querytool.error.ValidationException if it is out of range
   */
  ConnectionTranslator samples(int values);

  /** Sets the listener for the progress of a question. */
  ConnectionTranslator progress(TranslationListener listener);

  /**
   * Translates a question, and runs nothing. Interrupting the thread closes the model's request.
   *
   * @param question 1 to 2,000 characters, in any language
   * @throws dev.querytool.error.ValidationException if it is empty, too long or not valid text
   * @throws LanguageModelException if there is no model, or it is unknown, has no key or gives no
   *     answer; the message says what to set
   * @throws dev.querytool.connection.ConnectionNotFoundException if no connection has this name
   */
  Translation ask(String question);

  /**
   * Translates the question of a request, as {@link #ask(String)} does. A model named in the
   * request takes precedence over the one set by {@link #model}.
   */
  Translation ask(NaturalQueryRequest request);

  /**
   * Translates on the given executor; the handle cancels from any thread.
   *
   * @throws LanguageModelException of {@link ModelProblem#CANCELLED} if the executor takes no more
   *     tasks
   */
  TranslationHandle start(String question, Executor executor);

  /** Returns the verified questions of the connection. */
  VerifiedQueries verified();

  /** Starts a conversation, in which a question may refer to those before it. */
  Conversation conversation();

  /** Returns the suggester of Chinese names for tables and fields. */
  NameSuggester suggester();
}
