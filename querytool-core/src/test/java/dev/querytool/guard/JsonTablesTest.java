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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON_TABLE makes rows of what its caller may see, and of nothing else. */
class JsonTablesTest {

  private static final Map<String, Object> NORTH = Map.of("region", "north");

  static Stream<TestServer> servers() {
    return Engines.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void filtersHoldForTheRowsThatItMakes(TestServer server) throws SQLException {
    assertThat(seen(server, "SELECT o.id, t.tag FROM orders o JOIN {open} ON 1 = 1 ORDER BY 1, 2"))
        .containsExactly("1|a|", "1|b|", "2|c|");
    assertThat(seen(server, "SELECT count(*) FROM orders o CROSS JOIN {open} WHERE o.id > 0"))
        .containsExactly("3|");
    assertThat(
            seen(
                server,
                "SELECT t.tag FROM (SELECT * FROM orders ORDER BY id LIMIT 9) o"
                    + " LEFT JOIN {open} ON 1 = 1 ORDER BY 1"))
        .containsExactly("a|", "b|", "c|");
    assertThat(
            seen(
                server,
                "SELECT id FROM orders o WHERE EXISTS (SELECT 1 FROM {open} WHERE t.tag >= 'b')"
                    + " ORDER BY id"))
        .containsExactly("1|", "2|");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void masksStandBeforeWhatItReads(TestServer server) throws SQLException {
    assertThat(
            seen(server, "SELECT o.id, t.tag FROM orders o LEFT JOIN {masked} ON 1 = 1 ORDER BY 1"))
        .containsExactly("1|null|", "2|null|");
    assertThat(seen(server, "SELECT t.tag FROM orders o, {masked}")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void columnsAloneMayBeGranted(TestServer server) throws SQLException {
    Grant grant = Grant.on("shop").table("orders").columns("id", "tags").build();
    assertThat(seen(server, grant, "SELECT o.id, t.tag FROM orders o, {open} ORDER BY 1, 2"))
        .containsExactly("1|a|", "1|b|", "2|c|", "3|hidden|");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void itsColumnsAreNamedAndComeFromItsDocument(TestServer server) throws SQLException {
    try (TestDatabase database = database(server)) {
      String sql = text(server, "SELECT t.tag, t.*, n FROM orders o, {open}");
      ReadOnlyQuery query =
          SqlGuard.of(server.dialect()).inspect(sql, catalog(server, database)).orThrow();
      assertThat(query.outputs())
          .extracting(OutputColumn::label)
          .containsExactly("tag", "tag", "n", "n");
      assertThat(query.outputs().get(1).sources())
          .containsExactly(schema(server, database) + ".orders.tags");
      assertThat(query.functions()).extracting(AllowedFunction::name).contains("json_table");
      assertThat(query.sql()).contains("COLUMNS");
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whatIsNoColumnOfItIsUnknown(TestServer server) throws SQLException {
    try (TestDatabase database = database(server)) {
      SqlGuard guard = SqlGuard.of(server.dialect());
      for (String sql :
          List.of(
              "SELECT t.tags FROM orders o, {open}",
              "SELECT t.pg_sleep FROM orders o, {open}",
              "SELECT nowhere FROM orders o, {open}",
              "SELECT o.id FROM {open}, orders o")) {
        assertThat(guard.inspect(text(server, sql), catalog(server, database)).violations())
            .as(sql)
            .isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRES", "MYSQL", "MARIADB"})
  void itsLongTextsCountAsWhatTheyAre(Dialect dialect) {
    String sql =
        "SELECT repeat(t.a, 30000) FROM JSON_TABLE('[1]', '$[*]' COLUMNS (a VARCHAR(50) PATH '$.b'"
            + " DEFAULT '\""
            + "x".repeat(60)
            + "\"' ON EMPTY)) t";
    assertThat(SqlGuard.of(dialect).inspect(sql).violations())
        .extracting(GuardViolation::rule)
        .containsExactly("costly-call");
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRES", "MYSQL", "MARIADB"})
  void makesNoMoreColumnsThanAPersonReads(Dialect dialect) {
    String more = ", c int PATH '$.c'".repeat(500);
    String sql = "SELECT 1 FROM JSON_TABLE('[]', '$' COLUMNS (a int PATH '$.a'" + more + ")) t";

    assertThat(SqlGuard.of(dialect).inspect(sql).violations())
        .extracting(GuardViolation::rule)
        .containsExactly("too-complex");
  }

  @Test
  void sqliteHasNone() {
    assertThat(
            SqlGuard.of(Dialect.SQLITE)
                .inspect("SELECT a FROM JSON_TABLE('[1]', '$[*]' COLUMNS (a INT PATH '$')) t")
                .accepted())
        .isFalse();
  }

  /** Returns what a caller sees who has the orders of the north, their notes masked. */
  private static List<String> seen(TestServer server, String sql) throws SQLException {
    Grant grant =
        Grant.on("shop")
            .table("orders")
            .columns("id", "region", "tags", "notes")
            .rows("region = :region")
            .mask("notes", Mask.nothing())
            .build();
    return seen(server, grant, sql);
  }

  private static List<String> seen(TestServer server, Grant grant, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (TestDatabase database = database(server);
        Connection connection = database.connect()) {
      ReadOnlyQuery query =
          SqlGuard.of(server.dialect())
              .inspect(text(server, sql), catalog(server, database), GrantedView.of(grant, NORTH))
              .orThrow();
      try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
        int place = 1;
        for (String name : query.parameters()) {
          statement.setObject(place++, query.grantedValues().get(name));
        }
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            StringBuilder cells = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
              cells.append(row.getString(i)).append('|');
            }
            rows.add(cells.toString());
          }
        }
      }
    }
    return rows;
  }

  private static String text(TestServer server, String sql) {
    boolean postgres = server.dialect() == Dialect.POSTGRES;
    String type = postgres ? "text" : "VARCHAR(9)";
    String columns = "'$[*]' COLUMNS (tag " + type + " PATH '$', n FOR ORDINALITY)) t";
    return sql.replace("{open}", "JSON_TABLE(o.tags, " + columns)
        .replace("{masked}", "JSON_TABLE(o.notes, " + columns);
  }

  private static TestDatabase database(TestServer server) {
    TestDatabase database = server.newDatabase();
    String json = server.dialect() == Dialect.POSTGRES ? "jsonb" : "json";
    database.execute(
        "CREATE TABLE orders (id integer PRIMARY KEY, region varchar(9), tags "
            + json
            + ", notes "
            + json
            + ", secret "
            + json
            + ")",
        "INSERT INTO orders VALUES (1, 'north', '[\"a\", \"b\"]', '[\"hidden\"]', '[\"hidden\"]')",
        "INSERT INTO orders VALUES (2, 'north', '[\"c\"]', '[\"hidden\"]', '[\"hidden\"]')",
        "INSERT INTO orders VALUES (3, 'south', '[\"hidden\"]', '[\"hidden\"]', '[\"hidden\"]')");
    return database;
  }

  private static String schema(TestServer server, TestDatabase database) {
    return server.dialect() == Dialect.POSTGRES ? "public" : database.name();
  }

  private static CatalogSnapshot catalog(TestServer server, TestDatabase database) {
    String schema = schema(server, database);
    String json = server.dialect() == Dialect.POSTGRES ? "jsonb" : "json";
    TableMetadata orders =
        TableMetadata.builder(schema, "orders", TableType.TABLE)
            .fields(
                List.of(
                    FieldMetadata.builder("id", "integer").primaryKeyPosition(1).build(),
                    FieldMetadata.builder("region", "varchar(9)").build(),
                    FieldMetadata.builder("tags", json).build(),
                    FieldMetadata.builder("notes", json).build(),
                    FieldMetadata.builder("secret", json).build()))
            .build();
    return new CatalogSnapshot("shop", server.dialect(), 1, Instant.EPOCH, schema, List.of(orders));
  }
}
