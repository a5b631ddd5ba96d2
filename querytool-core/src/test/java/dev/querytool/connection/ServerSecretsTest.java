package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.error.QueryToolException;
import dev.querytool.store.Store;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.OwnServer;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

@ParameterizedClass
@EnumSource(
    value = Dialect.class,
    names = {"POSTGRES", "MARIADB"})
class ServerSecretsTest {

  private static final String WORD = "correct/horse@battery#9182";
  private static final String ENCODED = "correct%2Fhorse%40battery%239182";
  private static final String[] FORMS = {WORD, ENCODED};
  private static final String PLANTED = "planted-7731-word";

  @TempDir private static Path logs;
  private static final Map<Dialect, OwnServer> SERVERS = new EnumMap<>(Dialect.class);

  private final Dialect dialect;
  @TempDir private Path folder;
  private OwnServer server;
  private SecretPlaces places;
  private Store store;
  private ManagedConnections connections;

  ServerSecretsTest(Dialect dialect) {
    this.dialect = dialect;
  }

  @BeforeEach
  void open() throws Exception {
    server = running(dialect);
    places = new SecretPlaces(folder, logs.resolve(dialect.name()));
    store = Store.open(folder.resolve("querytool.db"), Clock.systemUTC(), Duration.ofSeconds(60));
    connections = connections();
  }

  @AfterEach
  void close() {
    connections.close();
    store.close();
    places.close();
  }

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(OwnServer::close);
    SERVERS.clear();
  }

  @Test
  void findsAWordInEachPlaceWhereItIsPlanted() throws Exception {
    places.show(new IllegalStateException("outer", new SQLException(PLANTED)));
    LoggerFactory.getLogger("com.zaxxer.hikari.pool").trace("{}", PLANTED);
    java.util.logging.Logger.getLogger("org.postgresql.core").finest(PLANTED);
    Files.writeString(folder.resolve("querytool.db-wal2"), PLANTED);
    asAdmin("SELECT '" + PLANTED + "'");
    ObjectName bean = new ObjectName("test:name=" + PLANTED);
    ManagementFactory.getPlatformMBeanServer()
        .registerMBean(new StandardMBean(() -> {}, Runnable.class), bean);
    Await.until("all places show it", () -> places.holding(PLANTED).size() == 6);
    ManagementFactory.getPlatformMBeanServer().unregisterMBean(bean);
  }

  @Test
  void findsTheNameOfAThread() {
    CountDownLatch end = new CountDownLatch(1);
    Thread named = new Thread(() -> awaited(end), "of " + PLANTED);
    named.start();
    assertThat(places.holding(PLANTED)).containsExactly("names");
    end.countDown();
  }

  @Test
  void showsNoPasswordOfAUrlWhileAllGoesWell() throws Exception {
    places.show(connections.addListener((name, from, to) -> places.show(name + from + to)));
    DatabaseConnection saved = connections.register("shop", url("reader", ENCODED));
    places.show(saved + saved.url() + saved.tls() + saved.credentialId());
    assertThat(answer()).isEqualTo("1");
    try (ReadSession session = connections.borrow("shop")) {
      places.show(session + " " + session.jdbc());
      places.show(session.jdbc().getMetaData().getURL());
      places.look();
      session.evict();
    }
    places.show(connections.register("shop", url("reader", ENCODED), Secret.of(WORD)));
    places.show(connections.register("other", url("reader", null), Secret.of(WORD)).url());
    places.show(connections.test(url("reader", ENCODED), Secret.of("")));
    places.show(connections.test("shop"));
    places.show(connections.list() + " " + connections.state("shop"));
    connections.close();
    connections = connections();
    assertThat(answer()).isEqualTo("1");
    connections.remove("other");
    assertThat(places.holding("INSERT INTO connections")).contains("our log");
    assertThat(places.holding("reader")).contains("store", "server's log");
    assertThat(places.holding("org.postgresql").contains("drivers' log"))
        .isEqualTo(dialect == Dialect.POSTGRES);
    assertThat(places.holding(FORMS)).isEmpty();
  }

  @Test
  void showsNoPasswordOfAUrlWhenSomethingFails() {
    String good = url("reader", ENCODED);
    connections.register("shop", good);
    for (String bad :
        List.of(
            url("reader", "x" + ENCODED),
            url("nobody", ENCODED),
            url("reader", WORD),
            good.replace("localhost", "localhost:x"),
            good.replace("localhost", "local host"),
            good.replaceFirst(":[0-9]+/", ":1/"),
            good.replace("localhost", "db.invalid"),
            good.replaceFirst("/[a-z]*$", "/nowhere"),
            good + "?sslmode=verify-full",
            good + "?sslrootcert=" + ENCODED,
            good + "?" + ENCODED + "=1",
            good + "?password=other" + ENCODED)) {
      fail(() -> connections.register("bad", bad));
      fail(() -> connections.register("shop", bad));
      fail(() -> connections.test(bad, Secret.of("other " + WORD)));
    }
    places.show(connections.test(url("reader", "x" + ENCODED), Secret.of("")));
    places.show(connections.lastError("shop"));
    assertThat(connections.list()).hasSize(1);
    assertThat(places.holding("cannot connect")).contains("shown");
    assertThat(places.holding(FORMS)).isEmpty();
  }

  private ManagedConnections connections() {
    CredentialVault vault =
        CredentialVault.create(
            store.credentials(), MasterKey.of(ServerSecretsTest::key), Clock.systemUTC());
    return ManagedConnections.builder(store.connections(), vault)
        .acquireTimeout(Duration.ofSeconds(60))
        .build();
  }

  private void fail(Runnable failing) {
    try {
      failing.run();
    } catch (QueryToolException e) {
      places.show(e);
      places.show(e.details());
      places.show(e.toErrorResponse(Locale.ENGLISH));
      return;
    }
    throw new AssertionError("did not fail");
  }

  private String answer() throws SQLException {
    try (ReadSession session = connections.borrow("shop");
        Statement statement = session.jdbc().createStatement();
        ResultSet row = statement.executeQuery("SELECT 1")) {
      row.next();
      return row.getString(1);
    }
  }

  private String url(String user, @Nullable String password) {
    return (dialect == Dialect.POSTGRES ? "postgres://" : "mysql://")
        + user
        + (password == null ? "" : ":" + password)
        + "@localhost:"
        + server.port()
        + (dialect == Dialect.POSTGRES ? "/postgres" : "/test");
  }

  private void asAdmin(String... statements) throws SQLException {
    execute(server, statements);
  }

  private static void execute(OwnServer server, String... statements) throws SQLException {
    try (Connection admin = server.server().connect(null);
        Statement statement = admin.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static synchronized OwnServer running(Dialect dialect) throws Exception {
    OwnServer known = SERVERS.get(dialect);
    if (known != null) {
      return known;
    }
    OwnServer started = dialect == Dialect.POSTGRES ? startedPostgres() : startedMariadb();
    SERVERS.put(dialect, started);
    return started;
  }

  private static OwnServer startedPostgres() throws Exception {
    OwnServer started =
        OwnServer.start(
            Dialect.POSTGRES,
            Map.of(
                "logging_collector", "on",
                "log_directory", logFolder(Dialect.POSTGRES).toString(),
                "log_connections", "on",
                "log_statement", "all",
                "log_min_messages", "debug1"));
    Path rules = started.data().resolve("pg_hba.conf");
    Files.writeString(
        rules, "host all reader,nobody all scram-sha-256\n" + Files.readString(rules));
    execute(
        started,
        "SET log_statement = 'none'",
        "CREATE ROLE reader LOGIN PASSWORD '" + WORD + "'",
        "SELECT pg_reload_conf()");
    return started;
  }

  private static OwnServer startedMariadb() throws Exception {
    Path log = logFolder(Dialect.MARIADB).resolve("general.log");
    OwnServer started =
        OwnServer.start(
            Dialect.MARIADB, Map.of("general_log", "1", "general_log_file", log.toString()));
    execute(
        started,
        "SET GLOBAL general_log = 0",
        "CREATE DATABASE IF NOT EXISTS test",
        "CREATE USER reader IDENTIFIED BY '" + WORD + "'",
        "GRANT SELECT ON test.* TO reader",
        "SET GLOBAL general_log = 1");
    return started;
  }

  private static Path logFolder(Dialect dialect) throws IOException {
    return Files.createDirectories(logs.resolve(dialect.name()));
  }

  private static void awaited(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] key() {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 5);
    return key;
  }
}
