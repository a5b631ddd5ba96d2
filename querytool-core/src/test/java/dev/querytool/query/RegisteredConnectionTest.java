package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.catalog.ManagedCatalog;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.connection.ConnectionFailedException;
import dev.querytool.connection.ConnectionNotFoundException;
import dev.querytool.connection.ManagedConnections;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.guard.TouchedTable;
import dev.querytool.store.Store;
import dev.querytool.testkit.LibraryThreads;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Queries on connections that are registered, read, pooled and stored as in an application. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegisteredConnectionTest {

  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;
  private Path file;
  private Store store;
  private ManagedConnections connections;
  private ManagedCatalog catalog;
  private ManagedQueries queries;

  @BeforeEach
  void open() {
    LibraryThreads.awaitNone();
    file = folder.resolve("shop.db");
    SqliteSessions.prepare(file, Shop.schema());
    store = Store.open(folder.resolve("querytool.db"), CLOCK, Duration.ofSeconds(60));
    CredentialVault vault = CredentialVault.create(store.credentials(), MasterKey.none(), CLOCK);
    connections =
        ManagedConnections.builder(store.connections(), vault)
            .acquireTimeout(Duration.ofSeconds(60))
            .build();
    connections.addStep(MetadataCatalog.registrationStep(store.catalog(), CLOCK));
    catalog = MetadataCatalog.create(connections, store.catalog(), CLOCK);
    queries = SafeQueryExecutor.create(connections, catalog, CLOCK, QueryOptions.defaults());
    connections.register("shop", "sqlite:" + file);
  }

  @AfterEach
  void close() {
    queries.close();
    catalog.close();
    connections.close();
    store.close();
    assertThat(LibraryThreads.names()).isEmpty();
  }

  @Test
  void runsWhatTheCatalogueKnows() {
    record Top(long customerId, double total) {}

    List<Top> best =
        queries
            .on("shop")
            .sql(
                "SELECT customer_id, sum(total) AS total FROM orders"
                    + " WHERE created_at >= :since GROUP BY 1 ORDER BY 2 DESC")
            .param("since", LocalDate.of(2026, 1, 1))
            .limit(20)
            .list(Top.class);

    assertThat(best).containsExactly(new Top(7, 30.75), new Top(8, 5.0));
  }

  @Test
  void showsTheProofOfWhatItRuns() {
    ReadOnlyQuery proof = queries.on("shop").sql("SELECT note FROM Orders o").check();

    assertThat(proof.tables()).containsExactly(new TouchedTable("main", "orders", List.of("note")));
    assertThat(proof.snapshotVersion()).isPresent();
  }

  @Test
  void namesTheNearestConnection() {
    assertThatThrownBy(() -> queries.on("shpo"))
        .isInstanceOf(ConnectionNotFoundException.class)
        .hasMessageContaining("shop");
  }

  @Test
  void findsATableThatCameAfterTheRegistration() {
    SqliteSessions.prepare(file, "CREATE TABLE parcels (id INTEGER PRIMARY KEY, weight REAL)");

    assertThat(queries.on("shop").sql("SELECT weight FROM parcels").run().columns())
        .containsExactly(new Column("weight", "REAL"));
  }

  @Test
  void refusesATableThatIsNowhereWithTheNearestName() {
    assertThatThrownBy(() -> queries.on("shop").sql("SELECT id FROM ordres").run())
        .isInstanceOfSatisfying(
            QueryRefusedException.class,
            refused ->
                assertThat(refused.violations().get(0).candidates().toString()).contains("orders"));
  }

  @Test
  void aStatementThatRunsTooLongLeavesAWorkingConnection() {
    SafeQueryExecutor.OnConnection shop = queries.on("shop");

    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> shop.sql(Shop.ENDLESS).timeout(Duration.ofMillis(20)).run())
          .isInstanceOf(QueryTimeoutException.class);
      assertThat(shop.sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
    }
  }

  @Test
  void aValueAboveWhatTheSessionAllowsIsTooLarge() {
    QuerySpec spec = queries.on("shop").sql("SELECT :part || :part");

    assertThatThrownBy(() -> spec.param("part", "x".repeat(9_000_000)).run())
        .isInstanceOf(ResultTooLargeException.class);
    assertThat(spec.param("part", "x".repeat(100_000)).run().rowCount()).isEqualTo(1);
  }

  @Test
  void removingTheConnectionRefusesWhatComes() {
    QuerySpec spec = queries.on("shop").sql("SELECT id FROM orders");
    assertThat(spec.run().rowCount()).isEqualTo(3);

    connections.remove("shop");

    assertThatThrownBy(spec::run).isInstanceOf(ConnectionNotFoundException.class);
  }

  @Test
  void streamsAreGivenBackToThePool() {
    for (int i = 0; i < 20; i++) {
      try (RowStream rows = queries.on("shop").sql("SELECT id FROM numbers").stream()) {
        assertThat(rows.iterator().next().size()).isEqualTo(1);
      }
    }
    for (int i = 0; i < 20; i++) {
      assertThat(queries.on("shop").sql("SELECT id FROM orders").stream()).hasSize(3);
    }
  }

  @Test
  void manyThreadsOnASmallPoolEndAsRowsOrOneTypedError() throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(20);
    List<QueryHandle> handles = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      QuerySpec spec =
          i % 3 == 0
              ? queries.on("shop").sql(Shop.ENDLESS).timeout(Duration.ofMillis(5 + i % 20))
              : queries.on("shop").sql("SELECT id, label FROM numbers").limit(100);
      handles.add(spec.start(executor));
    }
    for (int i = 0; i < 300; i += 7) {
      handles.get(i).cancel();
    }

    int rows = 0;
    for (QueryHandle handle : handles) {
      try {
        rows += handle.join().rowCount() == 100 ? 1 : 0;
      } catch (QueryToolException typed) {
        assertThat(typed)
            .isInstanceOfAny(
                QueryTimeoutException.class,
                QueryCancelledException.class,
                ConnectionFailedException.class);
      }
    }
    executor.shutdown();
    assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(rows).isGreaterThan(100);
    assertThat(queries.on("shop").sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
  }
}
