package dev.querytool.query;

import java.util.List;
import java.util.Optional;

/** Where the history keeps its runs. An SPI that may change before 1.0. */
public interface HistoryStore {

  /**
   * Writes entries in one transaction that survives the death of the process once this returns.
   *
   * <p>An entry with the id 0 is inserted. One with another id is a run whose beginning was written
   * earlier: it is updated with its end, or ignored if it has been deleted.
   *
   * @param bounds how much is kept
   * @return the ids, in the order of the entries
   */
  List<Long> write(List<HistoryEntry> entries, HistoryBounds bounds);

  /** Lists the entries that a filter selects, newest first. */
  List<HistoryEntry> list(HistoryFilter filter);

  /** Counts the entries that a filter selects, regardless of its limit. */
  long count(HistoryFilter filter);

  /** Finds an entry by its id. */
  Optional<HistoryEntry> find(long id);

  /** Deletes what was written of a connection so far, and returns how many entries that were. */
  int delete(String connection);

  /** Verifies that every entry is as it was written, and none is missing. */
  AuditReport verify();

  /** Verifies this too, and that the chain leads to a known head. */
  AuditReport verify(AuditHead known);

  /** Returns the head of the chain; empty if there is none. */
  Optional<AuditHead> head();
}
