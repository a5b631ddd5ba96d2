package dev.querytool.query;

import dev.querytool.catalog.ManagedCatalog;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.connection.Dialect;
import dev.querytool.connection.ManagedConnections;
import dev.querytool.connection.Tls;
import dev.querytool.store.Store;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** An executor as an application has it: its connections are registered, read, pooled, stored. */
final class WiredQueries implements AutoCloseable {

  private static final Clock CLOCK = Clock.systemUTC();

  private final Store store;
  private final ManagedConnections connections;
  private final ManagedCatalog catalog;
  private final ManagedQueries queries;

  private WiredQueries(
      Path folder,
      Duration acquireTimeout,
      BiFunction<ManagedConnections, ManagedCatalog, ManagedQueries> made) {
    store = Store.open(folder.resolve("querytool.db"), CLOCK, Duration.ofSeconds(60));
    MasterKey key = MasterKey.fromFileOrCreate(folder.resolve("querytool.key"));
    CredentialVault vault = CredentialVault.create(store.credentials(), key, CLOCK);
    connections =
        ManagedConnections.builder(store.connections(), vault)
            .poolSize(4)
            .acquireTimeout(acquireTimeout)
            .build();
    connections.addStep(MetadataCatalog.registrationStep(store.catalog(), CLOCK));
    catalog = MetadataCatalog.create(connections, store.catalog(), CLOCK);
    queries = made.apply(connections, catalog);
  }

  static WiredQueries open(Path folder) {
    return open(folder, Duration.ofSeconds(60), QueryOptions.defaults());
  }

  static WiredQueries open(Path folder, Duration acquireTimeout, QueryOptions options) {
    return new WiredQueries(
        folder,
        acquireTimeout,
        (connections, catalog) -> SafeQueryExecutor.create(connections, catalog, CLOCK, options));
  }

  /** Opens an executor that waits so long for a query to end that was told to. */
  static WiredQueries impatient(Path folder, Duration patience, QueryOptions options) {
    return new WiredQueries(
        folder,
        Duration.ofSeconds(60),
        (connections, catalog) ->
            new DefaultSafeQueryExecutor(
                connections,
                new TextCheck(catalog, CLOCK, options),
                options,
                RunLog.none(),
                patience));
  }

  /** Opens an executor on an engine's shop, which is registered as {@code shop}. */
  static WiredQueries on(ShopEngine engine, Path folder, Duration acquireTimeout) {
    WiredQueries wired = open(folder, acquireTimeout, QueryOptions.defaults());
    if (engine.dialect() == Dialect.SQLITE) {
      Path file = folder.resolve("shop.db");
      SqliteSessions.prepare(file, Shop.schema());
      return wired.with("shop", "sqlite:" + file);
    }
    TestDatabase database = engine.database();
    TestDatabase.LogIn reader = database.newReader();
    return wired.with("shop", database.url(reader.user()), reader);
  }

  /** Makes one more executor on the same connections; the caller closes it. */
  ManagedQueries another() {
    return SafeQueryExecutor.create(connections, catalog, CLOCK, QueryOptions.defaults());
  }

  /** Registers what needs no password. */
  WiredQueries with(String name, String url) {
    connections.register(name, url);
    return this;
  }

  WiredQueries with(String name, String url, TestDatabase.LogIn user) {
    connections.register(name, url, Secret.of(user.password()));
    return this;
  }

  WiredQueries with(String name, String url, TestDatabase.LogIn user, Tls tls) {
    connections.registration(name, url).password(Secret.of(user.password())).tls(tls).register();
    return this;
  }

  QuerySpec sql(String connection, String text) {
    return queries.on(connection).sql(text);
  }

  ManagedQueries queries() {
    return queries;
  }

  ManagedConnections connections() {
    return connections;
  }

  /** Returns the names of the threads that the executor alone has started. */
  static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("querytool-(watchdog|cancel-).*"))
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    queries.close();
    catalog.close();
    connections.close();
    store.close();
  }
}
