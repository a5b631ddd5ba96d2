package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.testkit.Await;
import dev.querytool.testkit.OwnServer;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.vault.Secret;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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
class OwnServerRestartTest {

  private static OwnServer own;
  private static TestDatabase database;

  @SuppressWarnings("unused") // A class with parameters takes them.
  @Parameter
  private Dialect dialect;

  private final List<String> heard = new ArrayList<>();
  private ManagedConnections connections;

  @BeforeParameterizedClassInvocation
  static void start(Dialect dialect) {
    own = OwnServer.start(dialect, Map.of("ssl", "off"));
    database = own.server().newDatabase();
    database.execute("CREATE TABLE shop (id int)", "INSERT INTO shop VALUES (1), (2)");
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    own.close();
  }

  @BeforeEach
  void open() {
    MemoryStore store = new MemoryStore();
    connections =
        ManagedConnections.builder(store, store).acquireTimeout(Duration.ofSeconds(60)).build();
    connections.register("shop", database.url(), Secret.of(""));
    assertThat(count()).isEqualTo(2);
    connections.addListener((name, from, to) -> heard.add(from + ">" + to));
  }

  @AfterEach
  void close() {
    connections.close();
  }

  @Test
  void comesBackWithTheServer() {
    own.kill();
    try {
      assertThat(failure().kind())
          .isIn(FailureKind.REFUSED, FailureKind.UNREACHABLE, FailureKind.NO_ANSWER);
      assertThat(connections.state("shop")).isEqualTo(ConnectionState.FAILED);
      assertThat(connections.lastError("shop"))
          .hasValueSatisfying(error -> assertThat(error).contains("cannot connect to"));
      assertThat(failure().retryable()).isTrue();
      assertThat(connections.state("shop")).isEqualTo(ConnectionState.FAILED);
    } finally {
      own.startAgain();
    }
    assertThat(count()).isEqualTo(2);
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.CONNECTED);
    assertThat(heard)
        .containsExactly(
            "CONNECTED>DISCONNECTED",
            "DISCONNECTED>CONNECTING",
            "CONNECTING>FAILED",
            "FAILED>CONNECTING",
            "CONNECTING>FAILED",
            "FAILED>CONNECTING",
            "CONNECTING>CONNECTED");
  }

  @Test
  void losesOnlyTheUseDuringWhichTheServerEnded() throws SQLException {
    try (ReadSession idle = connections.borrow("shop");
        ReadSession used = connections.borrow("shop")) {
      read(used);
      read(idle);
      own.kill();
      own.startAgain();
      assertThatThrownBy(() -> read(used)).isInstanceOf(SQLException.class);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(count()).isEqualTo(2);
    }
  }

  @Test
  void opensAnewWhatAnAdministratorHasEnded() throws SQLException {
    try (ReadSession one = connections.borrow("shop");
        ReadSession other = connections.borrow("shop")) {
      read(one);
      read(other);
    }
    endAllSessions();
    int failed = 0;
    for (int i = 0; i < 10; i++) {
      failed += isReadable() ? 0 : 1;
    }
    assertThat(failed).isLessThanOrEqualTo(1);
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.CONNECTED);
  }

  private static void endAllSessions() throws SQLException {
    try (Connection admin = own.server().connect(null);
        Statement statement = admin.createStatement()) {
      for (long id : sessions(statement)) {
        statement.execute(
            own.server().dialect() == Dialect.POSTGRES
                ? "SELECT pg_terminate_backend(" + id + ")"
                : "KILL " + id);
      }
      Await.until("they have ended", () -> sessions(statement).isEmpty());
    }
  }

  /** Returns the sessions of the registry. */
  private static List<Long> sessions(Statement statement) {
    String sql =
        own.server().dialect() == Dialect.POSTGRES
            ? "SELECT pid FROM pg_stat_activity WHERE application_name = 'querytool'"
            : "SELECT id FROM information_schema.processlist WHERE id <> connection_id()"
                + " AND db = '"
                + database.name()
                + "'";
    List<Long> ids = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return ids;
  }

  /** A session that was used a moment ago is lent without being looked at; its use fails. */
  private ConnectionFailedException failure() {
    for (int use = 0; use < 3; use++) {
      ConnectionFailedException failure =
          catchThrowableOfType(ConnectionFailedException.class, () -> isReadable());
      if (failure != null) {
        return failure;
      }
    }
    throw new AssertionError("the server does not answer, and nothing is said");
  }

  private boolean isReadable() {
    try (ReadSession session = connections.borrow("shop")) {
      read(session);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private int count() {
    try (ReadSession session = connections.borrow("shop")) {
      return read(session);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int read(ReadSession session) throws SQLException {
    try (Statement statement = session.jdbc().createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM shop")) {
      row.next();
      return row.getInt(1);
    }
  }
}
