package dev.querytool.query;

/**
 * The history as the one who made it holds it. Safe for use by many threads.
 *
 * <p>Owns one daemon thread, {@code querytool-history}, from the first run until it is closed.
 */
public sealed interface ManagedHistory extends QueryHistory, AutoCloseable
    permits DefaultQueryHistory {

  /**
   * Keeps an attempt that never came to be a run, such as one that was denied before its text was
   * looked at. Where answers wait for the history, this does too.
   *
   * @param attempt an entry without an id
   * @throws QueryNotRecordedException if answers wait for the history and it cannot be written
   */
  void record(HistoryEntry attempt);

  /**
   * Writes what has not been written yet, for up to 5 seconds, and ends the thread; runs that end
   * later are lost. Closing twice is harmless.
   */
  @Override
  void close();
}
