package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.testkit.OwnServer;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(
    value = Dialect.class,
    names = {"POSTGRES", "MARIADB"})
class OwnServerFailureTest {

  private static final String WRONG = "correct-horse-9182";

  private static OwnServer own;
  private static TestDatabase database;
  private static TestDatabase.LogIn reader;

  @Parameter private Dialect dialect;
  private ManagedConnections connections;

  @BeforeParameterizedClassInvocation
  static void start(Dialect dialect) throws IOException {
    own =
        OwnServer.start(
            dialect,
            dialect == Dialect.POSTGRES
                ? Map.of("max_connections", "8")
                : Map.of("max_connections", "10", "ssl", "off"));
    database = own.server().newDatabase();
    reader = database.newReader();
    if (dialect == Dialect.POSTGRES) {
      Files.writeString(
          own.data().resolve("pg_hba.conf"),
          """
          host all postgres 127.0.0.1/32 trust
          hostssl all encrypted_only 127.0.0.1/32 trust
          host %1$s %2$s 127.0.0.1/32 scram-sha-256
          host %1$s group_only 127.0.0.1/32 trust
          """
              .formatted(database.name(), reader.user()));
      database.execute(
          "SELECT pg_reload_conf()",
          "CREATE ROLE encrypted_only LOGIN",
          "CREATE ROLE group_only NOLOGIN");
    }
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    own.close();
  }

  @BeforeEach
  void open() {
    MemoryStore store = new MemoryStore();
    connections = ManagedConnections.builder(store, store).build();
  }

  @AfterEach
  void close() {
    connections.close();
  }

  @Test
  void logsInWithAPassword() {
    connections.register("shop", database.url(reader.user()), Secret.of(reader.password()));
    assertThat(connections.test("shop").reachable()).isTrue();
  }

  @Test
  void saysThatThePasswordIsWrong() {
    assertFails(
        database.url(reader.user()), WRONG, FailureKind.WRONG_LOG_IN, "the password is wrong");
  }

  @Test
  void saysThatNoPasswordWasGiven() {
    assertFails(
        database.url(reader.user()), "", FailureKind.WRONG_LOG_IN, "none was given; give one");
  }

  @Test
  void saysThatAUserIsNotAdmitted() {
    if (dialect == Dialect.POSTGRES) {
      assertFails(database.url("group_only"), "", FailureKind.NOT_ADMITTED, "may not log in");
    } else {
      database.execute("CREATE USER locked_one ACCOUNT LOCK");
      assertFails(database.url("locked_one"), "", FailureKind.NOT_ADMITTED, "may not log in");
    }
  }

  @Test
  void saysThatEncryptionIsRequired() {
    if (dialect == Dialect.POSTGRES) {
      assertFails(database.url("encrypted_only"), "", FailureKind.TLS_REQUIRED, "Tls.verifyFull()");
      return;
    }
    database.execute("CREATE USER encrypted_only REQUIRE SSL");
    assertFails(database.url("encrypted_only"), "", FailureKind.WRONG_LOG_IN, "Tls.verifyFull()");
  }

  @Test
  void saysThatTheServerHasNoConnectionToSpare() throws SQLException {
    List<Connection> taken = new ArrayList<>();
    try {
      takeAll(taken);
      assertFails(
          database.url(reader.user()),
          reader.password(),
          FailureKind.TOO_MANY_CONNECTIONS,
          "it has no connection to spare");
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }

  private void takeAll(List<Connection> taken) {
    try {
      while (taken.size() < 20) {
        taken.add(database.connect(reader));
      }
    } catch (SQLException full) {
      assertThat(taken).hasSizeGreaterThan(2);
    }
  }

  private void assertFails(String url, String password, FailureKind kind, String words) {
    ConnectionFailedException failure =
        catchThrowableOfType(
            ConnectionFailedException.class,
            () -> connections.register("shop", url, Secret.of(password)));
    assertThat(failure).isNotNull();
    assertThat(failure.kind()).as(failure + " by " + failure.getCause()).isEqualTo(kind);
    assertThat(failure).hasMessageContaining(words).hasMessageNotContaining(WRONG);
    assertThat(connections.find("shop")).isEmpty();
  }
}
