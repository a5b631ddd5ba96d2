package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RareFailureTest {

  private final MemoryStore store = new MemoryStore();

  @ParameterizedTest
  @CsvSource({
    "57P03, STARTING, true, it is starting or recovering",
    "57P01, SHUT_DOWN, true, it is being shut down",
    "53300, TOO_MANY_CONNECTIONS, true, it has no connection to spare",
    "28000, NOT_ADMITTED, false, may not log in from here",
    "28P01, WRONG_LOG_IN, false, or the password is wrong",
    "42501, NOT_ADMITTED, false, may not use the database 'shop'",
    "42704, OLD_SERVER, false, PostgreSQL 12",
    "08P01, OPTIONS_REFUSED, false, connect to the server itself",
    "XX000, UNREACHABLE, true, (SQLSTATE XX000",
  })
  void readsWhatPostgresSays(String state, FailureKind kind, boolean retryable, String words) {
    try (FakeServer server = FakeServer.postgres(state, "the words of the server")) {
      assertFails("postgres://reader@" + server.place() + "/shop", kind, retryable, words);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3159, HY000, TLS_REQUIRED, false, Tls.verifyFull()",
    "1040, 08004, TOO_MANY_CONNECTIONS, true, it has no connection to spare",
    "1203, 42000, TOO_MANY_CONNECTIONS, true, it has no connection to spare",
    "1130, HY000, NOT_ADMITTED, false, may not log in from here",
    "1045, 28000, WRONG_LOG_IN, false, or the password is wrong",
    "1049, 42000, UNKNOWN_DATABASE, false, it has no database 'shop'",
    "1053, 08S01, SHUT_DOWN, true, it is being shut down",
    "1251, 08004, LOG_IN_METHOD, false, caching_sha2_password",
  })
  void readsWhatMysqlSays(
      int error, String state, FailureKind kind, boolean retryable, String words) {
    try (FakeServer server = FakeServer.mysql(error, state, "the words of the server")) {
      assertFails("mysql://reader@" + server.place() + "/shop", kind, retryable, words);
    }
  }

  @Test
  void noticesAPoolerThatDropsWhatKeepsSessionsReadOnly() {
    TestServer server = Engines.of(Dialect.POSTGRES);
    try (TestDatabase database = server.newDatabase();
        Relay relay = Relay.droppingOptions(server)) {
      assertFails(
          relay.url(database, server.user()),
          FailureKind.OPTIONS_REFUSED,
          false,
          "connect to the server itself");
    }
  }

  private void assertFails(String url, FailureKind kind, boolean retryable, String words) {
    try (ManagedConnections connections = ManagedConnections.builder(store, store).build()) {
      ConnectionFailedException failure =
          catchThrowableOfType(
              ConnectionFailedException.class,
              () -> connections.register("shop", url, Secret.of("correct-horse-9182")));
      assertThat(failure).isNotNull();
      assertThat(failure.kind()).as(failure + " by " + failure.getCause()).isEqualTo(kind);
      assertThat(failure.retryable()).isEqualTo(retryable);
      assertThat(failure)
          .hasMessageContaining(words)
          .hasMessageNotContaining("the words of the server");
    }
  }
}
