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
import java.util.ArrayList;
import java.util.List;
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
    assertThat(read("shop", "SELECT count(*) FROM shop")).isEqualTo("2");
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
    assertThat(turns("SELECT count(*) FROM shop", this::read)).containsOnly(2);
  }

  /** A cursor of MySQL is prepared, executed and fetched from. */
  @Test
  void spendsOneRoundTripOnTheRollbackOfAPreparedQuery() throws SQLException {
    int cursor = server.dialect() == Dialect.POSTGRES ? 1 : 3;
    assertThat(turns("SELECT count(*) FROM shop WHERE id < ?", this::prepared))
        .containsOnly(cursor + 1);
  }

  @Test
  void spendsAtMostARollbackOnASessionThatIsNotUsed() throws SQLException {
    try (Relay relay = Relay.to(server)) {
      connections.register("wire", relay.url(database, server.user()), password());
      QuickUse quick = new QuickUse(relay, connections);
      assertThat(quick.turns(() -> connections.borrow("wire").close())).isLessThan(2);
    }
  }

  private Secret password() {
    return Secret.of(server.password());
  }

  private List<Integer> turns(String sql, Reading reading) throws SQLException {
    List<Integer> turns = new ArrayList<>();
    try (Relay relay = Relay.to(server)) {
      connections.register("wire", relay.url(database, server.user()), password());
      QuickUse quick = new QuickUse(relay, connections);
      for (int i = 0; i < 10; i++) {
        turns.add(quick.turns(() -> assertThat(reading.read("wire", sql)).isEqualTo("2")));
      }
    }
    return turns;
  }

  private String prepared(String name, String sql) throws SQLException {
    try (ReadSession session = connections.borrow(name);
        PreparedStatement statement = session.jdbc().prepareStatement(sql)) {
      statement.setFetchSize(50);
      statement.setInt(1, 5);
      try (ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }

  private String read(String name, String sql) throws SQLException {
    try (ReadSession session = connections.borrow(name);
        Statement statement = session.jdbc().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private interface Reading {
    String read(String name, String sql) throws SQLException;
  }
}
