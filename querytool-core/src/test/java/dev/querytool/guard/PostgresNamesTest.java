package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresNamesTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.POSTGRES);
  private static final CatalogSnapshot CATALOG =
      new CatalogSnapshot(
          "shop",
          Dialect.POSTGRES,
          1,
          Instant.EPOCH,
          "sales",
          List.of(
              table("sales", "orders", "id", "Total", "note", "tags"),
              table("public", "orders", "id", "old"),
              table("public", "customers", "id", "name", "région"),
              table("public", "Mixed", "Id"),
              table("other", "hidden", "id")));

  @ParameterizedTest
  @CsvSource({
    "SELECT ID FROM ORDERS, sales.orders",
    "SELECT old FROM public.orders, public.orders",
    "SELECT name FROM Customers, public.customers",
    "SELECT c.RéGION FROM customers c, public.customers",
    "SELECT \"Id\" FROM \"Mixed\", public.Mixed",
    "SELECT id FROM other.hidden, other.hidden",
    "SELECT sales.orders.id FROM sales.orders, sales.orders"
  })
  void findsATableAsPostgresDoes(String sql, String table) {
    assertThat(accept(sql).tables())
        .extracting(one -> one.schemaName() + "." + one.tableName())
        .containsExactly(table);
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT id FROM mixed, unknown-table",
    "SELECT id FROM \"ORDERS\", unknown-table",
    "SELECT id FROM hidden, unknown-table",
    "SELECT \"ID\" FROM orders, unknown-column",
    "SELECT total FROM orders, unknown-column",
    "SELECT c.rÉgion FROM customers c, unknown-column",
    "SELECT old FROM orders, unknown-column",
    "SELECT ctid FROM orders, unknown-column",
    "SELECT oid FROM orders, unknown-column",
    "SELECT orders.tableoid FROM orders, unknown-column",
    "SELECT orders.row_to_json FROM orders, unknown-column",
    "SELECT orders.pg_sleep FROM orders, unknown-column",
    "SELECT o.plant FROM orders o, unknown-column",
    "SELECT orders.id FROM orders o, unknown-column",
    "SELECT id FROM orders JOIN customers ON true, ambiguous-column",
    "SELECT x.b FROM (SELECT id AS a FROM orders) x, unknown-column",
    "SELECT g.id FROM generate_series(1 :: int) g, unknown-column",
    "SELECT (SELECT x.wipe FROM customers x) FROM (SELECT 1 AS wipe) x, unknown-column",
    "WITH x (a; b) AS (SELECT 1) SELECT a FROM x, column-count",
    "SELECT a FROM customers AS c (a; b; c; d), column-count"
  })
  void refusesANameThatStandsForNothing(String sql, String rule) {
    assertThat(GUARD.inspect(sql.replace(';', ','), CATALOG).violations())
        .extracting(GuardViolation::rule)
        .containsExactly(rule);
  }

  @Test
  void readsEachColumnOnce() {
    ReadOnlyQuery query =
        accept("SELECT o.note, c.name FROM orders o JOIN customers c ON c.id = o.id");
    assertThat(query.tables())
        .containsExactly(
            new TouchedTable("public", "customers", List.of("id", "name")),
            new TouchedTable("sales", "orders", List.of("id", "note")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT row_to_json(c) FROM customers c",
        "SELECT c::text FROM customers c",
        "SELECT count(customers) FROM customers",
        "SELECT json_agg(x) FROM (SELECT * FROM customers) x",
        "SELECT * FROM customers",
        "SELECT customers.* FROM customers"
      })
  void readsAllColumnsOfAWholeRow(String sql) {
    assertThat(accept(sql).tables())
        .containsExactly(new TouchedTable("public", "customers", List.of("id", "name", "région")));
  }

  @Test
  void seesWhatStandsBeforeALateralQuery() {
    assertThat(
            accept(
                    "SELECT x.note FROM customers c, LATERAL (SELECT o.note FROM orders o"
                        + " WHERE o.id = c.id) x")
                .tables())
        .extracting(TouchedTable::tableName)
        .containsExactly("customers", "orders");
    assertThat(
            GUARD
                .inspect(
                    "SELECT 1 FROM customers c, (SELECT 1 FROM orders o WHERE o.id = c.id) x",
                    CATALOG)
                .accepted())
        .isFalse();
  }

  @Test
  void readsACommonTableOnlyBehindItsDefinition() {
    assertThat(accept("WITH orders AS (SELECT 1 AS n) SELECT n FROM orders").tables()).isEmpty();
    assertThat(rule("WITH a AS (SELECT id FROM orders), orders AS (SELECT 1) SELECT 1 FROM a"))
        .isEqualTo("common-table");
    assertThat(rule("WITH RECURSIVE orders AS (SELECT id FROM orders) SELECT id FROM orders"))
        .isEqualTo("common-table");
    assertThat(
            accept(
                    "WITH orders AS (SELECT 1 AS id UNION SELECT id FROM orders) SELECT 1 FROM orders")
                .tables())
        .extracting(TouchedTable::tableName)
        .containsExactly("orders");
    assertThat(
            accept(
                    "WITH RECURSIVE orders AS (SELECT 1 AS id UNION SELECT id + 1 FROM orders)"
                        + " SELECT id FROM orders")
                .tables())
        .isEmpty();
  }

  @Test
  void readsTheTableWhereTheCommonTableIsSpelledDifferently() {
    assertThat(accept("WITH \"ORDERS\" AS (SELECT 1) SELECT id FROM orders").tables())
        .extracting(TouchedTable::schemaName)
        .containsExactly("sales");
    assertThat(accept("WITH Orders AS (SELECT 1 AS n) SELECT n FROM ORDERS").tables()).isEmpty();
  }

  @Test
  void callsColumnsAsPostgresLabelsThem() {
    assertThat(
            accept(
                    "SELECT count(*), note::text, '1'::int, CASE WHEN true THEN 1 END, 1 + 1,"
                        + " EXTRACT(year FROM now()), ARRAY[1], id AS \"N\", ID FROM orders"
                        + " GROUP BY id, note")
                .outputs())
        .extracting(OutputColumn::label)
        .containsExactly(
            "count", "note", "int4", "case", "?column?", "extract", "array", "N", "id");
  }

  @Test
  void callsRangesOfTimeAsPostgresLabelsThem() {
    assertThat(
            accept(
                    "SELECT interval '1' year, INTERVAL '1 day', interval(0) '1.6 s',"
                        + " (date '2024-01-01', date '2024-02-01') OVERLAPS"
                        + " (date '2024-01-15', interval '1 day')")
                .outputs())
        .extracting(OutputColumn::label)
        .containsExactly("interval", "interval", "interval", "overlaps");
  }

  @Test
  void keepsTheNamesOfColumnsThatADerivedTableHasTwice() {
    assertThat(accept("SELECT * FROM (SELECT id, note, id FROM orders) AS q").outputs())
        .extracting(OutputColumn::label)
        .containsExactly("id", "note", "id");
  }

  @Test
  void refusesSystemTablesEvenIfTheCatalogueHasNone() {
    assertThat(rule("SELECT relname FROM pg_class")).isEqualTo("system-table");
    assertThat(rule("SELECT * FROM \"information_schema\".tables")).isEqualTo("system-table");
  }

  private static ReadOnlyQuery accept(String sql) {
    return GUARD.inspect(sql, CATALOG).orThrow();
  }

  private static String rule(String sql) {
    return GUARD.inspect(sql, CATALOG).violations().get(0).rule();
  }

  private static TableMetadata table(String schema, String name, String... columns) {
    List<FieldMetadata> fields = new ArrayList<>();
    for (String column : columns) {
      fields.add(FieldMetadata.builder(column, "text").ordinalPosition(fields.size() + 1).build());
    }
    return TableMetadata.builder(schema, name, TableType.TABLE).fields(fields).build();
  }
}
