package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of verifying the history. Immutable. */
public final class AuditReport {

  /** The verdict on a history as a whole. */
  public enum State {
    /** Every row is as it was written, and none is missing. */
    INTACT,
    /** Something was changed or is missing: see {@link AuditReport#firstBreak}. */
    BROKEN,
    /** The application has configured no master key, so nothing can be said of any row. */
    UNCHAINED
  }

  private final State state;
  private final long rows;
  private final long removed;
  private final long unchained;
  private final @Nullable AuditBreak firstBreak;
  private final @Nullable AuditHead head;

  private AuditReport(
      State state,
      long rows,
      long removed,
      long unchained,
      @Nullable AuditBreak firstBreak,
      @Nullable AuditHead head) {
    this.state = state;
    this.rows = rows;
    this.removed = removed;
    this.unchained = unchained;
    this.firstBreak = firstBreak;
    this.head = head;
  }

  /** Returns the report on a history that cannot be verified. */
  public static AuditReport unchained(long rows) {
    return new AuditReport(State.UNCHAINED, 0, 0, rows, null, null);
  }

  /** Returns the report on a history with which nothing is wrong. */
  public static AuditReport intact(
      long rows, long removed, long unchained, @Nullable AuditHead head) {
    return new AuditReport(State.INTACT, rows, removed, unchained, null, head);
  }

  /** Returns the report on a history with which something is wrong. */
  public static AuditReport broken(long rows, long removed, long unchained, AuditBreak first) {
    requireNonNull(first, "first");
    return new AuditReport(State.BROKEN, rows, removed, unchained, first, null);
  }

  /** Returns the verdict on the history as a whole. */
  public State state() {
    return state;
  }

  /** Tells whether every row is as it was written, and none is missing. */
  public boolean isIntact() {
    return state == State.INTACT;
  }

  /** Returns how many rows were found as they were written, up to the first break. */
  public long rows() {
    return rows;
  }

  /** Returns how many rows before the first break were removed by the history itself. */
  public long removed() {
    return removed;
  }

  /**
   * Returns how many rows were written without a master key, before the chain began or while there
   * was no key: nothing can be said of them.
   */
  public long unchained() {
    return unchained;
  }

  /** Returns the first place at which something is wrong. */
  public Optional<AuditBreak> firstBreak() {
    return Optional.ofNullable(firstBreak);
  }

  /**
   * Returns the chain's head, to be kept elsewhere; empty if the chain is broken or has not begun.
   */
  public Optional<AuditHead> head() {
    return Optional.ofNullable(head);
  }

  /** Returns the report in words, for a person. */
  @Override
  public String toString() {
    return switch (state) {
      case UNCHAINED ->
          "the history cannot be checked: no master key is configured, so its "
              + unchained
              + " rows are not chained; give a key to have those from then on chained";
      case INTACT ->
          "the history is intact: " + rows + " rows checked" + counted(removed, "removed in order");
      case BROKEN ->
          "the history is broken at row " + (firstBreak == null ? "?" : firstBreak.message());
    };
  }

  private String counted(long number, String what) {
    String rest = number == 0 ? "" : ", " + number + " " + what;
    return unchained == 0 ? rest : rest + ", " + unchained + " from without a key";
  }
}
