package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.querytool.testkit.Engines#all")
class ServerFailureTest {

  private static final String WORD = "correct-horse-9182";

  @Parameter private TestServer server;
  private TestDatabase database;
  private MemoryStore store;
  private ManagedConnections connections;

  @BeforeEach
  void open() {
    database = server.newDatabase();
    store = new MemoryStore();
    connections = opened(Duration.ofSeconds(60));
  }

  @AfterEach
  void close() {
    connections.close();
    database.close();
  }

  private ManagedConnections opened(Duration connectTimeout) {
    return ManagedConnections.builder(store, store).connectTimeout(connectTimeout).build();
  }

  /** A port that is taken by one who does not listen. */
  @Test
  void saysThatNothingAnswersAtThePort() throws IOException {
    try (Socket deaf = new Socket()) {
      deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      assertFails(
          at("127.0.0.1", deaf.getLocalPort()), FailureKind.REFUSED, "nothing answers there");
    }
  }

  @Test
  void saysThatAHostIsUnknown() {
    assertFails(
        at("no-such-host.invalid", server.port()), FailureKind.UNKNOWN_HOST, "no address is known");
  }

  @Test
  void saysThatADatabaseIsUnknown() {
    String url = database.url().replace(database.name(), "no_such_database");
    assertFails(
        url,
        server.password(),
        FailureKind.UNKNOWN_DATABASE,
        "it has no database 'no_such_database'");
  }

  @Test
  void saysThatAServerDoesNotAnswerInTime() throws IOException {
    connections.close();
    connections = opened(Duration.ofSeconds(1));
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertFails(
          at("127.0.0.1", mute.getLocalPort()), FailureKind.NO_ANSWER, "it did not answer in time");
    }
  }

  @Test
  void saysThatTheDriverIsMissing() {
    try (ManagedConnections bare =
        ManagedConnections.builder(store, store)
            .drivers(ClassLoader.getPlatformClassLoader())
            .build()) {
      ConnectionFailedException failure =
          catchThrowableOfType(
              ConnectionFailedException.class, () -> bare.register("shop", database.url()));
      assertThat(failure.kind()).isEqualTo(FailureKind.NO_DRIVER);
      assertThat(failure).hasMessageContaining("on its class path");
      assertThat(failure.retryable()).isFalse();
    }
  }

  private String at(String host, int port) {
    String url = database.url();
    return url.substring(0, url.indexOf('@') + 1)
        + host
        + ":"
        + port
        + url.substring(url.lastIndexOf('/'));
  }

  private void assertFails(String url, FailureKind kind, String words) {
    assertFails(url, WORD, kind, words);
  }

  private void assertFails(String url, String password, FailureKind kind, String words) {
    ConnectionFailedException failure =
        catchThrowableOfType(
            ConnectionFailedException.class,
            () -> connections.register("shop", url, Secret.of(password)));
    assertThat(failure).isNotNull();
    assertThat(failure.kind()).as(failure + " by " + failure.getCause()).isEqualTo(kind);
    assertThat(failure.retryable()).isEqualTo(kind != FailureKind.UNKNOWN_DATABASE);
    assertThat(failure).hasMessageContaining(words).hasMessageNotContaining(WORD);
    assertThat(SecretSearch.finds(failure, WORD)).isFalse();
    assertThat(connections.find("shop")).isEmpty();
  }
}
