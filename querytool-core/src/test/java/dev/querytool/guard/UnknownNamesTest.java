package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The author of a statement hears of all names that are not known, and what was meant. */
class UnknownNamesTest {

  static CatalogSnapshot catalog(Dialect dialect) {
    String schema = dialect == Dialect.POSTGRES ? "public" : "main";
    return new CatalogSnapshot(
        "shop",
        dialect,
        1,
        Instant.EPOCH,
        schema,
        List.of(
            table(schema, "orders", "订单", "id", "编号", "customer_id", "客户", "created_at", "下单时间"),
            table(schema, "customers", "客户", "id", "编号", "name", "姓名", "created_at", "注册时间"),
            table(schema, "visits", "访问", "came_on", "日期", "left_on", "日期"),
            table("archive", "old_orders", "历史订单", "id", "编号", "closed_on", "关闭日期")));
  }

  private static TableMetadata table(String schema, String name, String chinese, String... names) {
    return TableMetadata.builder(schema, name, TableType.TABLE)
        .chineseName(chinese)
        .fields(
            IntStream.range(0, names.length / 2)
                .mapToObj(
                    i ->
                        FieldMetadata.builder(names[2 * i], "text")
                            .chineseName(names[2 * i + 1])
                            .ordinalPosition(i + 1)
                            .build())
                .toList())
        .build();
  }

  private static List<GuardViolation> violations(Dialect dialect, String sql) {
    return SqlGuard.of(dialect).inspect(sql, catalog(dialect)).violations();
  }

  @ParameterizedTest
  @EnumSource
  void allAreToldAtOnceEachAtItsPlace(Dialect dialect) {
    List<GuardViolation> found =
        violations(
            dialect,
            "SELECT o.nme, c.name\nFROM orders o JOIN customers c ON c.id = o.custmer_id\n"
                + "WHERE o.created > '2026-01-01' AND c.id IN (SELECT id FROM custmers)");
    assertThat(found)
        .extracting(one -> one.rule() + " " + one.line() + ":" + one.column())
        .containsExactly(
            "unknown-column 1:10",
            "unknown-column 2:44",
            "unknown-column 3:9",
            "unknown-table 3:60");
    assertThat(found.get(1).candidates()).startsWith("customer_id");
    assertThat(found.get(2).candidates()).startsWith("created_at");
    assertThat(found.get(3).candidates()).startsWith("customers");
  }

  @ParameterizedTest
  @EnumSource
  void whatMayBelongToAnUnknownTableIsNotBlamed(Dialect dialect) {
    assertThat(
            violations(
                dialect,
                "SELECT x.total, note, o.id FROM ordrs x JOIN orders o ON o.id = x.id"
                    + " WHERE region = 'EU' ORDER BY x.day, nowhere"))
        .singleElement()
        .satisfies(
            only -> {
              assertThat(only.rule()).isEqualTo("unknown-table");
              assertThat(only.message()).isEqualTo("There is no table ordrs.");
              assertThat(only.candidates()).contains("orders");
            });
  }

  @ParameterizedTest
  @EnumSource
  void aNameThatComesAgainIsToldOnce(Dialect dialect) {
    assertThat(violations(dialect, "SELECT nme FROM customers GROUP BY nme ORDER BY nme"))
        .singleElement()
        .satisfies(only -> assertThat(only.column()).isEqualTo(8));
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownNameHidesNoOther(Dialect dialect) {
    assertThat(
            violations(
                dialect,
                "WITH w AS (SELECT nme AS n FROM customers) SELECT w.n, w.m FROM w"
                    + " UNION SELECT created, id FROM orders ORDER BY 7"))
        .extracting(GuardViolation::message)
        .containsExactly(
            "There is no column nme.",
            "There is no column w.m.",
            "There is no column created.",
            "ORDER BY names column 7 of a query that has 2.");
  }

  @Test
  void noMoreThanTwentyAreTold() {
    String columns =
        IntStream.range(0, 100).mapToObj(i -> "zz" + i).collect(Collectors.joining(", "));
    assertThat(violations(Dialect.SQLITE, "SELECT " + columns + " FROM customers")).hasSize(20);
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT 下单时间 FROM orders, unknown-column, created_at",
    "SELECT o.下单时间 FROM orders o, unknown-column, created_at",
    "SELECT id FROM orders WHERE 客户 = 1, unknown-column, customer_id",
    "SELECT id FROM 订单, unknown-table, orders",
    "SELECT id FROM 历史订单, unknown-table, archive.old_orders",
    "SELECT 关闭日期 FROM orders, unknown-column, archive.old_orders.closed_on",
    "SELECT 姓名 FROM orders, unknown-column, customers.name",
  })
  void aChineseNameLeadsToTheRealOne(String sql, String rule, String real) {
    for (Dialect dialect : Dialect.values()) {
      assertThat(violations(dialect, sql))
          .as(dialect + " " + sql)
          .singleElement()
          .satisfies(
              only -> {
                assertThat(only.rule()).isEqualTo(rule);
                assertThat(only.candidates()).startsWith(real);
                assertThat(only.message()).contains("; this is what people call " + real + ".");
              });
    }
  }

  @Test
  void aChineseNameOfSeveralColumnsLeadsToAll() {
    assertThat(violations(Dialect.SQLITE, "SELECT 日期 FROM visits"))
        .singleElement()
        .satisfies(
            only -> {
              assertThat(only.candidates()).containsExactly("came_on", "left_on");
              assertThat(only.message())
                  .isEqualTo(
                      "There is no column 日期; this is what people call came_on and left_on.");
            });
  }

  @Test
  void aNearChineseNameLeadsThereToo() {
    assertThat(violations(Dialect.MYSQL, "SELECT 下单时刻 FROM orders"))
        .singleElement()
        .satisfies(
            only -> {
              assertThat(only.candidates()).contains("created_at");
              assertThat(only.message()).isEqualTo("There is no column 下单时刻.");
            });
  }

  @Test
  void theExceptionTellsAllWithTheNearest() {
    Inspection inspection =
        SqlGuard.of(Dialect.POSTGRES)
            .inspect("SELECT nme FROM customers, ordrs", catalog(Dialect.POSTGRES));
    assertThat(inspection.accepted()).isFalse();
    assertThat(new QueryRefusedException(inspection.violations()))
        .hasMessageContaining("line 1, column 28")
        .hasMessageContaining("There is no table ordrs.")
        .hasMessageContaining("Nearest: orders");
  }

  @Test
  void aMisspeltAliasLeadsToTheAliasesOfTheQuery() {
    assertThat(violations(Dialect.SQLITE, "SELECT ordr.id FROM orders AS ord, customers AS c"))
        .singleElement()
        .satisfies(only -> assertThat(only.candidates()).containsExactly("ord"));
  }

  @Test
  void anInspectionShowsAPersonWhatItFound() {
    SqlGuard guard = SqlGuard.of(Dialect.POSTGRES);
    CatalogSnapshot catalog = catalog(Dialect.POSTGRES);
    assertThat(guard.inspect("SELECT upper(name) /* x */ FROM customers", catalog))
        .hasToString(
            "accepted: SELECT pg_catalog.upper(name) FROM customers [reads: public.customers] [calls: upper]");
    assertThat(guard.inspect("SELECT 1, nme\nFROM customers, ordrs", catalog).toString().lines())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("refused by unknown-table at line 2, column 17: There is no table")
                    .contains("[nearest: orders"));
    assertThat(guard.inspect("", catalog).toString())
        .isEqualTo("refused by empty-statement: The text is empty. Write one SELECT statement.");
  }

  @ParameterizedTest
  @EnumSource
  void aColumnOfAnotherTableInFromLeadsThere(Dialect dialect) {
    GuardViolation found =
        violations(
                dialect,
                "SELECT c.customer_id FROM orders o JOIN customers c ON c.id = o.customer_id")
            .get(0);

    assertThat(found.candidates()).startsWith("o.customer_id");
    assertThat(found.message()).endsWith("; o has a column customer_id.");
  }

  @ParameterizedTest
  @EnumSource
  void aQualifierLikeNoneInFromLeadsToWhatHasTheColumn(Dialect dialect) {
    assertThat(
            violations(
                    dialect,
                    "SELECT z.customer_id FROM customers c JOIN orders o ON c.id = o.customer_id")
                .get(0)
                .candidates())
        .containsExactly("o.customer_id", "c", "o");
  }
}
