package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.catalog.ManagedCatalog;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.connection.Dialect;
import dev.querytool.connection.ManagedConnections;
import dev.querytool.error.QueryToolException;
import dev.querytool.store.Store;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.OwnServer;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Queries on a server that is registered, read, pooled and stored as in an application. */
@ParameterizedClass
@EnumSource(
    value = Dialect.class,
    names = {"POSTGRES", "MARIADB"})
class RegisteredServerTest {

  private static final Clock CLOCK = Clock.systemUTC();

  private static OwnServer own;
  private static ShopEngine engine;

  @Parameter Dialect dialect;
  @TempDir Path folder;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private Store store;
  private ManagedConnections connections;
  private ManagedCatalog catalog;
  private ManagedQueries queries;

  @BeforeParameterizedClassInvocation
  static void start(Dialect dialect) {
    own = OwnServer.start(dialect);
    engine = ShopEngine.of(own.server());
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    own.close();
  }

  @BeforeEach
  void open() {
    TestDatabase database = engine.database();
    TestDatabase.LogIn reader = database.newReader();
    store = Store.open(folder.resolve("querytool.db"), CLOCK, Duration.ofSeconds(60));
    CredentialVault vault =
        CredentialVault.create(
            store.credentials(),
            MasterKey.fromFileOrCreate(folder.resolve("querytool.key")),
            CLOCK);
    connections =
        ManagedConnections.builder(store.connections(), vault)
            .acquireTimeout(Duration.ofSeconds(60))
            .build();
    connections.addStep(MetadataCatalog.registrationStep(store.catalog(), CLOCK));
    catalog = MetadataCatalog.create(connections, store.catalog(), CLOCK);
    queries = SafeQueryExecutor.create(connections, catalog, CLOCK, QueryOptions.defaults());
    connections.register("shop", database.url(reader.user()), Secret.of(reader.password()));
  }

  @AfterEach
  void close() throws InterruptedException {
    queries.close();
    catalog.close();
    connections.close();
    store.close();
    executor.shutdownNow();
    assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  private QuerySpec sql(String text) {
    return queries.on("shop").sql(text);
  }

  @Test
  void runsWhatTheCatalogueKnows() {
    record Top(long customerId, double total) {}

    assertThat(
            sql("SELECT customer_id, sum(total) AS total FROM orders WHERE created_at >= :since"
                    + " GROUP BY customer_id ORDER BY 2 DESC")
                .param("since", LocalDate.of(2026, 1, 1))
                .list(Top.class))
        .containsExactly(new Top(7, 30.75), new Top(8, 5.0));
  }

  @Test
  void leavesAStreamEarlyAndGoesOn() throws SQLException {
    long before = fetches();
    for (int i = 0; i < 20; i++) {
      try (RowStream rows = sql("SELECT id, label FROM numbers").stream()) {
        assertThat(rows.iterator().next().size()).isEqualTo(2);
      }
    }
    assertThat(sql("SELECT id FROM numbers").stream()).hasSize(20_000);

    if (dialect == Dialect.MARIADB) {
      assertThat(fetches()).isGreaterThan(before + 20);
    }
  }

  @Test
  void aStatementThatRunsTooLongLeavesAWorkingConnection() {
    for (int i = 0; i < 5; i++) {
      QuerySpec tooLong = sql(engine.endless()).timeout(Duration.ofMillis(50));
      assertThat(catchThrowableOfType(QueryTimeoutException.class, tooLong::run)).isNotNull();
      assertThat(sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
    }
  }

  @Test
  void aServerThatIsKilledEndsTheQueryInOneErrorAndTheNextFindsItAgain() {
    QueryHandle running = sql(engine.endless()).timeout(Duration.ofSeconds(60)).start(executor);
    RowStream rows = sql("SELECT id, label FROM numbers").stream();
    Iterator<Row> iterator = rows.iterator();
    iterator.next();
    Await.until("it runs on the server", this::isWorking);

    own.kill();
    try {
      QueryToolException ofQuery = catchThrowableOfType(QueryToolException.class, running::join);
      QueryToolException ofStream =
          catchThrowableOfType(
              QueryToolException.class, () -> iterator.forEachRemaining(row -> {}));

      for (QueryToolException failure : new QueryToolException[] {ofQuery, ofStream}) {
        assertThat(failure).isInstanceOf(QueryExecutionException.class);
        assertThat(failure).hasMessageContainingAll("'shop'", "lost its connection");
        assertThat(failure.retryable()).isTrue();
      }
      rows.close();
    } finally {
      own.startAgain();
    }

    assertThat(sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
    assertThat(sql("SELECT id FROM numbers").stream()).hasSize(20_000);
  }

  private boolean isWorking() {
    String sql =
        dialect == Dialect.POSTGRES
            ? "SELECT count(*) FROM pg_stat_activity WHERE state = 'active'"
                + " AND pid <> pg_backend_pid() AND query LIKE '%numbers%'"
            : "SELECT count(*) FROM information_schema.processlist WHERE id <> connection_id()"
                + " AND info LIKE '%numbers%'";
    try {
      return number(sql, 1) == 1;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private long fetches() throws SQLException {
    return dialect == Dialect.MARIADB ? number("SHOW GLOBAL STATUS LIKE 'Com_stmt_fetch'", 2) : 0;
  }

  private static long number(String sql, int place) throws SQLException {
    try (Connection connection = engine.database().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(place);
    }
  }
}
