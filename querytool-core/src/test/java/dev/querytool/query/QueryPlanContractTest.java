package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ErrorCode;
import dev.querytool.guard.QueryRefusedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a plan tells on every engine, and what it keeps from being run. */
@ParameterizedClass
@MethodSource("dev.querytool.query.ShopEngine#all")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueryPlanContractTest {

  private static final String CROSS = "SELECT count(*) FROM numbers a, numbers b WHERE a.id < b.id";
  private static final long FEW = 1_000_000;

  @Parameter ShopEngine engine;
  @TempDir Path folder;
  private final KeptRuns kept = new KeptRuns();
  private Shop shop;
  private ManagedHistory history;
  private ManagedQueries queries;

  @BeforeEach
  void open() {
    shop = engine.open(folder);
    if (engine.dialect() != Dialect.SQLITE) {
      boolean postgres = engine.dialect() == Dialect.POSTGRES;
      engine.database().execute(postgres ? "ANALYZE" : "ANALYZE TABLE orders, numbers");
    }
    history = QueryHistory.create(kept, Clock.systemUTC(), HistoryOptions.beforeAnswer(100));
    queries = executor(QueryOptions.defaults());
  }

  @AfterEach
  void close() {
    queries.close();
    history.close();
    assertThat(shop.sessions().lent()).isZero();
    shop.close();
  }

  @Test
  void namesTheTablesThatAreRead() {
    QueryPlan plan =
        sql("SELECT o.id FROM orders o JOIN numbers n ON n.id = o.customer_id WHERE o.id > 0")
            .explain();

    assertThat(plan.tables()).extracting(PlanTable::tableName).containsExactly("numbers", "orders");
    assertThat(plan.tables()).extracting(PlanTable::schemaName).containsOnly(schema());
    assertThat(plan.dialect()).isEqualTo(engine.dialect());
  }

  @Test
  void namesATableOfWhichOneRowIsReadByItsKey() {
    assertThat(sql("SELECT note FROM orders WHERE id = 2").explain().tables())
        .containsExactly(new PlanTable(schema(), "orders"));
  }

  @Test
  void namesTablesWhereverTheyStand() {
    QueryPlan plan =
        sql("WITH c AS (SELECT id FROM numbers WHERE label LIKE 'x%') SELECT (SELECT max(total)"
                + " FROM orders) FROM c WHERE id IN (SELECT id FROM numbers) UNION ALL"
                + " SELECT id FROM orders WHERE note = 'from `a`.`b` join `c`.`d`'")
            .explain();

    assertThat(plan.tables()).extracting(PlanTable::tableName).containsExactly("numbers", "orders");
  }

  @Test
  void namesATableOfWhichARowIsReadWhileThePlanIsMade() {
    QueryPlan plan =
        sql("SELECT o.id FROM orders o WHERE EXISTS (SELECT 1 FROM numbers n WHERE n.id = 5)")
            .explain();

    assertThat(plan.tables()).extracting(PlanTable::tableName).contains("orders").hasSize(2);
  }

  @Test
  void estimatesRowsAndCostWhereTheEngineDoes() {
    QueryPlan plan = sql("SELECT id FROM numbers").explain();

    if (engine.dialect() == Dialect.SQLITE) {
      assertThat(plan.estimatedRows()).isEmpty();
      assertThat(plan.largestRows()).isEmpty();
      assertThat(plan.estimatedCost()).isEmpty();
    } else {
      assertThat(plan.estimatedRows().orElseThrow()).isBetween(5_000L, 50_000L);
      assertThat(plan.largestRows()).isEqualTo(plan.estimatedRows());
      assertThat(plan.estimatedCost().orElseThrow()).isPositive();
    }
  }

  @Test
  void groupingDoesNotHideTheRowsOfAJoin() {
    QueryPlan plan = sql(CROSS).explain();

    if (engine.dialect() != Dialect.SQLITE) {
      assertThat(plan.largestRows().orElseThrow()).isGreaterThan(FEW);
    }
  }

  @Test
  void isATreeOfSteps() {
    PlanNode root = sql("SELECT id FROM numbers ORDER BY label").explain().root();
    List<PlanNode> all = nodes(root).toList();

    assertThat(all).hasSizeGreaterThan(1);
    assertThat(all).anySatisfy(node -> assertThat(node.target()).contains("numbers"));
    assertThat(all).allSatisfy(node -> assertThat(node.operation()).isNotBlank());
  }

  @Test
  void namesTheIndexThatIsUsed() {
    PlanNode root = sql("SELECT label FROM numbers WHERE id BETWEEN 5 AND 6").explain().root();

    assertThat(nodes(root))
        .anySatisfy(
            node -> {
              switch (engine.dialect()) {
                case POSTGRES -> assertThat(node.index()).contains("numbers_pkey");
                case MYSQL, MARIADB -> assertThat(node.index()).contains("PRIMARY");
                case SQLITE -> assertThat(node.operation()).contains("PRIMARY KEY");
              }
            });
  }

  @Test
  void isWrittenAsLinesAndAsTheDatabaseWroteIt() {
    QueryPlan plan = sql("SELECT id FROM numbers ORDER BY label").explain();

    assertThat(plan.tree().lines().count()).isEqualTo(nodes(plan.root()).count());
    assertThat(plan.tree()).contains("numbers").contains("\n  ");
    assertThat(plan.text()).contains("numbers");
    assertThat(plan.toString())
        .startsWith("QueryPlan[" + plan.dialect())
        .doesNotContain("numbers")
        .doesNotContain("Optional");
  }

  @Test
  void bindsValuesAndRunsNothing() {
    QuerySpec spec = sql("SELECT label FROM numbers WHERE id < :most OR label = :label");

    assertThat(spec.param("most", 100).param("label", "number 7").explain().tables()).hasSize(1);
    assertThatThrownBy(spec::explain).hasMessageContaining("has no value");
  }

  @Test
  void whatNeverEndsIsExplainedAllTheSame() {
    assertThat(sql(engine.endless()).explain().root()).isNotNull();
  }

  @Test
  void everythingThatCanBeRunCanBeExplained() {
    for (String text : QueryContractTest.texts()) {
      if (!text.startsWith("(") || engine.dialect() != Dialect.SQLITE) {
        assertThat(sql(text).explain().tables()).as(text).isNotEmpty();
      }
    }
    assertThat(sql("VALUES " + (engine.dialect() == Dialect.MYSQL ? "ROW" : "") + "(1)"))
        .satisfies(values -> assertThat(values.explain().tables()).isEmpty());
  }

  @Test
  void aPlanMayBeDeep() {
    String text = "SELECT id FROM orders LIMIT 9";
    for (int depth = 0; depth < 25; depth++) {
      text =
          "SELECT id FROM (SELECT q.id FROM ("
              + text
              + ") AS q ORDER BY q.id DESC LIMIT 9) AS p LIMIT 9";
    }
    assertThat(sql(text).explain().tables()).hasSize(1);
  }

  @Test
  void keepsALimitOfItsOwnAndAddsNone() {
    sql("SELECT id FROM numbers").explain();
    sql("SELECT id FROM numbers").limit(5).explain();

    assertThat(entries())
        .extracting(entry -> entry.effectiveSql().orElseThrow())
        .satisfiesExactly(
            text -> assertThat(text).startsWith("EXPLAIN ").doesNotContain("LIMIT"),
            text -> assertThat(text).startsWith("EXPLAIN ").contains("LIMIT 6"));
  }

  @Test
  void isRememberedHoweverItEnds() {
    sql("SELECT id FROM orders").explain();
    assertThatThrownBy(() -> sql("DELETE FROM orders").explain())
        .isInstanceOf(QueryRefusedException.class);
    assertThatThrownBy(() -> sql("SELECT id FROM orders WHERE gone = 1").explain())
        .isInstanceOf(QueryRefusedException.class);

    assertThat(entries())
        .extracting(HistoryEntry::outcome)
        .containsExactly(QueryOutcome.SUCCEEDED, QueryOutcome.REFUSED, QueryOutcome.REFUSED);
    assertThat(entries()).extracting(HistoryEntry::rows).containsOnly(0L);
  }

  @Test
  void anErrorIsTypedAndHasItsPlaceInTheAuthorsText() {
    rename("orders", "note", "renamed");
    try {
      assertThatThrownBy(() -> sql("SELECT id,\n note FROM orders").explain())
          .isInstanceOfSatisfying(
              QueryExecutionException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.QUERY_EXECUTION_ERROR);
                if (engine.dialect() == Dialect.POSTGRES) {
                  assertThat(failure.details()).containsEntry("line", 2).containsEntry("column", 2);
                }
              });
    } finally {
      rename("orders", "renamed", "note");
    }
    assertThat(sql("SELECT note FROM orders").run().rowCount()).isEqualTo(3);
  }

  @Test
  void endsWhenItsTimeIsOver() throws SQLException {
    if (engine.dialect() == Dialect.SQLITE) {
      return;
    }
    boolean postgres = engine.dialect() == Dialect.POSTGRES;
    try (Connection other = engine.database().connect();
        Statement lock = other.createStatement()) {
      lock.execute(postgres ? "BEGIN" : "SET autocommit = 1");
      lock.execute(postgres ? "LOCK TABLE orders" : "LOCK TABLES orders WRITE");
      QuerySpec spec = sql("SELECT id FROM orders").timeout(Duration.ofMillis(200));
      assertThatThrownBy(spec::explain).isInstanceOf(QueryTimeoutException.class);
      assertThatThrownBy(() -> spec.costLimit(CostLimit.rows(9).passUnknown()).run())
          .isInstanceOf(QueryTimeoutException.class);
    }
    assertThat(entries()).extracting(HistoryEntry::outcome).containsOnly(QueryOutcome.TIMED_OUT);
  }

  @Test
  void explainIsNoStatementAndTheRefusalNamesTheMethod() {
    assertThatThrownBy(() -> sql("EXPLAIN SELECT id FROM orders").run())
        .isInstanceOf(QueryRefusedException.class)
        .hasMessageContaining("explain()");
  }

  @Test
  void aQueryBeyondItsLimitOfRowsIsNotRun() {
    CostLimit limit = CostLimit.rows(FEW);

    assertThatThrownBy(() -> sql(CROSS).costLimit(limit).run())
        .isInstanceOfSatisfying(
            QueryTooCostlyException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.QUERY_TOO_COSTLY);
              assertThat(refused.retryable()).isFalse();
              assertThat(refused.getMessage()).contains("1000000").contains("not run");
              assertThat(refused.details()).containsEntry("limitRows", FEW);
              if (engine.dialect() == Dialect.SQLITE) {
                assertThat(refused.details()).doesNotContainKey("expectedRows");
                assertThat(refused.getMessage()).contains("no estimate");
              } else {
                assertThat((Long) refused.details().get("expectedRows")).isGreaterThan(FEW);
              }
            });
    assertThat(entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.outcome()).isEqualTo(QueryOutcome.REFUSED);
              assertThat(entry.errorCode()).contains(ErrorCode.QUERY_TOO_COSTLY);
            });
    assertThat(shop.sessions().evictions()).isZero();
  }

  @Test
  void noTextOfAQueryTellsWhatItIsExpectedToTake() {
    for (String sign : List.of("", "\u0085", "\u2028")) {
      String text = "x" + sign + "\", \"rows\": 0, \"loops\": 0, \"y\": \"";
      assertThatThrownBy(
              () ->
                  sql("SELECT count(*) FROM numbers a, numbers b WHERE a.label <> '%s' AND b.label"
                              .formatted(text)
                          + " <> '%s'".formatted(text))
                      .costLimit(CostLimit.rows(FEW))
                      .run())
          .isInstanceOf(QueryTooCostlyException.class);
    }
  }

  @Test
  void noNameOfAQueryIsAPartOfItsPlan() {
    String mark = engine.dialect() == Dialect.POSTGRES ? "\"" : "`";
    for (String name : List.of("'y", "'], 'rows': 0, 'z': ['", "y'".repeat(20))) {
      String written = engine.dialect() == Dialect.POSTGRES ? name : name.replace('\'', '"');
      String text =
          "SELECT a.id FROM numbers a JOIN (SELECT n.label AS ?y?, count(*) AS c FROM numbers n"
              + " GROUP BY n.label) d ON d.?y? = a.label";
      QueryPlan plan = sql(text.replace("y", written).replace("?", mark)).explain();

      assertThat(plan.tables()).containsExactly(new PlanTable(schema(), "numbers"));
    }
  }

  @Test
  void theLimitHoldsHoweverAQueryIsRun() {
    record Count(long count) {}
    QuerySpec spec =
        sql("SELECT count(*) AS count FROM numbers a, numbers b").costLimit(CostLimit.rows(FEW));

    assertThatThrownBy(() -> spec.list(Count.class)).isInstanceOf(QueryTooCostlyException.class);
    assertThatThrownBy(spec::stream).isInstanceOf(QueryTooCostlyException.class);
    assertThatThrownBy(() -> spec.stream(Count.class)).isInstanceOf(QueryTooCostlyException.class);
    assertThatThrownBy(() -> spec.start(Runnable::run).join())
        .isInstanceOf(QueryTooCostlyException.class);
    assertThat(spec.explain().root()).isNotNull();
  }

  @Test
  void aQueryWithinItsLimitGivesItsRows() {
    CostLimit limit = CostLimit.rows(30_000).andCost(1e6).passUnknown();
    QuerySpec spec = sql("SELECT id FROM numbers WHERE id > :least").param("least", 19_990);

    QueryResult result = spec.costLimit(limit).run();

    assertThat(result.rowCount()).isEqualTo(10);
    try (RowStream rows = spec.costLimit(limit).stream()) {
      assertThat(rows).hasSize(10);
    }
  }

  @Test
  void aLimitOfCostIsHeldToo() {
    assertThatThrownBy(() -> sql(CROSS).costLimit(CostLimit.cost(0.001)).run())
        .isInstanceOf(QueryTooCostlyException.class)
        .hasMessageContaining("cost");
  }

  @Test
  void whatReadsNoTableIsWithinEveryLimitOfRows() {
    QuerySpec spec = sql("SELECT 1 AS one").costLimit(CostLimit.rows(1).passUnknown());

    assertThat(spec.run().rowCount()).isEqualTo(1);
    if (engine.dialect() != Dialect.SQLITE) {
      assertThat(sql("SELECT 1 AS one").costLimit(CostLimit.rows(1)).run().rowCount()).isOne();
    }
  }

  @Test
  void aQueryCannotLoosenTheLimitOfItsHost() {
    QueryOptions strict = QueryOptions.builder().costLimit(CostLimit.rows(FEW)).build();
    try (ManagedQueries bounded = executor(strict)) {
      QuerySpec spec = bounded.on("shop").sql(CROSS);
      assertThatThrownBy(spec::run).isInstanceOf(QueryTooCostlyException.class);
      CostLimit loose = CostLimit.rows(Long.MAX_VALUE).passUnknown();
      assertThatThrownBy(() -> spec.costLimit(loose).run())
          .isInstanceOf(QueryTooCostlyException.class);
      assertThatThrownBy(() -> spec.costLimit(CostLimit.none()).run())
          .isInstanceOf(QueryTooCostlyException.class);
    }
  }

  private QuerySpec sql(String text) {
    return queries.on("shop").sql(text);
  }

  private ManagedQueries executor(QueryOptions options) {
    return SafeQueryExecutor.create(
        shop.sessions(), shop.catalog(), Clock.systemUTC(), options, history);
  }

  private List<HistoryEntry> entries() {
    return kept.writes().stream().flatMap(List::stream).toList();
  }

  private String schema() {
    return switch (engine.dialect()) {
      case SQLITE -> "main";
      case POSTGRES -> "public";
      case MYSQL, MARIADB -> engine.database().name();
    };
  }

  private void rename(String table, String column, String name) {
    String sql = "ALTER TABLE " + table + " RENAME COLUMN " + column + " TO " + name;
    if (engine.dialect() == Dialect.SQLITE) {
      SqliteSessions.prepare(shop.file(), sql);
    } else {
      engine.database().execute(sql);
    }
  }

  private static Stream<PlanNode> nodes(PlanNode node) {
    return Stream.concat(
        Stream.of(node), node.children().stream().flatMap(QueryPlanContractTest::nodes));
  }
}
