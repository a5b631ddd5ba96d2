package dev.querytool.store;

import dev.querytool.query.HistoryBounds;
import dev.querytool.query.HistoryEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one transaction does to the history. Used by one thread. */
final class HistoryWrite implements AutoCloseable {

  private final PreparedOnce statements;
  private final HistoryTable table;
  private final @Nullable HistoryChain chain;

  /** Begins, with a chain if there is what it takes to seal one. */
  HistoryWrite(Connection connection, @Nullable HistorySeal seal) throws SQLException {
    this.statements = new PreparedOnce(connection);
    this.table = new HistoryTable(statements, seal == null);
    this.chain = seal == null ? null : new HistoryChain(connection, statements, seal, table);
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

  @Override
  public void close() throws SQLException {
    statements.close();
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
    Set<String> names = new TreeSet<>();
    entries.forEach(entry -> names.add(entry.connection()));
    List<ChainLink> some = tooMany(names, bounds);
    for (; !some.isEmpty(); some = tooMany(names, bounds)) {
      remove(some);
    }
    if (isAnyAstray(entries)) {
      int keep = bounds.perConnection();
      for (some = table.tooManyAstray(keep); !some.isEmpty(); some = table.tooManyAstray(keep)) {
        remove(some);
      }
    }
  }

  private boolean isAnyAstray(List<HistoryEntry> entries) throws SQLException {
    for (HistoryEntry entry : entries) {
      boolean ran = entry.effectiveSql().isPresent() || entry.errorCode().isEmpty();
      if (!ran && !table.isConnection(entry.connection())) {
        return true;
      }
    }
    return false;
  }

  /** Returns some of what is too much, in the order of the chain. */
  private List<ChainLink> tooMany(Set<String> names, HistoryBounds bounds) throws SQLException {
    Map<Long, ChainLink> found = new HashMap<>();
    for (String name : names) {
      table.tooMany(name, bounds.perConnection()).forEach(link -> found.put(link.row().id(), link));
    }
    if (bounds.oldest().isPresent()) {
      String oldest = StoredTime.write(bounds.oldest().get());
      table.tooOld(oldest).forEach(link -> found.put(link.row().id(), link));
    }
    return found.values().stream().sorted(Comparator.comparingLong(ChainLink::sequence)).toList();
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
