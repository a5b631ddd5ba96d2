package dev.querytool.query;

import dev.querytool.error.ValidationException;

/** How much history is kept, and when it is written. Immutable. */
public final class HistoryOptions {

  /** The number of runs that are kept of each connection if nobody sets another. */
  public static final int DEFAULT_SIZE = 1_000;

  private static final int MOST = 1_000_000;

  private final int size;
  private final boolean beforeAnswer;

  private HistoryOptions(int size, boolean beforeAnswer) {
    this.size = size;
    this.beforeAnswer = beforeAnswer;
  }

  /**
   * Writes runs after their answers, which costs a query a few microseconds: by a thread of the
   * history's own, many runs in one transaction, each at most 200 ms after its end. A process that
   * dies loses no more than what ended in that time, as long as the store can be written and a
   * commit takes no more than 100 ms: a run waits 50 ms and its commit, or two commits.
   *
   * <p>While it cannot, because another process writes for long or the disk is full, up to 2,048
   * runs wait and the writing is tried again. A query that ends when so many wait is held up until
   * there is room, but only by a second, and not at all once that was in vain. What finds no room
   * is not kept: the log tells, and {@link QueryHistory#lost}.
   *
   * @param size how many runs are kept of each connection, 0 to 1,000,000; 0 keeps no history
   */
  public static HistoryOptions behind(int size) {
    return new HistoryOptions(checked(size, 0), false);
  }

  /**
   * Writes runs before their answers: a caller has the last row, the result or the error only when
   * the run is committed to the store, and a stream's first row only when its beginning is; queries
   * that end together share one commit. Nothing of what was answered is lost when the process or
   * the machine dies.
   *
   * <p>If a run cannot be written, its query fails with {@link QueryNotRecordedException}. A stream
   * that ends without its caller, by its lifetime or by closing the executor, is written at once,
   * but nobody waits for it.
   *
   * @param size how many runs are kept of each connection, 1 to 1,000,000
   */
  public static HistoryOptions beforeAnswer(int size) {
    return new HistoryOptions(checked(size, 1), true);
  }

  /** Returns how many runs are kept of each connection; 0 if none are. */
  public int size() {
    return size;
  }

  /** Tells whether runs are written before their answers. */
  public boolean isBeforeAnswer() {
    return beforeAnswer;
  }

  private static int checked(int size, int least) {
    if (size < least || size > MOST) {
      throw new ValidationException(
          "a history of this kind keeps " + least + " to 1,000,000 runs, not " + size);
    }
    return size;
  }
}
