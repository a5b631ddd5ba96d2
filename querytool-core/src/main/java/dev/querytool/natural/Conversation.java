package dev.querytool.natural;

import java.util.List;
import java.util.concurrent.Executor;

/**
 * A series of questions: a model is shown the last five with their statements, so that it can
 * answer "and by month?". Of these it sees only what the caller may still read. It is never shown
 * rows.
 *
 * <p>Kept only in memory. Safe for use by many threads, whose questions wait for one another;
 * interrupting a waiting thread, or cancelling its question, also ends the waiting.
 */
public interface Conversation {

  /**
   * Translates a question, as {@link ConnectionTranslator#ask(String)} does; only the first
   * question of a conversation is answered from verified queries.
   */
  Translation ask(String question);

  /** Translates on the given executor, as {@link ConnectionTranslator#start} does. */
  TranslationHandle start(String question, Executor executor);

  /**
   * Adds a translation as the last turn, for example after {@link Translation#edit}. It replaces
   * the last turn if that has the same question. A translation without an accepted statement is
   * ignored.
   *
   * @throws dev.querytool.error.ValidationException if it belongs to another connection or another
   *     caller
   */
  void take(Translation turn);

  /** Returns the turns that the next question may refer to, oldest first. */
  List<Translation> turns();
}
