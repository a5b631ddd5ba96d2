package dev.querytool.natural;

import java.util.concurrent.Executor;

/**
 * Asks one connection in human language. Immutable: what sets something returns a changed copy.
 * Safe for use by many threads.
 *
 * <p>A question that is the same as a verified one is answered by its statement, and no model is
 * asked; others that are like it are shown to the model as examples.
 *
 * <p>Each call requires anew that the caller may ask the connection. What a model is told is the
 * catalogue as the caller may see it, and no value of a row unless {@link #samples} lets it.
 */
public interface ConnectionTranslator {

  /** Sets which model is asked; the default one without this. */
  ConnectionTranslator model(String id);

  /**
   * Sets how often a model is told what is wrong with its answer and asked again, 0 to 5; 2 by
   * default.
   *
   * @throws dev.querytool.error.ValidationException if it is out of range
   */
  ConnectionTranslator repairs(int rounds);

  /**
   * Lets a model see values of rows: those of the text columns of the likeliest tables that have no
   * more than some values, in their first 10,000 rows. They are read by queries of the caller's
   * own, which go into the history. Of columns that are masked for the caller, and of tables whose
   * rows are filtered, nothing is shown. None are shown without this.
   *
   * @param values how many values a column may have, 0 to 50; with 0 none are shown
   * @throws dev.querytool.error.ValidationException if it is out of range
   */
  ConnectionTranslator samples(int values);

  /** Sets who hears how a question gets on. */
  ConnectionTranslator progress(TranslationListener listener);

  /**
   * Translates a question, and runs nothing. Interrupting the thread closes the model's request.
   *
   * @param question 1 to 2,000 characters, in any language
   * @throws dev.querytool.error.ValidationException if it is empty, too long or no text
   * @throws LanguageModelException if there is no model, it is not known, has no key, or gives no
   *     answer; the message says what to set
   * @throws dev.querytool.connection.ConnectionNotFoundException if no connection has this name
   */
  Translation ask(String question);

  /**
   * Translates the question of a request, as {@link #ask(String)} does; the model that it names, if
   * it names one, is asked in the place of the one that {@link #model} has set.
   */
  Translation ask(NaturalQueryRequest request);

  /**
   * Translates on the given executor; the handle cancels from any thread.
   *
   * @throws LanguageModelException of {@link ModelProblem#CANCELLED} if the executor takes no more
   *     tasks
   */
  TranslationHandle start(String question, Executor executor);

  /** Returns the questions that were answered rightly before. */
  VerifiedQueries verified();

  /** Begins a conversation, in which a question may refer to those before it. */
  Conversation conversation();

  /** Returns what has the model propose Chinese names for tables and fields. */
  NameSuggester suggester();
}
