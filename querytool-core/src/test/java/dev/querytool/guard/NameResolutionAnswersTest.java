package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of statements: columns read, where results come from, and why one is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NameResolutionAnswersTest {

  private NamesDatabase database;

  @BeforeAll
  void open() throws SQLException {
    database = new NamesDatabase(NameResolutionTest.lines("schema.sql"));
  }

  @AfterAll
  void close() throws SQLException {
    database.close();
  }

  private String sources(String sql) {
    return database.resolve(sql).outputs().stream()
        .map(output -> String.join("+", output.sources()).replace("main.", ""))
        .collect(Collectors.joining(" "));
  }

  private String columns(String sql) {
    return database.resolve(sql).tables().stream()
        .map(table -> table.tableName() + table.columns())
        .collect(Collectors.joining(" "));
  }

  private GuardViolation refusal(String sql) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> database.resolve(sql));
    assertThat(refusal).as(sql).isNotNull();
    return refusal.violation();
  }

  @Test
  void columnsOfPredicatesAreRead() {
    assertThat(columns("SELECT name FROM customers c WHERE region = 'EU' ORDER BY created_at"))
        .isEqualTo("customers[created_at, name, region]");
  }

  @Test
  void columnsOfJoinsAreRead() {
    assertThat(columns("SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id"))
        .isEqualTo("customers[id, name] orders[customer_id]");
  }

  @Test
  void columnsOfUsingAndNaturalAreRead() {
    assertThat(columns("SELECT count(*) FROM customers JOIN orders USING (created_at)"))
        .isEqualTo("customers[created_at] orders[created_at]");
    assertThat(columns("SELECT count(*) FROM products NATURAL JOIN categories"))
        .isEqualTo("categories[id, name] products[id, name]");
  }

  @Test
  void countingReadsNoColumn() {
    assertThat(columns("SELECT count(*) FROM orders")).isEqualTo("orders[]");
  }

  @Test
  void starReadsEveryColumn() {
    assertThat(columns("SELECT * FROM categories")).isEqualTo("categories[id, name, parent_id]");
  }

  @Test
  void rowNumberReadsTheIntegerKey() {
    assertThat(columns("SELECT oid FROM customers")).isEqualTo("customers[id]");
    assertThat(columns("SELECT oid FROM events")).isEqualTo("events[rowid]");
  }

  @Test
  void namesAreSpelledAsTheCatalogueHasThem() {
    assertThat(columns("SELECT FULLNAME FROM mixedcase")).isEqualTo("MixedCase[FullName]");
  }

  @Test
  void viewsStandForThemselves() {
    assertThat(columns("SELECT customer FROM order_summary")).isEqualTo("order_summary[customer]");
    assertThat(sources("SELECT customer FROM order_summary")).isEqualTo("order_summary.customer");
  }

  @Test
  void columnCalledLikeAConstantIsRead() throws SQLException {
    try (NamesDatabase odd = new NamesDatabase(List.of("CREATE TABLE t(a, \"true\")"))) {
      assertThat(odd.resolve("SELECT true FROM t").tables())
          .containsExactly(new TouchedTable("main", "t", List.of("true")));
      assertThat(odd.resolve("SELECT a IS TRUE FROM t").tables())
          .containsExactly(new TouchedTable("main", "t", List.of("a", "true")));
    }
  }

  @Test
  void followsColumnsThroughDerivedTables() {
    assertThat(sources("SELECT d.n FROM (SELECT name AS n FROM customers) d"))
        .isEqualTo("customers.name");
  }

  @Test
  void followsColumnsThroughCommonTables() {
    assertThat(
            sources(
                "WITH a(x) AS (SELECT name FROM customers), b AS (SELECT x AS y FROM a)"
                    + " SELECT y, y || 'x' FROM b"))
        .isEqualTo("customers.name customers.name");
  }

  @Test
  void unitesTheSourcesOfSetOperations() {
    assertThat(sources("SELECT name FROM customers UNION SELECT title FROM docs"))
        .isEqualTo("customers.name+docs.title");
  }

  @Test
  void collectsTheSourcesOfExpressionsAndQueriesInThem() {
    assertThat(sources("SELECT max(total) + id, (SELECT name FROM customers), 1 FROM orders"))
        .isEqualTo("orders.id+orders.total customers.name ");
  }

  @Test
  void settlesTheSourcesOfRecursion() {
    assertThat(
            sources(
                "WITH RECURSIVE c(a, b) AS (SELECT id, name FROM customers UNION ALL"
                    + " SELECT c.b, o.note FROM c JOIN orders o ON o.id = c.a) SELECT a, b FROM c"))
        .isEqualTo("customers.id+customers.name+orders.note customers.name+orders.note");
  }

  @Test
  void valuesOfTableFunctionsComeFromTheirArguments() {
    assertThat(sources("SELECT e.value FROM products p, json_each(p.attributes) e"))
        .isEqualTo("products.attributes");
    assertThat(
            sources(
                "SELECT b.value FROM json_each(a.value) b, json_each(p.attributes) a, products p"))
        .isEqualTo("products.attributes");
  }

  @Test
  void mergedColumnsOfFullJoinsComeFromBothSides() {
    assertThat(sources("SELECT id FROM products FULL JOIN categories USING (id)"))
        .isEqualTo("categories.id+products.id");
  }

  @Test
  void starShowsWhatTheKeptSidesOfAJoinHave() {
    assertThat(
            sources("SELECT x.id FROM (SELECT * FROM products FULL JOIN categories USING (id)) x"))
        .isEqualTo("categories.id+products.id");
    assertThat(
            sources("SELECT x.id FROM (SELECT * FROM products RIGHT JOIN categories USING (id)) x"))
        .isEqualTo("categories.id");
    assertThat(
            sources("SELECT x.id FROM (SELECT * FROM products LEFT JOIN categories USING (id)) x"))
        .isEqualTo("products.id");
  }

  @Test
  void refusesStarOverAJoinInBracketsWhoseColumnsAreOne() {
    assertThat(
            refusal("SELECT * FROM orders o JOIN (products JOIN categories USING (id)) ON 1 = 1")
                .rule())
        .isEqualTo("unsupported-syntax");
  }

  @Test
  void pointsAtTheUnknownName() {
    GuardViolation violation = refusal("SELECT id,\n  '客' || nam FROM customers");
    assertThat(violation.rule()).isEqualTo("unknown-column");
    assertThat(violation.line()).isEqualTo(2);
    assertThat(violation.column()).isEqualTo(10);
    assertThat(violation.candidates()).containsExactly("name");
  }

  @Test
  void namesTheNearestTables() {
    assertThat(refusal("SELECT id FROM custmers").candidates()).contains("customers");
    assertThat(refusal("SELECT id FROM 客户表").candidates()).contains("customers");
    assertThat(refusal("SELECT c.id FROM customers cc").candidates())
        .containsExactly("cc.id", "cc");
  }

  @Test
  void namesTheTableThatHasTheColumn() {
    assertThat(refusal("SELECT salary FROM customers").candidates())
        .containsExactly("employees.salary");
  }

  @Test
  void namesTheTablesOfAnAmbiguousColumn() {
    assertThat(refusal("SELECT id FROM customers c, orders o").candidates())
        .containsExactly("c.id", "o.id");
  }

  @Test
  void refusesAnUnknownNameInDoubleQuotesThoughSqliteReadsIt() {
    String sql = "SELECT name FROM customers WHERE \"rgn\" <> 'US'";
    assertThat(database.objection(sql)).isNull();
    GuardViolation violation = refusal(sql);
    assertThat(violation.rule()).isEqualTo("unknown-column");
    assertThat(violation.advice()).contains("single quotes");
    assertThat(violation.column()).isEqualTo(34);
  }

  @Test
  void refusesSystemAndShadowTables() {
    for (String table : List.of("sqlite_schema", "sqlite_master", "pragma_table_list")) {
      assertThat(refusal("SELECT * FROM " + table).rule()).isEqualTo("system-table");
    }
    assertThat(refusal("SELECT * FROM docs_content").rule()).isEqualTo("unknown-table");
    assertThat(refusal("SELECT * FROM dbstat").rule()).isEqualTo("unknown-table");
    Refusal withoutCatalogue =
        catchThrowableOfType(
            Refusal.class, () -> database.resolve("SELECT * FROM sqlite_schema", null));
    assertThat(withoutCatalogue.violation().rule()).isEqualTo("system-table");
  }

  @Test
  void refusesATableAfterIn() {
    assertThat(refusal("SELECT id FROM orders WHERE id IN customers").rule()).isEqualTo("in-table");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT STRAIGHT_JOIN id FROM orders",
        "SELECT TOP 5 id FROM orders",
        "SELECT id FROM orders FOR UPDATE OF customers",
        "SELECT id FROM orders LIMIT 5 BY note"
      })
  void refusesATextWithANameThatNothingStandsFor(String sql) {
    assertThat(refusal(sql).rule()).isEqualTo("tree-mismatch");
  }

  @Test
  void refusesATextAsAnAlias() {
    assertThat(refusal("SELECT id FROM orders AS 'o'").rule()).isEqualTo("string-as-name");
  }

  @Test
  void refusesACommonTableThatWouldChangeItsMeaningWithItsPlace() {
    String sql =
        "SELECT (WITH c AS (SELECT o.id AS y) SELECT (SELECT y FROM c) FROM products AS o)"
            + " FROM orders AS o";
    assertThat(database.objection(sql)).isNull();
    assertThat(refusal(sql).rule()).isEqualTo("unresolved-name");
  }

  @Test
  void functionsWithUnknownColumnsLeaveTheAnswerIncomplete() {
    ResolvedNames names = database.resolve("SELECT c.name, f.x FROM customers c, somewhere(1) f");
    assertThat(names.complete()).isFalse();
    assertThat(names.outputs().get(0).label()).isEqualTo("name");
  }

  @Test
  void withoutCatalogueTablesAreAsWrittenButForCommonTables() {
    ResolvedNames names =
        database.resolve(
            "WITH a AS (SELECT x FROM B) SELECT q AS k, nope.z FROM a, Main.c d WHERE \"w\" = 1",
            null);
    assertThat(names.complete()).isFalse();
    assertThat(names.tables())
        .containsExactly(
            new TouchedTable("", "B", List.of()), new TouchedTable("Main", "c", List.of()));
    assertThat(names.outputs())
        .containsExactly(new OutputColumn("k", List.of()), new OutputColumn("", List.of()));
  }

  @Test
  void withoutCatalogueStarLeavesTheOutputsOpen() {
    assertThat(database.resolve("SELECT * FROM b", null).outputs()).isEmpty();
    assertThat(database.resolve("SELECT * FROM (SELECT 1 AS one)", null).outputs())
        .containsExactly(new OutputColumn("one", List.of()));
  }

  @Test
  void countsTablesWithEachUseOfACommonTable() {
    assertThat(database.resolve(doubled(8)).tables()).hasSize(1);
    assertThat(refusal(doubled(9)).rule()).isEqualTo("too-many-tables");
  }

  private static String doubled(int times) {
    StringBuilder sql = new StringBuilder("WITH c0 AS (SELECT id FROM orders)");
    for (int i = 1; i <= times; i++) {
      sql.append(
          ", c%d AS (SELECT a.id FROM c%d a JOIN c%d b USING (id))".formatted(i, i - 1, i - 1));
    }
    return sql + " SELECT id FROM c" + times;
  }

  @Test
  void boundsTheWidthOfQueries() {
    String sql = "SELECT * FROM orders";
    for (int i = 0; i < 9; i++) {
      sql = "SELECT t.*, t.* FROM (" + sql + ") t";
    }
    assertThat(refusal(sql).rule()).isEqualTo("too-complex");
  }

  @Test
  void boundsForwardChainsOfCommonTables() {
    String chain =
        IntStream.range(0, 150)
            .mapToObj(i -> "c%d AS (SELECT a FROM c%d)".formatted(i, i + 1))
            .collect(Collectors.joining(", "));
    assertThat(refusal("WITH " + chain + ", c150 AS (SELECT 1 AS a) SELECT a FROM c0").rule())
        .isEqualTo("too-complex");
  }

  @Test
  void resolvesLongBackwardChainsOfCommonTables() {
    String chain =
        IntStream.range(1, 400)
            .mapToObj(i -> "c%d AS (SELECT a FROM c%d)".formatted(i, i - 1))
            .collect(Collectors.joining(", "));
    database.resolve("WITH c0 AS (SELECT id AS a FROM orders), " + chain + " SELECT a FROM c399");
  }

  @Test
  void longChainsAndDeepBracketsNeedLittleStack() throws InterruptedException {
    String chain =
        IntStream.range(0, 1000).mapToObj(i -> "id = " + i).collect(Collectors.joining(" OR "));
    String deep = "SELECT id FROM orders WHERE " + chain;
    String nested = "SELECT id FROM orders";
    for (int i = 0; i < 60; i++) {
      nested =
          i % 2 == 0
              ? "SELECT id FROM (" + nested + ") WHERE id + id + id > 1"
              : "SELECT id FROM orders WHERE id IN (" + nested + ")";
    }
    assertThat(onSmallStack(deep)).isNull();
    assertThat(onSmallStack(nested)).isNull();
  }

  private @Nullable Throwable onSmallStack(String sql) throws InterruptedException {
    CanonicalText text = NamesDatabase.canonical(sql);
    var root = NamesDatabase.parse(text.sql());
    NameResolution resolution = new NameResolution(new SqliteNames());
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                resolution.resolve(root, text, database.catalog());
              } catch (StackOverflowError | RuntimeException e) {
                failure.set(e);
              }
            },
            "small-stack",
            256 * 1024);
    thread.start();
    thread.join();
    return failure.get();
  }
}
