package dev.querytool.query;

import static java.util.Objects.requireNonNull;

/**
 * The first place at which the history is not as it was written.
 *
 * @param sequence the number of the row at which it shows
 * @param kind what is wrong there
 * @param message the same for a person
 */
public record AuditBreak(long sequence, Kind kind, String message) {

  /** What can be wrong with a history. More may be added: a switch needs a {@code default}. */
  public enum Kind {
    /** The oldest rows are gone, and were not removed by the history itself. */
    HEAD_CUT,
    /** Rows are gone from the middle. */
    GAP,
    /** All rows are gone, and every trace of them but what the store's keys remember. */
    EMPTIED,
    /** The newest rows are gone. */
    TAIL_CUT,
    /** A row, or the note that rows were removed, is not what was written there. */
    ALTERED,
    /** A row is one that was written at another place of the chain. */
    MOVED,
    /** A row had been changed by the time at which it was removed for its age or number. */
    ALTERED_BEFORE_REMOVAL,
    /** The record of the chain's end is not what was written. */
    END_ALTERED,
    /** Rows were written without a master key after others had been written with one. */
    UNCHAINED,
    /** It does not lead to the head that was kept elsewhere. */
    OTHER_HISTORY
  }

  /** Checks that every part is there. */
  public AuditBreak {
    requireNonNull(kind, "kind");
    requireNonNull(message, "message");
  }
}
