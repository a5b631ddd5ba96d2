package dev.querytool.catalog;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches the newest snapshot of one connection: its index is built by the first search and given
 * up with the snapshot. Safe for use by many threads, one at a time.
 */
final class CatalogSearch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CatalogSearch.class);

  private @Nullable SearchIndex index;
  private @Nullable List<TableMetadata> indexed;
  private boolean closed;

  synchronized List<SearchHit> search(CatalogSnapshot snapshot, String text, int limit) {
    try {
      return indexOf(snapshot).search(text, limit);
    } catch (SQLException e) {
      throw new IllegalStateException("The search index of the catalogue failed.", e);
    } finally {
      if (closed) {
        giveUp();
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    giveUp();
  }

  private SearchIndex indexOf(CatalogSnapshot snapshot) throws SQLException {
    SearchIndex current = index;
    if (current != null && indexed == snapshot.tables()) {
      return current;
    }
    giveUp();
    SearchIndex built = SearchIndex.of(snapshot);
    index = built;
    indexed = snapshot.tables();
    return built;
  }

  private void giveUp() {
    SearchIndex old = index;
    index = null;
    indexed = null;
    if (old == null) {
      return;
    }
    try {
      old.close();
    } catch (SQLException e) {
      log.warn("The search index of a catalogue did not close properly", e);
    }
  }
}
