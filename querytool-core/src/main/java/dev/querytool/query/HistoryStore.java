package dev.querytool.query;

import java.util.List;
import java.util.Optional;

/** The history's port to where runs are kept. An SPI that may change before 1.0. */
public interface HistoryStore {

  /**
   * Writes entries in one transaction that survives the death of the process once this returns.
   *
   * <p>An entry with the id 0 is added. One with another is a run whose beginning was written: its
   * end is put there, and nothing happens if it is gone.
   *
   * @param bounds how much is left
   * @return the ids, in the order of the entries
   */
  List<Long> write(List<HistoryEntry> entries, HistoryBounds bounds);

  /** Lists what a filter asks for, the newest first. */
  List<HistoryEntry> list(HistoryFilter filter);

  /** Counts what a filter asks for, whatever its limit. */
  long count(HistoryFilter filter);

  /** Finds an entry by its id. */
  Optional<HistoryEntry> find(long id);

  /** Deletes what was written of a connection before, and returns how many entries that were. */
  int delete(String connection);

  /** Checks that every entry is as it was written, and none is missing. */
  AuditReport verify();

  /** Checks this too, and that the chain leads to a place that is known. */
  AuditReport verify(AuditHead known);

  /** Returns the end of the chain; empty if there is none. */
  Optional<AuditHead> head();
}
