package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much history is kept, and when it is written. Immutable. */
public final class HistoryOptions {

  /** The number of runs that are kept of each connection by default. */
  public static final int DEFAULT_SIZE = 1_000;

  private static final int MOST = 1_000_000;
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private final int size;
  private final boolean beforeAnswer;

  private @Nullable Duration maxAge;
  private boolean withoutLiterals;
  private AuditAnchor anchor = Anchoring.logging();
  private int anchorEveryRows = 1_000;
  private Duration anchorEvery = Duration.ofMinutes(10);

  private HistoryOptions(int size, boolean beforeAnswer) {
    this.size = size;
    this.beforeAnswer = beforeAnswer;
  }

  private HistoryOptions(HistoryOptions other) {
    this(other.size, other.beforeAnswer);
    maxAge = other.maxAge;
    withoutLiterals = other.withoutLiterals;
    anchor = other.anchor;
    anchorEveryRows = other.anchorEveryRows;
    anchorEvery = other.anchorEvery;
  }

  /**
   * Writes runs after their answers, which costs a query only a few microseconds: a thread of the
   * history's own writes many runs in one transaction, each at most 200 ms after its end. A process
   * that dies loses no more than what ended in that time, as long as the store can be written and a
   * commit takes no more than 100 ms: a run waits for 50 ms and its commit, or for two commits.
   *
   * <p>While the store cannot be written, because another process holds it for long or the disk is
   * full, up to 2,048 runs wait and writing is retried. A query that ends when the queue is full
   * waits for room for up to a second; once that has failed, later ones do not wait. What finds no
   * room is not kept, as the log and {@link QueryHistory#lost} tell.
   *
   * @param size how many runs are kept of each connection, 0 to 1,000,000; 0 keeps no history
   */
  public static HistoryOptions behind(int size) {
    return new HistoryOptions(checked(size, 0), false);
  }

  /**
   * Writes runs before their answers: a caller gets the last row, the result or the error only once
   * the run is committed to the store, and a stream's first row only once its beginning is. Queries
   * that end together share one commit. No answered run is lost when the process or the machine
   * dies.
   *
   * <p>If a run cannot be written, its query fails with {@link QueryNotRecordedException}. A stream
   * that ends without its caller, because its lifetime is over or the executor was closed, is
   * written at once, but nobody waits for it.
   *
   * @param size how many runs are kept of each connection, 1 to 1,000,000
   */
  public static HistoryOptions beforeAnswer(int size) {
    return new HistoryOptions(checked(size, 1), true);
  }

  /**
   * Returns these options, but removes runs once they are older than this; they are removed when
   * the next runs are written.
   *
   * @param age at least a minute
   * @throws ValidationException if it is shorter
   */
  public HistoryOptions maxAge(Duration age) {
    HistoryOptions changed = new HistoryOptions(this);
    changed.maxAge = atLeastAMinute(age, "maxAge");
    return changed;
  }

  /**
   * Returns these options, but keeps texts with {@code ?} in place of their literals, and failures
   * without their messages, which may quote literals. A text that the guard refused is cut at its
   * first quote, backslash or comment, because nobody knows where a literal ends there.
   */
  public HistoryOptions withoutLiterals() {
    HistoryOptions changed = new HistoryOptions(this);
    changed.withoutLiterals = true;
    return changed;
  }

  /**
   * Returns these options with another anchor for the head of the chain. By default the head is
   * logged at level info, every 1,000 rows or 10 minutes.
   *
   * @param rows after how many rows the head is handed over, at least 1
   * @param time after how long it is handed over even if there were fewer rows, at least a minute
   * @throws ValidationException if one of them is less
   */
  public HistoryOptions anchoredBy(AuditAnchor told, int rows, Duration time) {
    HistoryOptions changed = new HistoryOptions(this);
    changed.anchor = requireNonNull(told, "told");
    changed.anchorEvery = atLeastAMinute(time, "time");
    if (rows < 1) {
      throw new ValidationException(
          "an anchor is told of the head after 1 row or more, not " + rows);
    }
    changed.anchorEveryRows = rows;
    return changed;
  }

  /** Returns the age at which runs are removed, if there is one. */
  public Optional<Duration> maxAge() {
    return Optional.ofNullable(maxAge);
  }

  /** Tells whether texts are kept without their literals. */
  public boolean isWithoutLiterals() {
    return withoutLiterals;
  }

  AuditAnchor anchor() {
    return anchor;
  }

  int anchorEveryRows() {
    return anchorEveryRows;
  }

  Duration anchorEvery() {
    return anchorEvery;
  }

  /** Returns how many runs of each connection are kept; 0 if none are. */
  public int size() {
    return size;
  }

  /** Tells whether runs are written before their answers. */
  public boolean isBeforeAnswer() {
    return beforeAnswer;
  }

  private static Duration atLeastAMinute(Duration time, String what) {
    if (time.compareTo(SHORTEST) < 0) {
      throw new ValidationException(what + " is a minute or more, not " + time);
    }
    return time;
  }

  private static int checked(int size, int least) {
    if (size < least || size > MOST) {
      throw new ValidationException(
          "a history of this kind keeps " + least + " to 1,000,000 runs, not " + size);
    }
    return size;
  }
}
