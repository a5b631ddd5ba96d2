package dev.querytool.query;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The queries that were asked of the registered databases, and how each run ended: well, refused,
 * failed or stopped. A text that is only checked is not recorded, unless its caller may not even
 * check it. In multi-user mode what callers write of tables and fields is recorded as well.
 *
 * <p>The history is bounded: the newest runs of each connection are kept. They outlive the
 * connection, whose name stays in them; a connection that is registered again under the same name
 * continues its history.
 *
 * <p>Every call sees the runs that had ended in this process before it; if the store cannot be
 * written, it waits for them up to 5 seconds and then continues without them. Safe for use by many
 * threads.
 */
public interface QueryHistory {

  /**
   * Creates a history.
   *
   * @param store where the runs are kept
   * @param clock gives their times
   * @param options how many are kept, and when they are written
   */
  static ManagedHistory create(HistoryStore store, Clock clock, HistoryOptions options) {
    return new DefaultQueryHistory(store, clock, options, Duration.ofSeconds(5));
  }

  /** Lists entries, newest first by the order in which they were written. */
  List<HistoryEntry> list(HistoryFilter filter);

  /** Counts entries, regardless of the filter's limit. */
  long count(HistoryFilter filter);

  /** Finds an entry by its id. */
  Optional<HistoryEntry> find(long id);

  /**
   * Deletes the history of a connection, which need no longer be registered. A run that has not
   * ended yet is recorded when it ends, unless its beginning is deleted here.
   *
   * @return how many entries were deleted
   */
  int clear(String connection);

  /**
   * Verifies that every entry is as it was written and that none is missing except those that the
   * history itself removed, because of their number or age or by {@link #clear}.
   *
   * <p>Entries are chained with a key that lies in the store, wrapped by the master key. Someone
   * who can write the store's file but does not have the master key cannot change, insert, reorder
   * or remove an entry without its showing here, except by going back: by restoring older rows of
   * the history's tables, or an older copy of the whole file, or by emptying the history and
   * restoring the sub-keys as they were before its first entry (or deleting them all, which also
   * ends API keys, grants and masks). Nothing inside one file can distinguish an older state of it
   * from the newest: only {@link #verify(AuditHead)} detects that, with a head that was kept
   * elsewhere.
   *
   * @throws dev.querytool.vault.CredentialException if a master key is configured but missing, or
   *     is not the one the entries were chained with
   */
  AuditReport verify();

  /**
   * Verifies this too, and that the chain leads to a head that was kept elsewhere.
   *
   * @param known what {@link AuditReport#head} returned, or what an {@link AuditAnchor} received
   * @throws dev.querytool.vault.CredentialException as {@link #verify()} does
   */
  AuditReport verify(AuditHead known);

  /**
   * Returns how many runs since this was opened could not be recorded because the store could not
   * be written for too long; the log says why.
   */
  long lost();
}
