package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.access.Grant;
import dev.querytool.access.Mask;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attempts to see what is not granted: each is refused, or its answer is the same whatever the
 * hidden rows and columns hold, an error included.
 */
class GrantAttemptsTest {

  private static final String[] DATA = {
    "CREATE TABLE orders (id integer PRIMARY KEY, region varchar(20), note varchar(40), phone"
        + " varchar(40), secret varchar(40))",
    "CREATE TABLE item (id integer PRIMARY KEY, label varchar(40))",
    "CREATE TABLE secrets (id integer PRIMARY KEY, word varchar(40))",
    "CREATE TABLE member (uid varchar(20), region varchar(20))",
    "INSERT INTO member VALUES ('bob', 'north'), ('ann', 'south')",
    "INSERT INTO item VALUES (1, 'one'), (2, 'two'), (3, 'three')",
    "INSERT INTO orders VALUES (1, 'north', '5', 'HIDDEN-555-01', 'HIDDEN secret')",
    "INSERT INTO orders VALUES (2, 'north', '7', 'HIDDEN-555-02', 'HIDDEN secret')",
    "CREATE VIEW all_orders AS SELECT * FROM orders",
    "CREATE VIEW north_orders AS SELECT id, note FROM orders WHERE region = 'north'",
  };

  /** What the rows hold that are not granted, in one world and in the other. */
  private static final List<List<String>> HIDDEN =
      List.of(
          List.of(
              "INSERT INTO orders VALUES (3, 'south', 'HIDDEN note', 'HIDDEN-555-03', 'HIDDEN x')",
              "INSERT INTO secrets VALUES (3, 'HIDDEN word')"),
          List.of("UPDATE orders SET secret = 'other'"));

  static Stream<TestServer> servers() {
    return Engines.all();
  }

  @Test
  void showNothingOnSqlite() throws SQLException {
    try (Connection first = DriverManager.getConnection("jdbc:sqlite::memory:");
        Connection second = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      fill(first, HIDDEN.get(0));
      fill(second, HIDDEN.get(1));
      check(Dialect.SQLITE, first, "main", second, "main");
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void showNothingOnServers(TestServer server) throws SQLException {
    try (TestDatabase one = server.newDatabase();
        TestDatabase other = server.newDatabase();
        Connection first = one.connect();
        Connection second = other.connect()) {
      fill(first, HIDDEN.get(0));
      fill(second, HIDDEN.get(1));
      boolean postgres = server.dialect() == Dialect.POSTGRES;
      check(
          server.dialect(),
          first,
          postgres ? "public" : one.name(),
          second,
          postgres ? "public" : other.name());
    }
  }

  private static void fill(Connection connection, List<String> hidden) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : DATA) {
        statement.executeUpdate(sql);
      }
      for (String sql : hidden) {
        statement.executeUpdate(sql);
      }
    }
  }

  private static void check(
      Dialect dialect, Connection first, String firstSchema, Connection second, String other) {
    SqlGuard guard = SqlGuard.of(dialect);
    List<String> seen = new ArrayList<>();
    int refused = 0;
    for (GrantedView view : views()) {
      CatalogSnapshot catalog = catalog(dialect, firstSchema);
      view.grants().forEach(grant -> guard.requireFit(grant, catalog));
      for (String attempt : GrantAttempts.on(dialect)) {
        Inspection answer = guard.inspect(attempt.replace("{S}", firstSchema), catalog, view);
        if (!answer.accepted()) {
          refused++;
          requireTold(attempt, answer, seen);
          continue;
        }
        String here = answer(first, answer.orThrow());
        Inspection there =
            guard.inspect(attempt.replace("{S}", other), catalog(dialect, other), view);
        if (here.contains("HIDDEN") || !here.equals(answer(second, there.orThrow()))) {
          seen.add(attempt + "\n  as " + answer.orThrow().sql() + "\n  gave " + here);
        }
      }
    }
    assertThat(GrantAttempts.on(dialect).size()).isGreaterThanOrEqualTo(150);
    assertThat(refused).isPositive();
    assertThat(seen).isEmpty();
  }

  /** What a refusal says names nothing that is not granted but in the caller's own words. */
  private static void requireTold(String attempt, Inspection answer, List<String> seen) {
    for (GuardViolation violation : answer.violations()) {
      boolean names =
          violation.candidates().stream()
              .anyMatch(name -> name.matches("(?i).*(secret|member|all_orders).*"));
      if (names && !attempt.contains("member") && !attempt.contains("secret")) {
        seen.add(attempt + "\n  is told " + violation);
      }
    }
  }

  private static final List<String> FILTERS =
      List.of(
          "region = :region",
          "region IN (SELECT region FROM member WHERE uid = :uid)",
          "lower(region) = 'north'",
          "EXISTS (SELECT 1 FROM member m WHERE m.uid = :uid AND m.region = orders.region)");

  private static List<GrantedView> views() {
    List<GrantedView> views = new ArrayList<>();
    for (String filter : FILTERS) {
      views.add(view(orders("id", "region", "note").rows(filter)));
      views.add(
          view(
              orders("id", "region", "note", "phone")
                  .rows(filter)
                  .mask("phone", Mask.keepLast(2))));
    }
    return Boolean.getBoolean("querytool.tests.deep") ? views : List.of(views.get(0), views.get(3));
  }

  private static Grant.Builder orders(String... columns) {
    return Grant.on("shop").table("item").table("north_orders").table("orders").columns(columns);
  }

  private static GrantedView view(Grant.Builder grant) {
    return GrantedView.of(grant.build(), Map.of("region", "north", "uid", "bob"));
  }

  private static CatalogSnapshot catalog(Dialect dialect, String schema) {
    List<TableMetadata> tables =
        List.of(
            table(schema, "all_orders", TableType.VIEW, "id region note phone secret"),
            table(schema, "item", TableType.TABLE, "id label"),
            table(schema, "member", TableType.TABLE, "uid region"),
            table(schema, "north_orders", TableType.VIEW, "id note"),
            table(schema, "orders", TableType.TABLE, "id region note phone secret"),
            table(schema, "secrets", TableType.TABLE, "id word"));
    return new CatalogSnapshot("shop", dialect, 1, Instant.EPOCH, schema, tables);
  }

  private static TableMetadata table(String schema, String name, TableType type, String columns) {
    List<FieldMetadata> fields = new ArrayList<>();
    for (String column : List.of(columns.split(" "))) {
      boolean key = column.equals("id");
      fields.add(
          FieldMetadata.builder(column, key ? "integer" : "varchar(40)")
              .primaryKeyPosition(key && type == TableType.TABLE ? 1 : 0)
              .build());
    }
    return TableMetadata.builder(schema, name, type).fields(fields).build();
  }

  /** Returns the rows, or that the statement failed: why is not told to such a caller. */
  private static String answer(Connection connection, ReadOnlyQuery query) {
    List<String> rows = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
      int place = 1;
      for (String name : query.parameters()) {
        statement.setObject(place++, query.grantedValues().get(name));
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          StringBuilder cells = new StringBuilder();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            cells.append(row.getObject(i)).append('|');
          }
          rows.add(cells.toString());
        }
      }
    } catch (SQLException e) {
      return "failed with " + e.getSQLState();
    }
    return rows.stream().sorted().toList().toString();
  }
}
