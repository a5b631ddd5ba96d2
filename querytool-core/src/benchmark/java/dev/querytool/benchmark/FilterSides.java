package dev.querytool.benchmark;

import dev.querytool.access.Accounts;
import dev.querytool.access.ApiKeyStore;
import dev.querytool.access.Caller;
import dev.querytool.access.CallerRights;
import dev.querytool.access.Grant;
import dev.querytool.access.GrantPlace;
import dev.querytool.access.Grants;
import dev.querytool.access.SealedAccounts;
import dev.querytool.access.SealedGrants;
import dev.querytool.catalog.ManagedCatalog;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.Dialect;
import dev.querytool.connection.ManagedConnections;
import dev.querytool.query.ManagedQueries;
import dev.querytool.query.QueryOptions;
import dev.querytool.query.Row;
import dev.querytool.query.SafeQueryExecutor;
import dev.querytool.store.Store;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import dev.querytool.vault.SubKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Three callers of one executor, which keeps no history: one whose rows a grant filters, one under
 * a grant that needs a barrier, and the administrator, who writes the filter by hand.
 */
@State(Scope.Benchmark)
public class FilterSides {

  private static final Secret PASSWORD = Secret.of("a long password");
  private static final int STEP = 7_919;

  /** The engine, by the name of its dialect; set by the run. */
  @Param("SQLITE")
  public String engine;

  private Path folder;
  private Store store;
  private SubKeys subKeys;
  private Accounts accounts;
  private Grants grants;
  private ManagedConnections connections;
  private ManagedCatalog catalog;
  private ManagedQueries queries;
  private Function<Caller, CallerRights> rights;
  private SafeQueryExecutor admin;
  private SafeQueryExecutor clerk;
  private SafeQueryExecutor fenced;
  private long position;

  /** Opens all of it, and refuses to measure if the callers do not read the same. */
  @Setup
  public void open() throws IOException {
    Logging.warningsOnly();
    folder = Files.createTempDirectory("querytool-benchmark");
    Clock clock = Clock.systemUTC();
    store = Store.open(folder.resolve("querytool.db"), clock, Duration.ofSeconds(40));
    CredentialVault vault =
        CredentialVault.create(store.credentials(), MasterKey.of(FilterSides::masterKey), clock);
    subKeys = vault.subKeys();
    SealedAccounts sealed = SealedAccounts.over(store.accounts(), subKeys);
    accounts = Accounts.create(sealed, clock);
    connections = ManagedConnections.builder(store.connections(), vault).clock(clock).build();
    connections.addStep(MetadataCatalog.registrationStep(store.catalog(), clock));
    catalog = MetadataCatalog.create(connections, store.catalog(), clock);
    ApiKeyStore keys = sealed.owning(store.apiKeys());
    rights = CallerRights.ofCallers(sealed, keys, store.grants(), seals(), clock);
    grants = Grants.create(store.grants(), sealed, keys, seals(), clock);
    queries = SafeQueryExecutor.create(connections, catalog, clock, QueryOptions.defaults());
    register(Address.of(Dialect.valueOf(engine)));
    accounts.register("admin", PASSWORD);
    admin = logIn("admin");
    clerk = granted("clerk", "");
    fenced = granted("fenced", " AND id + 0 > 0");
    for (FilteredQuery query : FilteredQuery.values()) {
      requireSameRows(query);
    }
  }

  private SealedGrants seals() {
    return SealedGrants.of(
        subKeys,
        connection -> {
          DatabaseConnection used = connections.connection(connection);
          return Optional.of(new GrantPlace(used.id(), used.name(), used.leadsTo()));
        });
  }

  private void register(Address address) {
    if (address.password().isEmpty()) {
      connections.register(Workplace.CONNECTION, address.url());
    } else {
      connections.register(Workplace.CONNECTION, address.url(), Secret.of(address.password()));
    }
  }

  private SafeQueryExecutor granted(String name, String more) {
    String uid = accounts.register(name, PASSWORD).uid();
    accounts.setAttributes(uid, Map.of("region", FilteredTables.REGION));
    grants.grant(
        uid,
        Grant.on(Workplace.CONNECTION)
            .table("client")
            .rows("region = :region" + more)
            .table("sale")
            .rows("region = :region" + more)
            .build());
    return logIn(name);
  }

  private SafeQueryExecutor logIn(String name) {
    return queries.as(rights.apply(accounts.authenticate(name, PASSWORD)));
  }

  /** Closes all of it. */
  @TearDown
  public void close() throws IOException {
    queries.close();
    catalog.close();
    connections.close();
    subKeys.close();
    store.close();
    Workplace.delete(folder);
  }

  /** Asks under the filter. */
  List<Row> ours(FilteredQuery query) {
    return run(clerk, query.asked(), query);
  }

  /** Asks with the filter in the text. */
  List<Row> byHand(FilteredQuery query) {
    return run(admin, query.byHand(), query);
  }

  /** Asks under the filter that needs a barrier. */
  List<Row> barrier(FilteredQuery query) {
    return run(fenced, query.asked(), query);
  }

  private List<Row> run(SafeQueryExecutor caller, String text, FilteredQuery query) {
    position = (position + STEP) % Sides.ROWS;
    return query.bind(caller.on(Workplace.CONNECTION).sql(text), position).run().rows();
  }

  private void requireSameRows(FilteredQuery query) {
    position = 0;
    List<List<Object>> ours = values(ours(query));
    position = 0;
    List<List<Object>> byHand = values(byHand(query));
    position = 0;
    List<List<Object>> barrier = values(barrier(query));
    if (ours.isEmpty() || !ours.equals(byHand) || !ours.equals(barrier)) {
      throw new IllegalStateException("the callers do not read the same by " + query);
    }
  }

  private static List<List<Object>> values(List<Row> rows) {
    return rows.stream().map(row -> List.<Object>of(row.toString())).toList();
  }

  private static byte[] masterKey() {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 1);
    return key;
  }
}
