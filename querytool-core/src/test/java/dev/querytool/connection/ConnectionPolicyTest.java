package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.error.ValidationException;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionPolicyTest {

  private static final ConnectionPolicy.Builder LOOPBACK =
      ConnectionPolicy.builder().allowLoopback().hosts(place -> true);

  private final MemoryStore store = new MemoryStore();

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#all")
  void anAllowedServerIsReadFrom(TestServer server) {
    List<InetSocketAddress> asked = new ArrayList<>();
    ConnectionPolicy policy = ConnectionPolicy.builder().allowLoopback().hosts(asked::add).build();
    try (TestDatabase database = server.newDatabase();
        ManagedConnections connections = under(policy)) {
      connections.register("shop", local(database), Secret.of(server.password()));
      try (ReadSession session = connections.borrow("shop")) {
        assertThat(SqliteFiles.text(session, "SELECT 7")).isEqualTo("7");
      }
    }
    assertThat(asked)
        .isNotEmpty()
        .allSatisfy(
            place -> {
              assertThat(place.getHostString()).isEqualTo("localhost");
              assertThat(place.getAddress().isLoopbackAddress()).isTrue();
              assertThat(place.getPort()).isEqualTo(server.port());
            });
  }

  @Test
  void askingAboutThisMachineNeedsAPredicateToAsk() {
    ConnectionPolicy.Builder policy = ConnectionPolicy.builder().allowLoopback();

    assertThatThrownBy(policy::build)
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("allowLoopback()", "hosts(");
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#all")
  void aRefusedAnUnknownAndASilentServerReadAlike(TestServer server) {
    ConnectionPolicy everything = LOOPBACK.build();
    ConnectionPolicy nothing =
        ConnectionPolicy.builder().allowLoopback().hosts(place -> false).build();
    ConnectionPolicy farAway = ConnectionPolicy.builder().hosts(place -> true).build();
    ConnectionPolicy unknown =
        ConnectionPolicy.builder()
            .allowLoopback()
            .hosts(place -> true)
            .resolver(
                host -> {
                  throw new UnknownHostException(host);
                })
            .build();
    String there = scheme(server) + "://reader:secret-4711@localhost:" + server.port() + "/shop";
    String refusing = scheme(server) + "://reader:secret-4711@localhost:1/shop";
    String expected = words(refusal(everything, refusing));
    for (ConnectionPolicy policy : List.of(nothing, farAway, unknown)) {
      assertThat(words(refusal(policy, there)))
          .isEqualTo(expected.replace(":1'", ":" + server.port() + "'"));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#all")
  void aNameThatLeadsElsewhereOnceItWasJudgedIsNotFollowed(TestServer server) throws Exception {
    InetAddress judged = InetAddress.getByAddress("localhost", new byte[] {(byte) 203, 0, 113, 9});
    ConnectionPolicy policy =
        ConnectionPolicy.builder()
            .hosts(place -> place.getAddress().equals(judged))
            .resolver(host -> new InetAddress[] {judged})
            .build();
    try (TestDatabase database = server.newDatabase()) {
      ConnectionFailedException refused =
          refusal(policy, local(database).replace("@", ":" + server.password() + "@"));
      assertThat(refused).hasMessageContaining("it may not be reached").hasNoCause();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#all")
  void eachOfSeveralHostsIsJudged(TestServer server) throws Exception {
    InetAddress elsewhere = InetAddress.getByName("203.0.113.9");
    ConnectionPolicy policy =
        ConnectionPolicy.builder()
            .allowLoopback()
            .hosts(place -> !place.getAddress().equals(elsewhere))
            .build();
    try (TestDatabase database = server.newDatabase()) {
      String one = local(database).replace("@", ":" + server.password() + "@");
      assertThat(refusal(policy, one.replace("@localhost", "@localhost:1,203.0.113.9")))
          .hasMessageContaining("it may not be reached");
      try (ManagedConnections connections = under(policy)) {
        connections.register("shop", one.replace("@localhost", "@localhost:1,localhost"));
      }
    }
  }

  @Test
  void oneRefusedAddressOfANameIsEnough() throws Exception {
    InetAddress fine = InetAddress.getByName("198.51.100.7");
    InetAddress inside = InetAddress.getByName("10.1.2.3");
    ServerPolicy policy =
        new ServerPolicy(
            host -> new InetAddress[] {fine, inside},
            place -> !place.getAddress().isSiteLocalAddress(),
            false);
    assertThatThrownBy(() -> policy.judged(address("db.example.com")))
        .isInstanceOf(ForbiddenPlaceException.class)
        .hasMessageContaining("10.1.2.3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1",
        "2002:7f00:1::",
        "0.0.0.0",
        "::",
        "0.1.2.3",
        "169.254.169.254",
        "169.254.1.1",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "fe80::1",
        "fd00:ec2::254",
        "fd20:ce::254",
        "100.100.100.200",
        "168.63.129.16",
        "224.0.0.1",
        "239.1.2.3",
        "ff02::1",
        "255.255.255.255",
        "240.0.0.1"
      })
  void anAddressOfNoServerIsRefusedWhateverThePredicateSays(String text) {
    assertThatThrownBy(() -> policy(false).judged(address(text)))
        .isInstanceOf(ForbiddenPlaceException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "::ffff:169.254.169.254",
        "fd00:ec2::254",
        "0.0.0.0",
        "ff02::1"
      })
  void allowingLoopbackAllowsNothingElse(String text) {
    assertThatThrownBy(() -> policy(true).judged(address(text)))
        .isInstanceOf(ForbiddenPlaceException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "::ffff:192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "198.18.0.1",
        "198.19.255.255",
        "fd12:3456::1",
        "fc00::1",
        "fe80::1",
        "fec0::1",
        "2002:a01:203::1",
        "64:ff9b::a01:203",
        "64:ff9b:1::808:808",
        "2001:0:808:808::1"
      })
  void aPlaceInANetworkOfOnesOwnIsNoPublicServer(String text) {
    assertThatThrownBy(() -> ConnectionPolicy.publicServers().servers().judged(address(text)))
        .isInstanceOf(ForbiddenPlaceException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.1",
        "172.32.0.1",
        "198.20.0.1",
        "2a00:1450::1",
        "2001:4860::1",
        "64:ff9b::808:808"
      })
  void aPublicServerIsOne(String text) throws Exception {
    assertThat(ConnectionPolicy.publicServers().servers().judged(address(text)).toString())
        .endsWith("/5432");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "::ffff:127.0.0.1"})
  void loopbackIsAllowedWhereTheApplicationSaysSo(String text) throws Exception {
    assertThat(policy(true).judged(address(text)).toString()).endsWith("/5432");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.5", "192.168.1.1", "8.8.8.8", "2001:db8::5", "2002:808:808::1"})
  void anyOtherAddressIsForThePredicateToJudge(String text) throws Exception {
    assertThat(policy(false).judged(address(text)).toString()).endsWith("/5432");
    ServerPolicy no = new ServerPolicy(InetAddress::getAllByName, place -> false, false);
    assertThatThrownBy(() -> no.judged(address(text))).isInstanceOf(ForbiddenPlaceException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2130706433", "127.1", "0", "0x7f000001", "017700000001", "127.0.1"})
  void anAddressInAnyOtherFormIsNoHost(String host) {
    try (ManagedConnections connections = under(LOOPBACK.build())) {
      assertThatThrownBy(() -> connections.register("shop", "postgres://u:p@" + host + "/d"))
          .hasMessageContaining("four decimal numbers");
    }
  }

  @Test
  void aStoredConnectionIsJudgedEachTimeItIsOpened() {
    TestServer server = Engines.of(Dialect.POSTGRES);
    AtomicReference<Boolean> allowed = new AtomicReference<>(true);
    ConnectionPolicy policy =
        ConnectionPolicy.builder().allowLoopback().hosts(place -> allowed.get()).build();
    try (TestDatabase database = server.newDatabase();
        ManagedConnections connections = under(policy)) {
      connections.register("shop", local(database), Secret.of(server.password()));
      allowed.set(false);
      assertThatThrownBy(() -> connections.borrow("shop").close())
          .isInstanceOf(ConnectionFailedException.class)
          .hasMessageContaining("it may not be reached");
      assertThat(connections.test("shop").reachable()).isFalse();
    }
  }

  @Test
  void aPolicyThatSaysNothingAllowsNothing() {
    ConnectionPolicy policy = ConnectionPolicy.builder().build();
    assertThat(refusal(policy, "postgres://u:p@198.51.100.7/d")).isNotNull();
    assertThat(refusal(policy, "sqlite:/tmp/any.db")).isNotNull();
  }

  private ConnectionFailedException refusal(ConnectionPolicy policy, String url) {
    try (ManagedConnections connections = under(policy)) {
      ConnectionFailedException refused =
          catchThrowableOfType(
              ConnectionFailedException.class, () -> connections.register("shop", url));
      assertThat(refused).as(url).isNotNull();
      assertThat(connections.list()).isEmpty();
      return refused;
    }
  }

  private ManagedConnections under(ConnectionPolicy policy) {
    return ManagedConnections.builder(store, store).policy(policy).build();
  }

  private static String words(ConnectionFailedException refused) {
    return refused.getMessage() + refused.details() + refused.getCause() + refused.retryable();
  }

  private static String local(TestDatabase database) {
    return database.url().replace("@" + database.server().host(), "@localhost");
  }

  private static String scheme(TestServer server) {
    return server.dialect() == Dialect.POSTGRES ? "postgres" : "mysql";
  }

  private static ServerPolicy policy(boolean loopback) {
    return new ServerPolicy(InetAddress::getAllByName, place -> true, loopback);
  }

  private static ServerAddress address(String host) {
    return new ServerAddress(List.of(new HostPort(host, 5432)), "shop", "reader");
  }
}
