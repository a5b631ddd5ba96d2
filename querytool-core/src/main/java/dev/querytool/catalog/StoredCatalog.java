package dev.querytool.catalog;

import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.Dialect;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The catalogues as they lie in the store: reading one whole, and merging what was read anew. */
final class StoredCatalog {

  private static final int ATTEMPTS_WITHOUT_LOCK = 3;

  private final CatalogStore store;
  private final Clock clock;

  StoredCatalog(CatalogStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Returns the head of a connection's catalogue, version 0 before the first refresh. */
  CatalogStore.Head head(DatabaseConnection connection) {
    return store.findHead(connection.id()).orElseGet(() -> emptyHead(connection.dialect()));
  }

  /**
   * Reads a whole catalogue. Each change counts the version up together with what it changes, so
   * tables read between two equal versions belong together; only if that fails again and again does
   * the reader wait for the writers.
   */
  CatalogSnapshot load(DatabaseConnection connection) {
    CatalogStore.Head before = head(connection);
    for (int attempt = 0; attempt < ATTEMPTS_WITHOUT_LOCK; attempt++) {
      List<TableMetadata> tables = store.tables(connection.id());
      List<FunctionMetadata> functions = store.functions(connection.id());
      List<UnnamedCall> calls = store.unnamedCalls(connection.id());
      CatalogStore.Head after = head(connection);
      if (after.version() == before.version()) {
        return snapshot(connection, after, tables, functions, calls);
      }
      before = after;
    }
    return store.inTransaction(
        () ->
            snapshot(
                connection,
                head(connection),
                store.tables(connection.id()),
                store.functions(connection.id()),
                store.unnamedCalls(connection.id())));
  }

  /** Makes the stored catalogue equal to a structure, in one transaction, and reports. */
  RefreshReport merge(DatabaseConnection connection, DatabaseStructure structure) {
    return store.inTransaction(
        () -> {
          Instant now = clock.instant();
          CatalogStore.Head head = head(connection);
          StructureDiff diff =
              StructureDiff.between(
                  head.defaultSchema(),
                  store.tables(connection.id()),
                  structure,
                  NameCase.ofFields(connection.dialect()));
          diff.apply(store, connection.id(), now);
          boolean otherFunctions = replaceFunctions(connection.id(), structure.functions());
          boolean otherCalls = replaceCalls(connection.id(), structure.unnamedCalls());
          boolean news = otherFunctions || otherCalls || !diff.isEmpty() || isNews(head, structure);
          store.saveHead(
              connection.id(),
              new CatalogStore.Head(
                  news ? head.version() + 1 : head.version(),
                  now,
                  structure.defaultSchema(),
                  structure.tableNames()));
          return diff.report();
        });
  }

  /** Counts the version up, inside the transaction that changes something. */
  long countUp(DatabaseConnection connection) {
    CatalogStore.Head head = head(connection);
    long version = head.version() + 1;
    store.saveHead(
        connection.id(),
        new CatalogStore.Head(
            version, head.refreshedAt(), head.defaultSchema(), head.tableNameCase()));
    return version;
  }

  /** Nobody says anything about functions, so they are not merged; tells whether they differ. */
  private boolean replaceFunctions(long connectionId, List<FunctionMetadata> found) {
    if (store.functions(connectionId).equals(found)) {
      return false;
    }
    store.replaceFunctions(connectionId, found);
    return true;
  }

  private boolean replaceCalls(long connectionId, List<UnnamedCall> found) {
    if (store.unnamedCalls(connectionId).equals(found)) {
      return false;
    }
    store.replaceUnnamedCalls(connectionId, found);
    return true;
  }

  private static boolean isNews(CatalogStore.Head head, DatabaseStructure structure) {
    return head.version() == 0
        || !head.defaultSchema().equals(structure.defaultSchema())
        || head.tableNameCase() != structure.tableNames();
  }

  private static CatalogStore.Head emptyHead(Dialect dialect) {
    return new CatalogStore.Head(
        0, Instant.EPOCH, MetadataReader.of(dialect).defaultSchema(), NameCase.ofTables(dialect));
  }

  private static CatalogSnapshot snapshot(
      DatabaseConnection connection,
      CatalogStore.Head head,
      List<TableMetadata> tables,
      List<FunctionMetadata> functions,
      List<UnnamedCall> calls) {
    boolean neverRead = head.version() == 0 && connection.dialect() == Dialect.POSTGRES;
    return new CatalogSnapshot(
        connection.name(),
        connection.dialect(),
        head.version(),
        head.refreshedAt(),
        new DatabaseStructure(
            head.defaultSchema(),
            head.tableNameCase(),
            tables,
            functions,
            neverRead ? List.of(UnnamedCall.UNREAD) : calls));
  }
}
