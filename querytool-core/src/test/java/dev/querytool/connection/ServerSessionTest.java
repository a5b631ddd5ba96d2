package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.querytool.testkit.Engines#all")
class ServerSessionTest {

  @Parameter private TestServer server;
  private TestDatabase database;
  private ManagedConnections connections;

  @BeforeEach
  void open() {
    database = server.newDatabase();
    database.execute("CREATE TABLE shop (id int)", "INSERT INTO shop VALUES (1), (2)");
    MemoryStore store = new MemoryStore();
    connections = ManagedConnections.builder(store, store).build();
    connections.register("shop", database.url(), Secret.of(server.password()));
  }

  @AfterEach
  void close() {
    connections.close();
    database.close();
  }

  @Test
  void readsWhatIsThere() throws SQLException {
    assertThat(read("SELECT count(*) FROM shop")).isEqualTo("2");
  }

  @Test
  void refusesToWrite() {
    try (ReadSession session = connections.borrow("shop")) {
      assertThatThrownBy(() -> session.jdbc().createStatement().execute("DELETE FROM shop"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void knowsWhoAnswers() {
    assertThat(connections.get("shop").dialect()).isEqualTo(server.dialect());
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(session.dialect()).isEqualTo(server.dialect());
    }
  }

  @Test
  void spendsOneRoundTripOnAQueryAndOneOnTheRollback() throws SQLException {
    try (Relay relay = Relay.to(server)) {
      connections.register("wire", relay.url(database, server.user()), password());
      connections.borrow("wire").close();
      for (int i = 0; i < 10; i++) {
        int before = relay.turns();
        assertThat(prepared("SELECT count(*) FROM shop WHERE id < ?")).isEqualTo("2");
        assertThat(relay.turns() - before).isEqualTo(2);
      }
    }
  }

  @Test
  void spendsAtMostARollbackOnASessionThatIsNotUsed() {
    try (Relay relay = Relay.to(server)) {
      connections.register("wire", relay.url(database, server.user()), password());
      connections.borrow("wire").close();
      int before = relay.turns();
      connections.borrow("wire").close();
      assertThat(relay.turns() - before).isLessThan(2);
    }
  }

  private Secret password() {
    return Secret.of(server.password());
  }

  private String prepared(String sql) throws SQLException {
    try (ReadSession session = connections.borrow("wire");
        PreparedStatement statement = session.jdbc().prepareStatement(sql)) {
      statement.setInt(1, 5);
      try (ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }

  private String read(String sql) throws SQLException {
    try (ReadSession session = connections.borrow("shop");
        Statement statement = session.jdbc().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
