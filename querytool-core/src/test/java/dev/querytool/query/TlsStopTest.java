package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.connection.Dialect;
import dev.querytool.connection.Tls;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.OwnServer;
import dev.querytool.testkit.StallingProxy;
import dev.querytool.testkit.TestAuthority;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What stops queries also stops those whose connection is encrypted. */
@ParameterizedClass
@MethodSource("dialects")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsStopTest {

  @TempDir static Path folder;
  private static ShopEngine engine;
  private static AutoCloseable own = () -> {};

  @Parameter Dialect dialect;
  @TempDir Path store;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private ServerList server;
  private StallingProxy wire;
  private WiredQueries queries;

  /** MySQL makes a certificate by itself. */
  @BeforeParameterizedClassInvocation
  static void start(Dialect dialect) throws IOException {
    engine = ShopEngine.of(dialect == Dialect.MYSQL ? Engines.of(dialect) : encrypted(dialect));
  }

  private static TestServer encrypted(Dialect dialect) throws IOException {
    TestAuthority.Identity identity =
        TestAuthority.create(folder, "of-" + dialect).issue("server", "dns:localhost");
    Files.setPosixFilePermissions(identity.key(), PosixFilePermissions.fromString("rw-------"));
    String certificate = identity.certificate().toString();
    String key = identity.key().toString();
    OwnServer started =
        OwnServer.start(
            dialect,
            dialect == Dialect.POSTGRES
                ? Map.of("ssl", "on", "ssl_cert_file", certificate, "ssl_key_file", key)
                : Map.of("ssl-cert", certificate, "ssl-key", key));
    own = started;
    return started.server();
  }

  @AfterParameterizedClassInvocation
  static void stop() throws Exception {
    engine.close();
    own.close();
    own = () -> {};
  }

  static Stream<Dialect> dialects() {
    return ShopEngine.someServers().map(ShopEngine::dialect);
  }

  @BeforeEach
  void open() {
    TestDatabase database = engine.database();
    TestDatabase.LogIn reader = database.newReader();
    server = new ServerList(database);
    wire = StallingProxy.to(database.server());
    queries =
        WiredQueries.impatient(store, Duration.ofSeconds(1), QueryOptions.defaults())
            .with("shop", wire.url(database, reader.user()), reader, Tls.encrypted());
  }

  @AfterEach
  void close() throws InterruptedException {
    wire.close();
    queries.close();
    executor.shutdownNow();
    assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    server.killAll();
  }

  @Test
  void cancelsOnTheServer() {
    QueryHandle running = queries.sql("shop", engine.endless()).start(executor);
    Await.until("it runs on the server", () -> server.working() == 1);

    running.cancel();

    assertThat(catchThrowableOfType(QueryCancelledException.class, running::join)).isNotNull();
    Await.until("it is gone", () -> server.working() == 0);
    assertThat(queries.sql("shop", "SELECT id FROM orders").run().rowCount()).isEqualTo(3);
  }

  @Test
  void cutsOffAHostThatFellSilent() {
    QueryHandle running = queries.sql("shop", engine.endless()).start(executor);
    Await.until("it runs on the server", () -> server.working() == 1);
    wire.stall();

    running.cancel();

    assertThat(catchThrowableOfType(QueryCancelledException.class, running::join)).isNotNull();
    queries.queries().close();
    assertThat(WiredQueries.threads()).isEmpty();
  }
}
