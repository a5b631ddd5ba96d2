package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.catalog.RefreshReport;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.ConnectionState;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.Dialect;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.query.QueryResult;
import dev.querytool.query.Row;
import dev.querytool.query.RowStream;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way of a question, on each server: register, names, query, refusal, refresh. */
@ParameterizedClass
@MethodSource("dev.querytool.testkit.Engines#all")
class QueryToolOnServersTest {

  private final TestDatabase database;
  private final TestDatabase.LogIn reader;
  private final Secret password;

  @TempDir private Path directory;

  QueryToolOnServersTest(TestServer server) {
    database = server.newDatabase();
    reader = database.newReader();
    password = Secret.of(reader.password());
  }

  @BeforeEach
  void fill() {
    database.execute(
        "CREATE TABLE customer (id int PRIMARY KEY, name varchar(40) NOT NULL)",
        "CREATE TABLE orders (id int PRIMARY KEY, customer_id int NOT NULL REFERENCES customer (id),"
            + " total numeric(12,2) NOT NULL, created_at date NOT NULL)",
        "INSERT INTO customer VALUES (1, '李雷'), (2, 'O''Hara \\ Söhne')",
        "INSERT INTO orders VALUES (1, 1, 10.50, '2026-01-05'), (2, 1, 4, '2026-02-01'),"
            + " (3, 2, 1, '2025-12-31')");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void registersAsksAndRemembers() {
    Path store = directory.resolve("querytool.db");
    try (QueryTool tool = QueryTool.open(store)) {
      tool.connections().register("shop", url(), password);
      tool.catalog().on("shop").table("orders").field("created_at").chineseName("下单时间");
    }
    try (QueryTool tool = QueryTool.open(store)) {
      QueryResult result =
          tool.queries()
              .on("shop")
              .sql(
                  "SELECT c.name, sum(o.total) AS total FROM orders o JOIN customer c ON c.id ="
                      + " o.customer_id WHERE o.created_at >= :since GROUP BY c.name ORDER BY 2 DESC")
              .param("since", LocalDate.of(2026, 1, 1))
              .run();

      assertThat(result.rows()).hasSize(1);
      assertThat(result.rows().get(0).value("name")).contains("李雷");
      assertThat(result.rows().get(0).value("total")).contains(new BigDecimal("14.50"));
      assertThat(
              tool.catalog()
                  .on("shop")
                  .table("orders")
                  .field("created_at")
                  .metadata()
                  .chineseName())
          .contains("下单时间");
    }
  }

  @Test
  void knowsWhichServerAnswers() {
    try (QueryTool tool = QueryTool.inMemory()) {
      DatabaseConnection shop = tool.connections().register("shop", url(), password);

      assertThat(shop.dialect()).isEqualTo(database.dialect());
      assertThat(shop.dbType())
          .isEqualTo(database.dialect() == Dialect.POSTGRES ? "postgres" : "mysql");
      assertThat(tool.connections().state("shop")).isEqualTo(ConnectionState.CONNECTED);
    }
  }

  @Test
  void refusesAWriteAndLeavesTheDatabaseAlone() throws SQLException {
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("shop", database.url(), Secret.of(database.server().password()));

      assertThatThrownBy(() -> tool.queries().on("shop").sql("DELETE FROM orders").run())
          .isInstanceOf(QueryRefusedException.class);
      assertThat(count("orders")).isEqualTo(3);
    }
  }

  @Test
  void namesTheNearestTableBeforeAskingTheServer() {
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("shop", url(), password);

      assertThatThrownBy(() -> tool.queries().on("shop").sql("SELECT * FROM ordres").run())
          .isInstanceOfSatisfying(
              QueryRefusedException.class,
              refused -> assertThat(refused.violations().get(0).candidates()).contains("orders"));
    }
  }

  @Test
  void keepsTextsAsTheyAreWhateverTheyHold() {
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("shop", url(), password);

      QueryResult result =
          tool.queries()
              .on("shop")
              .sql("SELECT id FROM customer WHERE name = :name")
              .param("name", "O'Hara " + (backslashEscapes() ? " " : "\\ ") + "Söhne")
              .run();

      assertThat(result.rowCount()).isEqualTo(1);
    }
  }

  @Test
  void limitsExactly() {
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("shop", url(), password);

      QueryResult two =
          tool.queries().on("shop").sql("SELECT id FROM orders ORDER BY id").limit(2).run();
      QueryResult three =
          tool.queries().on("shop").sql("SELECT id FROM orders ORDER BY id").limit(3).run();

      assertThat(two.rowCount()).isEqualTo(2);
      assertThat(two.truncated()).isTrue();
      assertThat(three.rowCount()).isEqualTo(3);
      assertThat(three.truncated()).isFalse();
    }
  }

  @Test
  void streams() {
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("shop", url(), password);

      List<String> names = new ArrayList<>();
      try (RowStream rows =
          tool.queries().on("shop").sql("SELECT name FROM customer ORDER BY id").stream()) {
        for (Row row : rows) {
          names.add(row.value(0, String.class).orElseThrow());
        }
      }

      assertThat(names).hasSize(2).startsWith("李雷");
    }
  }

  @Test
  void refreshKeepsNamesOfWhatIsStillThere() {
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("shop", url(), password);
      tool.catalog().on("shop").table("orders").chineseName("订单");
      database.execute("ALTER TABLE orders ADD COLUMN note varchar(10)");

      RefreshReport report = tool.catalog().on("shop").refresh();

      TableMetadata orders = tool.catalog().on("shop").table("orders").metadata();
      assertThat(report.isEmpty()).isFalse();
      assertThat(orders.chineseName()).contains("订单");
      assertThat(orders.findField("note")).isPresent();
    }
  }

  @Test
  void aWrongPasswordRegistersNothing() {
    try (QueryTool tool = QueryTool.inMemory()) {
      assertThatThrownBy(
              () ->
                  tool.connections()
                      .register("shop", database.url("nobody_" + database.name()), password))
          .isInstanceOf(QueryToolException.class)
          .hasMessageNotContaining(reader.password());
      assertThat(tool.connections().list()).isEmpty();
    }
  }

  @Test
  void registersOnlyReadersWhereLeastPrivilegeIsRequired() {
    try (QueryTool tool =
        QueryTool.builder()
            .store(directory.resolve("strict.db"))
            .masterKey(MasterKey.fromFileOrCreate(directory.resolve("strict.key")))
            .requireLeastPrivilege()
            .open()) {
      String administrator = database.url();
      Secret itsPassword = Secret.of(database.server().password());

      assertThatThrownBy(() -> tool.connections().register("shop", administrator, itsPassword))
          .isInstanceOf(QueryToolException.class);
      assertThat(tool.connections().register("shop", url(), password).name()).isEqualTo("shop");
    }
  }

  /** A backslash inside the test's own INSERT is an escape on these servers. */
  private boolean backslashEscapes() {
    return database.dialect() != Dialect.POSTGRES;
  }

  private String url() {
    return database.url(reader.user());
  }

  private long count(String table) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }
}
