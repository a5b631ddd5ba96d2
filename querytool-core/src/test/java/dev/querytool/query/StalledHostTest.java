package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.error.QueryToolException;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.StallingProxy;
import dev.querytool.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A host that answers nobody any more ends its own queries in time, and delays no other's. */
@ParameterizedClass
@MethodSource("dev.querytool.query.ShopEngine#someServers")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StalledHostTest {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration LONGER_THAN_THE_TEST = Duration.ofMinutes(2);

  /** What a busy machine may need until all is under way that then falls silent. */
  private static final Duration TO_BEGIN = Duration.ofSeconds(3);

  @Parameter ShopEngine engine;
  @TempDir Path folder;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private ServerList server;
  private StallingProxy wire;
  private WiredQueries queries;

  @BeforeEach
  void open() {
    TestDatabase database = engine.database();
    server = new ServerList(database);
    wire = StallingProxy.to(database.server());
    queries = opened(folder, PATIENCE, LONGER_THAN_THE_TEST);
  }

  private WiredQueries opened(Path place, Duration patience, Duration lifetime) {
    TestDatabase database = engine.database();
    TestDatabase.LogIn reader = database.newReader();
    QueryOptions options = QueryOptions.builder().streamLifetime(lifetime).build();
    return WiredQueries.impatient(place, patience, options)
        .with("near", database.url(reader.user()), reader)
        .with("far", wire.url(database, reader.user()), reader);
  }

  @AfterEach
  void close() throws InterruptedException {
    wire.close();
    queries.close();
    executor.shutdownNow();
    assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    server.killAll();
  }

  /** Those far away wait for a lock, which costs a server nothing, and are not given up. */
  @Test
  void delaysNeitherTimeoutsNorCancelsOfAnotherConnection() throws SQLException, IOException {
    queries.close();
    Path other = Files.createDirectory(folder.resolve("patient"));
    queries = opened(other, LONGER_THAN_THE_TEST, LONGER_THAN_THE_TEST);
    List<QueryHandle> far = new ArrayList<>();
    try (Connection locking = server.lock("orders")) {
      for (int i = 0; i < 4; i++) {
        far.add(queries.sql("far", "SELECT id FROM orders").start(executor));
      }
      Await.until("all run on the server", () -> server.working() == 4);
      wire.stall();
      far.forEach(QueryHandle::cancel);
      assertThat(far).noneMatch(QueryHandle::isDone);

      QuerySpec tooLong = endless("near").timeout(Duration.ofMillis(50));
      assertThat(catchThrowableOfType(QueryTimeoutException.class, tooLong::run)).isNotNull();
      assertThat(far).noneMatch(QueryHandle::isDone);
      assertThat(locking.isClosed()).isFalse();
    }
    QueryHandle near = endless("near").start(executor);
    near.cancel();
    assertThat(catchThrowableOfType(QueryCancelledException.class, near::join)).isNotNull();
    assertThat(far).noneMatch(QueryHandle::isDone);
    wire.close();
    for (QueryHandle handle : far) {
      assertThat(catchThrowableOfType(QueryCancelledException.class, handle::join)).isNotNull();
    }
    Await.until("no thread is left", () -> WiredQueries.threads().size() == 1);
  }

  @Test
  void endsInATimeoutForWhoWaitsAndIsUsedAgainWhenItAnswers() {
    QueryHandle far = endless("far").timeout(TO_BEGIN).start(executor);
    Await.until("it runs on the server", () -> server.working() == 1);
    wire.stall();

    assertThat(catchThrowableOfType(QueryTimeoutException.class, far::join)).isNotNull();

    wire.resume();
    Await.until("its sessions are opened anew", this::answersFarAway);
  }

  @Test
  void endsAStreamThatIsBeingFetched() {
    QuerySpec spec = queries.sql("far", engine.endlessRows()).limit(20_000);
    Iterator<Row> rows = spec.timeout(TO_BEGIN).stream().iterator();
    rows.next();
    wire.stall();

    assertThat(
            catchThrowableOfType(QueryToolException.class, () -> rows.forEachRemaining(row -> {})))
        .isInstanceOf(QueryTimeoutException.class);
  }

  @Test
  void delaysNobodyWhenItsStreamsAreTakenBack() throws Exception {
    queries.close();
    queries = opened(Files.createDirectory(folder.resolve("short")), PATIENCE, TO_BEGIN);
    List<RowStream> far = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      far.add(queries.sql("far", "SELECT id FROM numbers").stream());
      far.get(i).iterator().next();
    }
    wire.stall();
    Await.until("they are taken back", () -> WiredQueries.threads().size() > 1);

    QuerySpec tooLong = endless("near").timeout(Duration.ofMillis(50));
    assertThat(catchThrowableOfType(QueryTimeoutException.class, tooLong::run)).isNotNull();

    far.forEach(RowStream::close);
    wire.resume();
    Await.until("the sessions are there again", this::answersFarAway);
  }

  @Test
  void letsWhoClosesAStreamGo() throws Exception {
    RowStream rows = queries.sql("far", "SELECT id FROM numbers").stream();
    rows.iterator().next();
    wire.stall();

    Future<?> closing = executor.submit(rows::close);

    closing.get(60, TimeUnit.SECONDS);
  }

  @Test
  void closingEndsItsQueriesAndLeavesNoThread() throws Exception {
    QueryHandle running = endless("far").start(executor);
    RowStream idle = queries.sql("far", "SELECT id FROM numbers").stream();
    Iterator<Row> rows = idle.iterator();
    rows.next();
    Await.until("it runs on the server", () -> server.working() >= 1);
    wire.stall();
    running.cancel();

    queries.queries().close();

    assertThat(WiredQueries.threads()).isEmpty();
    Callable<Throwable> ofQuery =
        () -> catchThrowableOfType(QueryCancelledException.class, running::join);
    assertThat(executor.submit(ofQuery).get(60, TimeUnit.SECONDS)).isNotNull();
    assertThat(catchThrowableOfType(QueryToolException.class, rows::next)).isNotNull();
    idle.close();
  }

  @Test
  void closingLeavesNoThreadWhileASessionIsBeingOpened() throws Exception {
    wire.stall();
    QueryHandle opening = queries.sql("far", "SELECT id FROM orders").start(executor);
    Await.until("it is being opened", StalledHostTest::isOpening);

    queries.queries().close();

    assertThat(WiredQueries.threads()).isEmpty();
    wire.close();
    assertThat(catchThrowableOfType(QueryCancelledException.class, opening::join)).isNotNull();
  }

  private static boolean isOpening() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(frame -> frame.getClassName().equals("dev.querytool.connection.PoolFeed"));
  }

  private boolean answersFarAway() {
    try {
      return queries.sql("far", "SELECT id FROM orders").run().rowCount() == 3;
    } catch (QueryToolException notYet) {
      return false;
    }
  }

  private QuerySpec endless(String connection) {
    return queries.sql(connection, engine.endless());
  }
}
