package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
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

  private String read(String sql) throws SQLException {
    try (ReadSession session = connections.borrow("shop");
        Statement statement = session.jdbc().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
