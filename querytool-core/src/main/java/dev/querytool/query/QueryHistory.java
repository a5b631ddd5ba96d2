package dev.querytool.query;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of the registered databases, and how each run ended: well, refused, failed or
 * stopped. A text that is only checked is not run; who may not even check it is remembered.
 *
 * <p>Bounded: of each connection the newest runs are kept. They outlive the connection, whose name
 * stays in them; a connection that is registered under the name again goes on with them.
 *
 * <p>Every call sees the runs that had ended in this process before it; if the store cannot be
 * written, it waits for them up to 5 seconds and goes on without. Safe for use by many threads.
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

  /** Lists entries, the newest first: in the order in which they were written. */
  List<HistoryEntry> list(HistoryFilter filter);

  /** Counts entries, whatever the filter's limit. */
  long count(HistoryFilter filter);

  /** Finds an entry by its id. */
  Optional<HistoryEntry> find(long id);

  /**
   * Deletes the history of a connection, which need not be registered any more. A run that has not
   * ended yet is kept when it does, unless its beginning is deleted here.
   *
   * @return how many entries that were
   */
  int clear(String connection);

  /**
   * Checks that every entry is as it was written and that none is missing but those that the
   * history itself removed, for their number or age or by {@link #clear}.
   *
   * <p>Entries are chained by a key that lies in the store wrapped by the master key. Who can write
   * the store's file but has not the key cannot change, insert, reorder or remove one without its
   * showing here, except by going back: he can put back older rows of the history's tables, or of
   * the whole file, or empty the history and put back the sub-keys as they were before its first
   * entry (or delete them all, by which API keys, grants and masks end). Nothing in one file can
   * tell an older state of it from the newest: only {@link #verify(AuditHead)} shows that, by a
   * head that was kept elsewhere.
   *
   * @throws dev.querytool.vault.CredentialException if a master key is configured but missing, or
   *     another than the entries were chained with
   */
  AuditReport verify();

  /**
   * Checks this too, and that the chain leads to a head that was kept elsewhere.
   *
   * @param known what {@link AuditReport#head} returned, or an {@link AuditAnchor} was given
   * @throws dev.querytool.vault.CredentialException as {@link #verify()} does
   */
  AuditReport verify(AuditHead known);

  /**
   * Returns how many runs could not be kept since this was opened, because the store could not be
   * written for too long; the log tells why.
   */
  long lost();
}
