package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.querytool.testkit.Await;
import dev.querytool.testkit.OwnServer;
import dev.querytool.testkit.TestAuthority;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTlsTest {

  private static final String WORD = "correct-horse-9182";
  private static final String ENCRYPTED =
      "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
  private static final TrustFiles TRUST = new TrustFiles();

  @TempDir private static Path folder;
  private static String ca = "";
  private static String otherCa = "";
  private static OwnServer server;
  private static OwnServer old;
  private static OwnServer plain;

  @BeforeAll
  static void start() throws Exception {
    TestAuthority authority = TestAuthority.create(folder, "right");
    ca = authority.pem();
    otherCa = TestAuthority.create(folder, "other").pem();
    server = started(authority.issue("server", "dns:localhost"));
    old = started(authority.issueExpired("old", "dns:localhost"));
    plain = OwnServer.start(Dialect.POSTGRES);
    try (Connection admin = server.server().connect(null);
        Statement statement = admin.createStatement()) {
      for (String user : new String[] {"reader", "encrypted", "telling"}) {
        statement.execute("CREATE ROLE " + user + " LOGIN PASSWORD '" + WORD + "'");
      }
      Path rules = server.data().resolve("pg_hba.conf");
      String before = Files.readString(rules);
      Files.writeString(
          rules,
          """
          hostnossl all encrypted all reject
          host all reader,encrypted all scram-sha-256
          host all telling all password
          """
              + before);
      statement.execute("SELECT pg_reload_conf()");
    }
    Await.until("the rules hold", () -> !opens("encrypted", "localhost", Tls.off()));
  }

  @AfterAll
  static void stop() {
    server.close();
    old.close();
    plain.close();
    TRUST.close();
  }

  @Test
  void encryptsAndTrustsTheGivenAuthority() throws Exception {
    assertThat(encrypted(Tls.verifyFull(ca))).isEqualTo("t");
  }

  @Test
  void trustsEachOfSeveralAuthorities() throws Exception {
    assertThat(encrypted(Tls.verifyFull(otherCa + ca))).isEqualTo("t");
  }

  @Test
  void encryptsWithoutKnowingTheServer() throws Exception {
    assertThat(encrypted(Tls.encrypted())).isEqualTo("t");
  }

  @Test
  void goesWithoutEncryptionWhereThatIsChosen() throws Exception {
    assertThat(encrypted(Tls.off())).isEqualTo("f");
  }

  @Test
  void refusesAServerOfAnotherAuthority() {
    assertThat(DriverOpening.fault(url("reader", "localhost"), Tls.verifyFull(otherCa), TRUST))
        .contains(TlsFault.OTHER_AUTHORITY);
  }

  @Test
  void refusesAServerWhoseAuthorityTheJdkDoesNotKnow() {
    assertThat(DriverOpening.fault(url("reader", "localhost"), Tls.verifyFull(), TRUST))
        .contains(TlsFault.UNKNOWN_AUTHORITY);
  }

  @Test
  void refusesACertificateOfAnotherHost() {
    assertThat(DriverOpening.fault(url("reader", "127.0.0.1"), Tls.verifyFull(ca), TRUST))
        .contains(TlsFault.WRONG_HOST);
  }

  @Test
  void refusesACertificateThatHasExpired() {
    String url = "postgres://postgres@localhost:" + old.port() + "/postgres";
    assertThat(DriverOpening.fault(url, Tls.verifyFull(ca), TRUST)).contains(TlsFault.OUT_OF_DATE);
  }

  @Test
  void refusesAServerThatOffersNoEncryption() {
    String url = "postgres://postgres@localhost:" + plain.port() + "/postgres";
    assertThat(DriverOpening.fault(url, Tls.verifyFull(ca), TRUST)).contains(TlsFault.NOT_OFFERED);
    assertThat(DriverOpening.fault(url, Tls.encrypted(), TRUST)).contains(TlsFault.NOT_OFFERED);
  }

  @Test
  void saysThatTheServerWantsEncryption() {
    assertThat(DriverOpening.fault(url("encrypted", "localhost"), Tls.off(), TRUST))
        .contains(TlsFault.REQUIRED);
  }

  @Test
  void saysWhatToDoWhenRegisteringFails() {
    assertThat(refusal("localhost", Tls.verifyFull(otherCa)))
        .contains("cannot connect to 'localhost:" + server.port(), "find out who answers there");
    assertThat(refusal("localhost", Tls.verifyFull())).contains("tls(Tls.verifyFull(caPem))");
    assertThat(refusal("127.0.0.1", Tls.verifyFull(ca))).contains("names another host");
  }

  @Test
  void reachesTheServerInTheSameWayInTheNextProcess() throws Exception {
    MemoryStore store = new MemoryStore();
    try (ManagedConnections first = ManagedConnections.builder(store, store).build()) {
      first
          .registration("shop", url("reader", "localhost"))
          .tls(Tls.verifyFull(otherCa + ca))
          .register();
    }
    try (ManagedConnections next = ManagedConnections.builder(store, store).build();
        ReadSession session = next.borrow("shop");
        Statement statement = session.jdbc().createStatement();
        ResultSet row = statement.executeQuery(ENCRYPTED)) {
      assertThat(row.next() && row.getBoolean(1)).isTrue();
      assertThat(next.get("shop").tls()).contains(Tls.verifyFull(otherCa + ca));
    }
  }

  @Test
  void leavesNoCertificateBehindWhenTheRegistryCloses() throws Exception {
    MemoryStore store = new MemoryStore();
    String own = otherCa + ca;
    try (ManagedConnections connections = ManagedConnections.builder(store, store).build()) {
      connections.registration("shop", url("reader", "localhost")).tls(Tls.verifyFull(own));
      assertThat(filesOf(own)).isEmpty();
      connections
          .registration("shop", url("reader", "localhost"))
          .tls(Tls.verifyFull(own))
          .register();
      assertThat(filesOf(own)).hasSize(1);
    }
    assertThat(filesOf(own)).isEmpty();
  }

  @Test
  void checksTheNameOfTheServerUnderAPolicyToo() throws Exception {
    MemoryStore store = new MemoryStore();
    ConnectionPolicy policy =
        ConnectionPolicy.builder().allowLoopback().hosts(place -> true).build();
    try (ManagedConnections connections =
        ManagedConnections.builder(store, store).policy(policy).build()) {
      connections
          .registration("shop", url("reader", "localhost"))
          .tls(Tls.verifyFull(ca))
          .register();
      try (ReadSession session = connections.borrow("shop");
          Statement statement = session.jdbc().createStatement();
          ResultSet row = statement.executeQuery(ENCRYPTED)) {
        assertThat(row.next() && row.getBoolean(1)).isTrue();
      }
      assertThatExceptionOfType(ConnectionFailedException.class)
          .isThrownBy(
              () ->
                  connections
                      .registration("other", url("reader", "127.0.0.1"))
                      .tls(Tls.verifyFull(ca))
                      .register())
          .withMessageContaining("names another host");
    }
  }

  @Test
  void blamesEncryptionForNothingElse() {
    String wrong = "postgres://reader:wrong@localhost:" + server.port() + "/postgres";
    String none = "postgres://reader@localhost:" + server.port() + "/postgres";
    String nowhere = "postgres://reader@localhost:1/postgres";
    for (String url : new String[] {wrong, none, nowhere}) {
      assertThat(DriverOpening.fault(url, Tls.verifyFull(ca), TRUST)).isEmpty();
      assertThat(DriverOpening.fault(url, Tls.off(), TRUST)).isEmpty();
    }
  }

  @Test
  void tellsNoServerFarAwayThePasswordInClearText() throws Exception {
    String here = url("telling", "localhost");
    Properties far =
        DriverOpening.told(
            "postgres://telling@192.0.2.1/postgres", Tls.encrypted(), Secret.of(WORD));
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> DriverOpening.open(here, far))
        .withMessageContaining("requireAuth");
    far.remove("requireAuth");
    DriverOpening.open(here, far).close();
  }

  private static OwnServer started(TestAuthority.Identity identity) throws Exception {
    Files.setPosixFilePermissions(identity.key(), PosixFilePermissions.fromString("rw-------"));
    return OwnServer.start(
        Dialect.POSTGRES,
        Map.of(
            "ssl", "on",
            "ssl_cert_file", identity.certificate().toString(),
            "ssl_key_file", identity.key().toString()));
  }

  private static String encrypted(Tls tls) throws SQLException {
    return DriverOpening.ask(url("reader", "localhost"), tls, TRUST, ENCRYPTED, 1);
  }

  private static String url(String user, String host) {
    return "postgres://" + user + ":" + WORD + "@" + host + ":" + server.port() + "/postgres";
  }

  private static String refusal(String host, Tls tls) {
    MemoryStore store = new MemoryStore();
    try (ManagedConnections connections = ManagedConnections.builder(store, store).build()) {
      connections.registration("shop", url("reader", host)).tls(tls).register();
    } catch (ConnectionFailedException e) {
      assertThat(e.details()).containsEntry("failure", "tls_not_trusted");
      assertThat(e).hasStackTraceContaining("PSQLException");
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("registered");
  }

  private static boolean isOurs(Path folder) {
    return folder.getFileName().toString().startsWith("querytool-ca") && Files.isReadable(folder);
  }

  /** Finds what was written for this text, and not by another test. */
  private static List<Path> filesOf(String pem) throws IOException {
    List<Path> found = new ArrayList<>();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(temporary, PostgresTlsTest::isOurs)) {
      for (Path folder : folders) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pem")) {
          for (Path file : files) {
            if (!file.equals(TRUST.pem(pem)) && Files.readString(file).equals(pem)) {
              found.add(file);
            }
          }
        }
      }
    } catch (NoSuchFileException | DirectoryIteratorException e) {
      return filesOf(pem);
    }
    return found;
  }

  private static boolean opens(String user, String host, Tls tls) {
    try {
      DriverOpening.open(url(user, host), tls, TRUST).close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
