package dev.querytool.catalog;

import dev.querytool.access.Grant;
import dev.querytool.connection.ConnectionSessions;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.ReadSession;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection's catalogue as this process knows it: the newest snapshot and its search index.
 *
 * <p>A snapshot is kept for as long as the head in the store is the one it was read with; asking
 * for it costs one look at that head, so that a change made by another process is seen at once.
 * Safe for use by many threads.
 */
final class LiveCatalog implements AutoCloseable {

  /** Gives up waiting for a connection that is registered anew again and again. */
  private static final int READS_OF_A_MOVING_CONNECTION = 3;

  private final long connectionId;
  private final CatalogStore store;
  private final Clock clock;
  private final StoredCatalog stored;
  private final CatalogSearch search = new CatalogSearch();
  private final GrantedViews views = new GrantedViews();
  private final Object loading = new Object();
  private final Object refreshing = new Object();
  private final AtomicReference<@Nullable CatalogSnapshot> newest = new AtomicReference<>();

  LiveCatalog(long connectionId, CatalogStore store, Clock clock) {
    this.connectionId = connectionId;
    this.store = store;
    this.clock = clock;
    this.stored = new StoredCatalog(store, clock);
  }

  long connectionId() {
    return connectionId;
  }

  CatalogSnapshot snapshot(DatabaseConnection connection) {
    CatalogSnapshot known = newest.get();
    CatalogStore.Head head = stored.head(connection);
    if (known != null
        && isOfVersion(known, head, connection)
        && known.refreshedAt().equals(head.refreshedAt())) {
      return known;
    }
    synchronized (loading) {
      CatalogSnapshot current = current(newest.get(), connection);
      newest.set(current);
      return current;
    }
  }

  /** Returns what all of some grants show of a snapshot; all of it if there are none. */
  CatalogSnapshot visible(CatalogSnapshot whole, List<Grant> grants) {
    return grants.isEmpty() ? whole : views.visible(whole, grants);
  }

  List<SearchHit> search(
      DatabaseConnection connection, List<Grant> grants, String text, int limit) {
    CatalogSnapshot whole = snapshot(connection);
    return grants.isEmpty()
        ? search.search(whole, text, limit)
        : views.search(whole, grants, text, limit);
  }

  /** Reads the structure anew; one after the other, so that an older reading never comes last. */
  RefreshReport refresh(ConnectionSessions sessions, String name, StructureLimits limits) {
    synchronized (refreshing) {
      DatabaseConnection before = sessions.connection(name);
      for (int reading = 1; ; reading++) {
        DatabaseStructure structure = read(sessions, name, limits);
        DatabaseConnection after = sessions.connection(name);
        if (leadsToTheSame(before, after) || reading == READS_OF_A_MOVING_CONNECTION) {
          return stored.merge(after, structure);
        }
        before = after;
      }
    }
  }

  /**
   * Writes words: takes the tables as {@code change} wants them and stores in one transaction what
   * differs from the newest snapshot in Chinese names, notes and synonyms.
   */
  void edit(DatabaseConnection connection, Function<CatalogSnapshot, List<TableMetadata>> change) {
    CatalogSnapshot seen = newest.get();
    CatalogSnapshot after =
        store.inTransaction(
            () -> {
              CatalogSnapshot base = current(seen, connection);
              return write(connection, base, change.apply(base));
            });
    newest.compareAndSet(seen, after);
  }

  @Override
  public void close() {
    newest.set(null);
    search.close();
    views.close();
  }

  private CatalogSnapshot write(
      DatabaseConnection connection, CatalogSnapshot base, List<TableMetadata> wanted) {
    Map<Long, TableMetadata> changed = new HashMap<>();
    for (TableMetadata table : wanted) {
      TableMetadata before = base.findTable(table.schemaName(), table.tableName()).orElseThrow();
      if (AnnotationWriter.write(store, before, table, clock.instant())) {
        changed.put(table.id(), table);
      }
    }
    return changed.isEmpty() ? base : base.annotated(stored.countUp(connection), changed);
  }

  /** Returns what is stored now, without reading it whole if the known snapshot still tells it. */
  private CatalogSnapshot current(@Nullable CatalogSnapshot known, DatabaseConnection connection) {
    CatalogStore.Head head = stored.head(connection);
    return known != null && isOfVersion(known, head, connection)
        ? known.refreshedAt(head.refreshedAt())
        : stored.load(connection);
  }

  private static boolean isOfVersion(
      CatalogSnapshot snapshot, CatalogStore.Head head, DatabaseConnection connection) {
    return snapshot.version() == head.version()
        && snapshot.defaultSchema().equals(head.defaultSchema())
        && snapshot.tableNameCase() == head.tableNameCase()
        && snapshot.dialect() == connection.dialect()
        && snapshot.connection().equals(connection.name());
  }

  private static DatabaseStructure read(
      ConnectionSessions sessions, String name, StructureLimits limits) {
    try (ReadSession session = sessions.borrow(name)) {
      return MetadataReader.read(name, session, limits);
    }
  }

  private static boolean leadsToTheSame(DatabaseConnection before, DatabaseConnection after) {
    return before.id() == after.id()
        && before.url().equals(after.url())
        && before.updatedAt().equals(after.updatedAt());
  }
}
