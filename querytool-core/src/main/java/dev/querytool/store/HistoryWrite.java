package dev.querytool.store;

import dev.querytool.query.HistoryBounds;
import dev.querytool.query.HistoryEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one transaction does to the history. Used by one thread. */
final class HistoryWrite {

  private final HistoryTable table;
  private final @Nullable HistoryChain chain;

  /** Begins, with a chain if there is what it takes to seal one. */
  HistoryWrite(Connection connection, @Nullable HistorySeal seal) throws SQLException {
    this.table = new HistoryTable(connection, seal == null);
    this.chain = seal == null ? null : new HistoryChain(connection, seal, table);
  }

  /** Adds what is new, ends what had begun, and removes what is too much then. */
  List<Long> write(List<HistoryEntry> entries, HistoryBounds bounds) throws SQLException {
    List<Long> ids = new ArrayList<>(entries.size());
    long last = table.lastId();
    for (HistoryEntry entry : entries) {
      if (entry.id() == 0) {
        last++;
        add(HistoryRow.of(entry, last, table.nextTurn(entry.connection())));
      } else {
        end(entry);
      }
      ids.add(entry.id() == 0 ? last : entry.id());
    }
    prune(entries, bounds);
    finish();
    return ids;
  }

  /** Removes what there is of a connection, and returns how many rows that were. */
  int delete(String name) throws SQLException {
    int deleted = 0;
    for (List<ChainLink> some = table.on(name); !some.isEmpty(); some = table.on(name)) {
      remove(some);
      deleted += some.size();
    }
    finish();
    return deleted;
  }

  private void add(HistoryRow row) throws SQLException {
    table.insert(chain == null ? new ChainLink(0, "", row) : chain.append(row));
  }

  /** A row that was sealed is not changed: the end takes another place in the chain. */
  private void end(HistoryEntry entry) throws SQLException {
    Optional<ChainLink> begun = table.find(entry.id());
    if (begun.isPresent()) {
      remove(List.of(begun.get()));
      add(HistoryRow.of(entry, entry.id(), begun.get().row().turn()));
    }
  }

  private void prune(List<HistoryEntry> entries, HistoryBounds bounds) throws SQLException {
    TreeSet<String> names = new TreeSet<>();
    entries.forEach(entry -> names.add(entry.connection()));
    for (String name : names) {
      int keep = bounds.perConnection();
      List<ChainLink> some = table.tooMany(name, keep);
      for (; !some.isEmpty(); some = table.tooMany(name, keep)) {
        remove(some);
      }
    }
    if (bounds.oldest().isPresent()) {
      String oldest = StoredTime.write(bounds.oldest().get());
      List<ChainLink> some = table.tooOld(oldest);
      for (; !some.isEmpty(); some = table.tooOld(oldest)) {
        remove(some);
      }
    }
  }

  private void remove(List<ChainLink> links) throws SQLException {
    if (chain != null) {
      chain.remove(links);
    }
    table.delete(links);
  }

  private void finish() throws SQLException {
    if (chain != null) {
      chain.end();
    }
  }
}
