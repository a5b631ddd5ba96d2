package dev.querytool.natural;

import java.util.List;
import java.util.concurrent.Executor;

/**
 * Questions that follow one another: a model is shown the last five, with their statements, so that
 * "and by month?" can be answered. Of these it sees what its caller may still read. It is never
 * shown rows.
 *
 * <p>Kept in memory alone. Safe for use by many threads, for which questions wait for one another;
 * interrupting a thread that waits, or cancelling what it asks, ends its waiting too.
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
   * Takes a translation as the last turn, in the place of the one of the same question if that is
   * the last: such as after {@link Translation#edit}. One without an accepted statement is left
   * out.
   *
   * @throws dev.querytool.error.ValidationException if it is of another connection or was asked for
   *     somebody else
   */
  void take(Translation turn);

  /** Returns the turns that a next question may refer to, the oldest first. */
  List<Translation> turns();
}
