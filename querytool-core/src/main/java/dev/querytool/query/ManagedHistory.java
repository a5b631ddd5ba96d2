package dev.querytool.query;

/**
 * A history as its creator holds it, who also closes it. Safe for use by many threads.
 *
 * <p>Owns one daemon thread, {@code querytool-history}, from the first run until it is closed.
 */
public sealed interface ManagedHistory extends QueryHistory, AutoCloseable
    permits DefaultQueryHistory {

  /**
   * Records an attempt that never became a run, such as one that was denied before its text was
   * looked at. Where answers wait for the history, this waits too.
   *
   * @param attempt an entry without an id
   * @throws QueryNotRecordedException if answers wait for the history and it cannot be written
   */
  void record(HistoryEntry attempt);

  /**
   * Writes what is still pending, for up to 5 seconds, and ends the thread; runs that end later are
   * lost. Closing twice is harmless.
   */
  @Override
  void close();
}
