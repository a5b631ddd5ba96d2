package dev.querytool;

import dev.querytool.access.CallerRights;
import dev.querytool.catalog.AnnotationListener;
import dev.querytool.catalog.ManagedCatalog;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.connection.ConnectionPolicy;
import dev.querytool.connection.ManagedConnections;
import dev.querytool.connection.ManagedConnectionsBuilder;
import dev.querytool.natural.NaturalQueryTranslator;
import dev.querytool.natural.TranslationParts;
import dev.querytool.query.ManagedHistory;
import dev.querytool.query.ManagedQueries;
import dev.querytool.query.QueryHistory;
import dev.querytool.query.QueryObserver;
import dev.querytool.query.QueryOptions;
import dev.querytool.query.SafeQueryExecutor;
import dev.querytool.store.Store;
import dev.querytool.vault.CredentialVault;
import java.nio.file.Path;
import java.time.Clock;

/** The parts of an open tool, put together and taken apart in order. */
final class Wiring implements AutoCloseable {

  private final OpenParts parts;
  private final Store store;
  private final CredentialVault vault;
  private final ManagedConnections connections;
  private final ManagedCatalog catalog;
  private final ManagedHistory history;
  private final ManagedQueries queries;
  private final TranslationParts translation;
  private final QueryObserver observer;
  private final Clock clock;

  private Wiring(QueryToolBuilder settings, Path file, OpenParts parts) {
    this.parts = parts;
    this.clock = settings.clock();
    this.store = parts.add(Store.open(file, settings.clock(), settings.acquireTimeout()));
    this.vault =
        CredentialVault.create(store.credentials(), settings.masterKey(), settings.clock());
    this.connections = parts.add(connections(settings, store, vault));
    connections.addStep(
        MetadataCatalog.registrationStep(
            store.catalog(), settings.clock(), settings.structureLimits()));
    this.catalog =
        parts.add(
            MetadataCatalog.create(
                connections, store.catalog(), settings.clock(), settings.structureLimits()));
    this.history =
        parts.add(
            QueryHistory.create(
                store.history(parts.add(vault.subKeys())),
                settings.clock(),
                settings.historyOptions()));
    QueryOptions options = settings.queryOptions();
    this.observer = options.observer();
    this.queries =
        parts.add(
            SafeQueryExecutor.create(connections, catalog, settings.clock(), options, history));
    this.translation =
        TranslationParts.of(
            settings.models(), store.verifiedQueries(), settings.clock(), settings.embedder());
  }

  /** Puts the parts together; what is open already is closed again if one of them fails. */
  static Wiring of(QueryToolBuilder settings, Path file, OpenParts parts) {
    try {
      return new Wiring(settings, file, parts);
    } catch (RuntimeException | Error e) {
      parts.closeAfter(e);
      throw e;
    }
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
    ConnectionPolicy policy = settings.connectionPolicy();
    if (policy != null) {
      builder.policy(policy);
    }
    return (settings.leastPrivilege() ? builder.requireLeastPrivilege() : builder).build();
  }

  Store store() {
    return store;
  }

  CredentialVault vault() {
    return vault;
  }

  ManagedConnections connections() {
    return connections;
  }

  ManagedCatalog catalog() {
    return catalog;
  }

  ManagedHistory history() {
    return history;
  }

  ManagedQueries queries() {
    return queries;
  }

  QueryObserver observer() {
    return observer;
  }

  /** Returns what keeps in the history what a caller writes for others to read. */
  AnnotationListener annotations(CallerRights rights) {
    return rights.equals(CallerRights.ofDefaultUser())
        ? (connection, changes) -> {}
        : new AnnotationLog(history, clock, rights.caller());
  }

  NaturalQueryTranslator natural(CallerRights rights) {
    return translation.translator(new CallerNatural(this, rights));
  }

  @Override
  public void close() {
    parts.close();
  }
}
