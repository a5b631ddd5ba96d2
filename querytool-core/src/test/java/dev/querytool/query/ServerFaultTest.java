package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.connection.Dialect;
import dev.querytool.connection.ReadSession;
import dev.querytool.error.QueryToolException;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong on a server becomes one typed error that says where, and what to do. */
@ParameterizedClass
@MethodSource("dev.querytool.query.ShopEngine#servers")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServerFaultTest {

  @Parameter ShopEngine engine;
  @TempDir Path folder;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private Shop shop;

  @BeforeEach
  void open() {
    shop = engine.open(folder);
  }

  @AfterEach
  void close() throws InterruptedException {
    shop.close();
    executor.shutdownNow();
    assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(shop.sessions().lent()).isZero();
    assertThat(shop.sessions().open()).isZero();
  }

  private boolean isPostgres() {
    return engine.dialect() == Dialect.POSTGRES;
  }

  @Test
  void aColumnThatIsGoneIsAFaultOfTheStatement() {
    TestDatabase database = engine.database();
    database.execute("DROP TABLE IF EXISTS parts", "CREATE TABLE parts (id bigint, weight bigint)");
    shop.close();
    shop = engine.open(folder);
    database.execute("ALTER TABLE parts DROP COLUMN weight");

    QueryExecutionException failure =
        failure(
            shop.sql("SELECT\n  id, -- the key\n  weight\nFROM parts WHERE id = :id").param("id", 1)
                ::run);

    assertThat(failure).hasMessageContainingAll("'shop'", "weight");
    assertThat(failure.retryable()).isFalse();
    assertThat(failure.details()).containsEntry("sqlState", isPostgres() ? "42703" : "42S22");
    assertThat(shop.sessions().evictions()).isZero();
    if (isPostgres()) {
      assertThat(failure.details()).containsEntry("line", 3).containsEntry("column", 3);
      assertThat(failure).hasMessageContaining("at line 3, column 3");
    }
  }

  @Test
  void aPlaceBehindParametersIsThatOfTheText() {
    engine.database().execute("DROP TABLE IF EXISTS q", "CREATE TABLE q (id bigint, t bigint)");
    shop.close();
    shop = engine.open(folder);
    engine.database().execute("ALTER TABLE q DROP COLUMN t");
    String text =
        "SELECT id FROM q WHERE id IN (:a, :b, :a, :b, :a, :b, :a, :b, :a, :b, :a)\n AND '下单😀?' <> :c"
            + "\n AND id = :a /* more */ AND t > 1 LIMIT 5000";

    QueryExecutionException failure =
        failure(shop.sql(text).param("a", 1).param("b", 2).param("c", "下")::run);

    if (isPostgres()) {
      assertThat(failure.details()).containsEntry("line", 3).containsEntry("column", 29);
    } else {
      assertThat(failure.details()).containsEntry("vendorCode", 1054);
    }
  }

  @Test
  void divisionByZeroIsAFaultOfTheStatement() {
    QuerySpec spec = shop.sql("SELECT id / (id - 1) FROM orders");

    if (isPostgres()) {
      assertThat(failure(spec::run).details()).containsEntry("sqlState", "22012");
      assertThat(shop.sessions().evictions()).isZero();
    } else {
      assertThat(spec.run().rows().get(0).value(0)).isEmpty();
    }
  }

  @Test
  void theEnginesOwnTimeLimitIsATimeout() {
    bound(
        isPostgres()
            ? "SET statement_timeout = 200"
            : engine.dialect() == Dialect.MARIADB
                ? "SET max_statement_time = 0.2"
                : "SET max_execution_time = 200");

    QueryTimeoutException failure =
        catchThrowableOfType(QueryTimeoutException.class, shop.sql(engine.endless())::run);

    assertThat(failure).hasMessageContainingAll("'shop'", "the database's own limit");
    assertThat(failure.retryable()).isTrue();
    assertThat(failure.details()).containsKey("sqlState");
    bound(
        isPostgres()
            ? "SET statement_timeout = 0"
            : engine.dialect() == Dialect.MARIADB
                ? "SET max_statement_time = 0"
                : "SET max_execution_time = 0");
    assertThat(shop.sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
  }

  @Test
  void aStatementThatSomebodyElseCancelsMayBeRunAgain() {
    QueryHandle running = shop.sql(engine.endless()).start(executor);
    Await.until("it runs on the server", () -> working() == 1);

    end(false);

    QueryExecutionException failure = failure(running::join);
    assertThat(failure.retryable()).isTrue();
    assertThat(shop.sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
  }

  @Test
  void aSessionThatSomebodyKillsIsReplaced() {
    QueryHandle running = shop.sql(engine.endless()).start(executor);
    Await.until("it runs on the server", () -> working() == 1);

    end(true);

    QueryExecutionException failure = failure(running::join);
    assertThat(failure).hasMessageContaining("lost its connection");
    assertThat(failure.retryable()).isTrue();
    assertThat(failure.details()).containsKey("sqlState");
    assertThat(shop.sessions().evictions()).isEqualTo(1);
    assertThat(shop.sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
  }

  @Test
  void aStreamWhoseSessionSomebodyKillsEndsInOneError() {
    RowStream rows = shop.sql("SELECT id, label FROM numbers").stream();
    Iterator<Row> iterator = rows.iterator();
    iterator.next();

    end(true);

    QueryExecutionException failure = failure(() -> iterator.forEachRemaining(row -> {}));
    assertThat(failure.retryable()).isTrue();
    assertThat(shop.sessions().lent()).isZero();
    assertThat(failure(iterator::hasNext)).isSameAs(failure);
    rows.close();
  }

  @Test
  void aLockThatIsNotFreedMayBeAskedAgain() throws SQLException {
    bound(isPostgres() ? "SET lock_timeout = 100" : "SET lock_wait_timeout = 1");
    try (Connection writer = engine.database().connect();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute(
          isPostgres() ? "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE" : "LOCK TABLES orders WRITE");

      QueryExecutionException failure =
          failure(shop.sql("SELECT id FROM orders").timeout(Duration.ofSeconds(30))::run);

      assertThat(failure.retryable()).isTrue();
      assertThat(failure).hasMessageContaining("busy");
      statement.execute(isPostgres() ? "ROLLBACK" : "UNLOCK TABLES");
    }
    assertThat(shop.sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
  }

  /** MySQL and MariaDB wait for it while they prepare. */
  @Test
  void aQueryThatWaitsForALockIsCancelledOnTheServer() throws SQLException {
    ServerList server = new ServerList(engine.database());
    try (Connection locking = server.lock("orders")) {
      QueryHandle running = shop.sql("SELECT id FROM orders").start(executor);
      Await.until("it waits on the server", () -> server.working() == 1);

      running.cancel();

      assertThat(catchThrowableOfType(QueryCancelledException.class, running::join)).isNotNull();
      Await.until("it waits no more", () -> server.working() == 0);
      assertThat(locking.isClosed()).isFalse();
    }
  }

  @Test
  void aCancelledQueryIsGoneFromTheServerAtOnce() {
    QueryHandle running =
        shop.sql(engine.endless()).timeout(Duration.ofMinutes(10)).start(executor);
    Await.until("it runs on the server", () -> working() == 1);

    running.cancel();

    assertThat(catchThrowableOfType(QueryCancelledException.class, running::join)).isNotNull();
    Await.until("it is gone", () -> working() == 0);
    assertThat(shop.sessions().evictions()).isEqualTo(1);
    assertThat(shop.sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
  }

  @Test
  void aQueryThatRanTooLongIsGoneFromTheServer() {
    QuerySpec spec = shop.sql(engine.endless()).timeout(Duration.ofMillis(200));

    assertThat(catchThrowableOfType(QueryTimeoutException.class, spec::run)).isNotNull();

    Await.until("it is gone", () -> working() == 0);
    assertThat(shop.sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
  }

  /** The first row is there at once, the next never comes. */
  @Test
  void aStreamIsCancelledWhileItFetches() {
    String text =
        "SELECT a.id FROM numbers AS a, numbers AS b, numbers AS c WHERE a.id + b.id + c.id < 10"
            + " OR (a.id > 20 AND b.id < 0)";
    QuerySpec spec = shop.sql(text).timeout(Duration.ofMillis(400));

    QueryTimeoutException failure =
        catchThrowableOfType(
            QueryTimeoutException.class,
            () -> {
              try (RowStream rows = spec.stream()) {
                rows.forEach(row -> {});
              }
            });

    assertThat(failure).isNotNull();
    Await.until("it is gone", () -> working() == 0);
  }

  private static QueryExecutionException failure(ThrowingCallable query) {
    QueryToolException failure = catchThrowableOfType(QueryToolException.class, query);
    assertThat(failure).isInstanceOf(QueryExecutionException.class);
    return (QueryExecutionException) failure;
  }

  /** Sets something in every session that the shop lends from now on: it keeps one. */
  private void bound(String statement) {
    try (ReadSession session = shop.sessions().borrow("shop");
        Statement set = session.jdbc().createStatement()) {
      set.execute(statement);
      session.jdbc().commit();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Ends what the shop's sessions are doing, or the sessions themselves, as an administrator. */
  private void end(boolean session) {
    Await.until("a session is there", () -> shop.sessions().open() == 1 && !others().isEmpty());

    for (long id : others()) {
      execute(
          isPostgres()
              ? "SELECT pg_%s_backend(%d)".formatted(session ? "terminate" : "cancel", id)
              : "KILL %s %d".formatted(session ? "CONNECTION" : "QUERY", id));
    }
    if (session) {
      Await.until("the sessions are gone", () -> others().isEmpty());
    }
  }

  /** What is listed may be gone by itself. */
  private void execute(String statement) {
    try (Connection connection = engine.database().connect();
        Statement administrator = connection.createStatement()) {
      administrator.execute(statement);
    } catch (SQLException gone) {
      assertThat(gone.getMessage()).contains("Unknown thread");
    }
  }

  private long working() {
    return ids(isPostgres()
            ? "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND state = 'active' AND query LIKE '%numbers%'"
            : "SELECT id FROM information_schema.processlist WHERE db = database()"
                + " AND id <> connection_id() AND info LIKE '%numbers%'")
        .size();
  }

  private List<Long> others() {
    return ids(
        isPostgres()
            ? "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            : "SELECT id FROM information_schema.processlist WHERE db = database()"
                + " AND id <> connection_id()");
  }

  private List<Long> ids(String sql) {
    List<Long> ids = new ArrayList<>();
    try (Connection connection = engine.database().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return ids;
  }
}
