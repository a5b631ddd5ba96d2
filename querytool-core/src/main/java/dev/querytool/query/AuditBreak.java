package dev.querytool.query;

import static java.util.Objects.requireNonNull;

/**
 * The first place where the history differs from what was written.
 *
 * @param sequence the number of the row where it shows
 * @param kind what is wrong there
 * @param message the same in words, for a person
 */
public record AuditBreak(long sequence, Kind kind, String message) {

  /** What can be wrong with a history. More may be added: a switch needs a {@code default}. */
  public enum Kind {
    /** The oldest rows are missing and were not removed by the history itself. */
    HEAD_CUT,
    /** Rows are missing from the middle. */
    GAP,
    /** All rows are missing, with every trace of them except what the store's keys remember. */
    EMPTIED,
    /** The newest rows are missing. */
    TAIL_CUT,
    /** A row, or the record that rows were removed, differs from what was written. */
    ALTERED,
    /** A row was written at another place of the chain. */
    MOVED,
    /** A row had already been changed when it was removed because of its age or number. */
    ALTERED_BEFORE_REMOVAL,
    /** The record of the chain's head differs from what was written. */
    END_ALTERED,
    /** Rows were written without a master key after others had been written with one. */
    UNCHAINED,
    /** The chain does not lead to the head that was kept elsewhere. */
    OTHER_HISTORY
  }

  /** Checks that every part is there. */
  public AuditBreak {
    requireNonNull(kind, "kind");
    requireNonNull(message, "message");
  }
}
