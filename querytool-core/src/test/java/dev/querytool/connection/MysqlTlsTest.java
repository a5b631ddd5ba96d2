package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.querytool.testkit.Engines;
import dev.querytool.testkit.OwnServer;
import dev.querytool.testkit.TestAuthority;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MysqlTlsTest {

  private static final String WORD = "correct-horse-9182";
  private static final String CIPHER = "SHOW STATUS LIKE 'Ssl_cipher'";
  private static final TrustFiles TRUST = new TrustFiles();

  @TempDir private static Path folder;
  private static String ca = "";
  private static String otherCa = "";
  private static OwnServer server;
  private static OwnServer plain;

  @BeforeAll
  static void start() throws Exception {
    TestAuthority authority = TestAuthority.create(folder, "right");
    ca = authority.pem();
    otherCa = TestAuthority.create(folder, "other").pem();
    TestAuthority.Identity identity = authority.issue("server", "dns:localhost");
    server =
        OwnServer.start(
            Dialect.MARIADB,
            Map.of(
                "ssl-cert", identity.certificate().toString(),
                "ssl-key", identity.key().toString()));
    plain = OwnServer.start(Dialect.MARIADB, Map.of("ssl", "0"));
    asRoot("CREATE USER reader IDENTIFIED BY '" + WORD + "'");
  }

  @AfterAll
  static void stop() {
    server.close();
    plain.close();
    TRUST.close();
  }

  @Test
  void encryptsAndTrustsTheGivenAuthority() throws Exception {
    assertThat(cipher(Tls.verifyFull(ca))).isNotEmpty();
  }

  @Test
  void trustsEachOfSeveralAuthorities() throws Exception {
    assertThat(cipher(Tls.verifyFull(otherCa + ca))).isNotEmpty();
  }

  @Test
  void encryptsWithoutKnowingTheServer() throws Exception {
    assertThat(cipher(Tls.encrypted())).isNotEmpty();
  }

  @Test
  void goesWithoutEncryptionWhereThatIsChosen() throws Exception {
    assertThat(cipher(Tls.off())).isEmpty();
  }

  @Test
  void encryptsOnThisMachineIfThatIsOffered() throws Exception {
    assertThat(cipher(Tls.ifOffered())).isNotEmpty();
    assertThat(DriverOpening.ask(plainUrl(), Tls.ifOffered(), TRUST, CIPHER, 2)).isEmpty();
  }

  @Test
  void refusesAServerOfAnotherAuthority() {
    assertThat(DriverOpening.fault(url("localhost"), Tls.verifyFull(otherCa), TRUST))
        .contains(TlsFault.OTHER_AUTHORITY);
  }

  @Test
  void refusesAServerWhoseAuthorityTheJdkDoesNotKnow() {
    assertThat(DriverOpening.fault(url("localhost"), Tls.verifyFull(), TRUST))
        .contains(TlsFault.UNKNOWN_AUTHORITY);
  }

  @Test
  void refusesACertificateOfAnotherHost() {
    assertThat(DriverOpening.fault(url("127.0.0.1"), Tls.verifyFull(ca), TRUST))
        .contains(TlsFault.WRONG_HOST);
  }

  @Test
  void refusesAServerThatOffersNoEncryption() {
    assertThat(DriverOpening.fault(plainUrl(), Tls.verifyFull(ca), TRUST))
        .contains(TlsFault.NOT_OFFERED);
    assertThat(DriverOpening.fault(plainUrl(), Tls.encrypted(), TRUST))
        .contains(TlsFault.NOT_OFFERED);
  }

  @Test
  void saysThatTheServerWantsEncryption() throws Exception {
    asRoot("SET GLOBAL require_secure_transport = ON");
    try {
      assertThat(DriverOpening.fault(url("localhost"), Tls.off(), TRUST))
          .contains(TlsFault.REQUIRED);
    } finally {
      encryptedRoot("SET GLOBAL require_secure_transport = OFF");
    }
  }

  @Test
  void saysWhatToDoWhenRegisteringFails() {
    MemoryStore store = new MemoryStore();
    try (ManagedConnections connections = ManagedConnections.builder(store, store).build()) {
      assertThatExceptionOfType(ConnectionFailedException.class)
          .isThrownBy(
              () ->
                  connections
                      .registration("shop", url("127.0.0.1"))
                      .tls(Tls.verifyFull(ca))
                      .register())
          .withMessageContaining("cannot connect to '127.0.0.1:" + server.port())
          .withMessageContaining("names another host")
          .satisfies(e -> assertThat(e.details()).containsEntry("failure", "tls_not_trusted"));
    }
  }

  @Test
  void reachesTheServerInTheSameWayInTheNextProcess() throws Exception {
    MemoryStore store = new MemoryStore();
    try (ManagedConnections first = ManagedConnections.builder(store, store).build()) {
      first.registration("shop", url("localhost")).tls(Tls.verifyFull(ca)).register();
    }
    try (ManagedConnections next = ManagedConnections.builder(store, store).build();
        ReadSession session = next.borrow("shop");
        Statement statement = session.jdbc().createStatement();
        ResultSet row = statement.executeQuery(CIPHER)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(2)).isNotEmpty();
    }
  }

  @Test
  void checksTheNameOfTheServerUnderAPolicyToo() throws Exception {
    MemoryStore store = new MemoryStore();
    ConnectionPolicy policy =
        ConnectionPolicy.builder().allowLoopback().hosts(place -> true).build();
    try (ManagedConnections connections =
        ManagedConnections.builder(store, store).policy(policy).build()) {
      connections.registration("shop", url("localhost")).tls(Tls.verifyFull(ca)).register();
      try (ReadSession session = connections.borrow("shop");
          Statement statement = session.jdbc().createStatement();
          ResultSet row = statement.executeQuery(CIPHER)) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(2)).isNotEmpty();
      }
      assertThatExceptionOfType(ConnectionFailedException.class)
          .isThrownBy(
              () ->
                  connections
                      .registration("other", url("127.0.0.1"))
                      .tls(Tls.verifyFull(ca))
                      .register())
          .withMessageContaining("names another host");
    }
  }

  @Test
  void blamesEncryptionForNothingElse() {
    String wrong = "mysql://reader:wrong@localhost:" + server.port() + "/";
    for (String url : new String[] {wrong, "mysql://reader@localhost:1/"}) {
      assertThat(DriverOpening.fault(url, Tls.verifyFull(ca), TRUST)).isEmpty();
      assertThat(DriverOpening.fault(url, Tls.off(), TRUST)).isEmpty();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("oracles")
  void sendsAMysqlPasswordOnlyEncryptedEvenOnThisMachine(TestServer mysql) throws Exception {
    try (TestDatabase database = mysql.newDatabase()) {
      TestDatabase.LogIn reader = database.newReader();
      String url =
          "mysql://%s:%s@%s:%d/%s"
              .formatted(
                  reader.user(), reader.password(), mysql.host(), mysql.port(), database.name());
      assertThat(DriverOpening.fault(url, Tls.off(), TRUST)).contains(TlsFault.LOG_IN_REQUIRES);
      assertThat(DriverOpening.ask(url, Tls.ifOffered(), TRUST, CIPHER, 2)).isNotEmpty();
    }
  }

  static Stream<TestServer> oracles() {
    return Engines.find(Dialect.MYSQL).stream();
  }

  private static String cipher(Tls tls) throws SQLException {
    return DriverOpening.ask(url("localhost"), tls, TRUST, CIPHER, 2);
  }

  private static String url(String host) {
    return "mysql://reader:" + WORD + "@" + host + ":" + server.port() + "/";
  }

  private static String plainUrl() {
    return "mysql://root@localhost:" + plain.port() + "/mysql";
  }

  private static void asRoot(String statement) throws SQLException {
    try (Connection admin = server.server().connect(null);
        Statement running = admin.createStatement()) {
      running.execute(statement);
    }
  }

  private static void encryptedRoot(String statement) throws SQLException {
    String root = "mysql://root@localhost:" + server.port() + "/mysql";
    try (Connection admin = DriverOpening.open(root, Tls.encrypted(), TRUST);
        Statement running = admin.createStatement()) {
      running.execute(statement);
    }
  }
}
