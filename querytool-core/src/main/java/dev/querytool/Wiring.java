package dev.querytool;

import dev.querytool.catalog.ManagedCatalog;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.connection.ManagedConnections;
import dev.querytool.connection.ManagedConnectionsBuilder;
import dev.querytool.query.ManagedQueries;
import dev.querytool.query.SafeQueryExecutor;
import dev.querytool.store.Store;
import dev.querytool.vault.CredentialVault;
import java.nio.file.Path;

/** The parts of an open tool, put together and taken apart in order. */
final class Wiring implements AutoCloseable {

  private final OpenParts parts;
  private final Store store;
  private final ManagedConnections connections;
  private final ManagedCatalog catalog;
  private final ManagedQueries queries;

  private Wiring(
      OpenParts parts,
      Store store,
      ManagedConnections connections,
      ManagedCatalog catalog,
      ManagedQueries queries) {
    this.parts = parts;
    this.store = store;
    this.connections = connections;
    this.catalog = catalog;
    this.queries = queries;
  }

  /** Puts the parts together; what is open already is closed again if one of them fails. */
  static Wiring of(QueryToolBuilder settings, Path file, OpenParts parts) {
    try {
      return open(settings, file, parts);
    } catch (RuntimeException | Error e) {
      parts.closeAfter(e);
      throw e;
    }
  }

  private static Wiring open(QueryToolBuilder settings, Path file, OpenParts parts) {
    Store store = parts.add(Store.open(file, settings.clock(), settings.acquireTimeout()));
    CredentialVault vault =
        CredentialVault.create(store.credentials(), settings.masterKey(), settings.clock());
    ManagedConnections connections = parts.add(connections(settings, store, vault));
    connections.addStep(MetadataCatalog.registrationStep(store.catalog(), settings.clock()));
    ManagedCatalog catalog =
        parts.add(MetadataCatalog.create(connections, store.catalog(), settings.clock()));
    ManagedQueries queries =
        parts.add(
            SafeQueryExecutor.create(
                connections, catalog, settings.clock(), settings.queryOptions()));
    return new Wiring(parts, store, connections, catalog, queries);
  }

  private static ManagedConnections connections(
      QueryToolBuilder settings, Store store, CredentialVault vault) {
    ManagedConnectionsBuilder builder =
        ManagedConnections.builder(store.connections(), vault)
            .clock(settings.clock())
            .drivers(settings.drivers())
            .poolSize(settings.poolSize())
            .roomFor(
                settings.queryOptions().maxCellBytes(), settings.queryOptions().maxResultBytes())
            .ownFile(store.path());
    return (settings.leastPrivilege() ? builder.requireLeastPrivilege() : builder).build();
  }

  Store store() {
    return store;
  }

  ManagedConnections connections() {
    return connections;
  }

  ManagedCatalog catalog() {
    return catalog;
  }

  ManagedQueries queries() {
    return queries;
  }

  @Override
  public void close() {
    parts.close();
  }
}
