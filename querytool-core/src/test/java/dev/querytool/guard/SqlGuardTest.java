package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlGuardTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.SQLITE);

  @Test
  void givesTheCanonicalTextToRun() {
    ReadOnlyQuery query =
        GUARD.inspect("select  name -- who\nfrom [order] where a == 'it''s' ;").orThrow();
    assertThat(query.sql()).isEqualTo("select name from `order` where a = 'it''s'");
    assertThat(query.dialect()).isEqualTo(Dialect.SQLITE);
    assertThat(query).hasToString("ReadOnlyQuery[SQLITE: " + query.sql() + "]");
  }

  @Test
  void saysWhyItsFunctionsAreAllowed() {
    ReadOnlyQuery query = GUARD.inspect("SELECT UPPER(a), count(*), upper(b) FROM t").orThrow();
    assertThat(query.functions())
        .extracting(AllowedFunction::name)
        .containsExactly("count", "upper");
    assertThat(query.functions())
        .extracting(AllowedFunction::reason)
        .allMatch(reason -> reason.startsWith("built-in list of sqlite"));
  }

  @Test
  void saysWhichRulesWerePassed() {
    assertThat(GUARD.inspect("SELECT 1").orThrow().rules())
        .contains("unknown-function", "costly-call", "node-not-allowed", "tree-mismatch")
        .doesNotContain("failure", "unknown-table");
    assertThat(GUARD.inspect("SELECT a FROM t", catalog(1, "a")).orThrow().rules())
        .contains("unknown-table", "unknown-column");
  }

  @Test
  void namesTablesAsWrittenWithoutACatalogue() {
    ReadOnlyQuery query =
        GUARD
            .inspect("WITH c AS (SELECT * FROM Orders) SELECT * FROM c JOIN main.\"item\" i ON 1")
            .orThrow();
    assertThat(query.tables())
        .extracting(TouchedTable::tableName)
        .containsExactlyInAnyOrder("Orders", "item");
    assertThat(query.snapshotVersion()).isEmpty();
  }

  @Test
  void resolvesNamesWithACatalogue() {
    ReadOnlyQuery query = GUARD.inspect("SELECT A AS x FROM T", catalog(5, "a")).orThrow();
    assertThat(query.tables()).containsExactly(new TouchedTable("main", "t", List.of("a")));
    assertThat(query.outputs()).containsExactly(new OutputColumn("x", List.of("main.t.a")));
    assertThat(query.snapshotVersion()).hasValue(5);
  }

  @Test
  void refusesANameThatTheCatalogueDoesNotHave() {
    assertThat(GUARD.inspect("SELECT b FROM t", catalog(1, "a")).violations())
        .extracting(GuardViolation::rule)
        .containsExactly("unknown-column");
  }

  @Test
  void asksAgainWhenTheCatalogueIsAnother() {
    String sql = "SELECT b FROM t";
    assertThat(GUARD.inspect(sql, catalog(1, "a")).accepted()).isFalse();
    assertThat(GUARD.inspect(sql, catalog(1, "b")).accepted()).isTrue();
    assertThat(GUARD.inspect(sql).accepted()).isTrue();
  }

  @Test
  void answersATextSeenBeforeFromItsCache() {
    CatalogSnapshot catalog = catalog(1, "a");
    String sql = "SELECT a FROM t";
    assertThat(GUARD.inspect(sql, catalog)).isSameAs(GUARD.inspect(sql, catalog));
    assertThat(GUARD.inspect(sql))
        .isSameAs(GUARD.inspect(sql))
        .isNotSameAs(GUARD.inspect(sql, catalog));
  }

  @Test
  void refusesACatalogueOfAnotherDialect() {
    CatalogSnapshot other =
        new CatalogSnapshot("x", Dialect.MYSQL, 1, Instant.EPOCH, "main", List.of());
    assertThat(GUARD.inspect("SELECT 1", other).violations())
        .extracting(GuardViolation::rule)
        .containsExactly("unsupported-dialect");
  }

  @Test
  void givesTheNamesOfTheParametersInTheOrderOfTheirPlaces() {
    SqlGuard guard = SqlGuard.builder(Dialect.SQLITE).namedParameters().build();
    ReadOnlyQuery query =
        guard.inspect("SELECT a FROM t WHERE a > :low AND b < :high AND c <> :low").orThrow();
    assertThat(query.parameters()).containsExactly("low", "high", "low");
    assertThat(query.sql()).isEqualTo("SELECT a FROM t WHERE a > ? AND b < ? AND c <> ?");
  }

  @Test
  void allowsTheFunctionsThatTheHostNames() {
    SqlGuard guard =
        SqlGuard.builder(Dialect.SQLITE).allowFunctions(HostFunctions.of("Distance_KM")).build();
    assertThat(guard.inspect("SELECT distance_km(a, b) FROM t").orThrow().functions())
        .containsExactly(new AllowedFunction("distance_km", "allowed by the host"));
    assertThat(GUARD.inspect("SELECT distance_km(a, b) FROM t").accepted()).isFalse();
  }

  @Test
  void refusesALongerTextThanAllowed() {
    SqlGuard guard = SqlGuard.builder(Dialect.SQLITE).maxLength(20).build();
    assertThat(guard.inspect("SELECT 1234567890123").accepted()).isTrue();
    assertThat(guard.inspect("SELECT 12345678901234").violations())
        .extracting(GuardViolation::rule)
        .containsExactly("too-long");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 100_001})
  void refusesAGreatestLengthOutOfRange(int length) {
    SqlGuard.Builder builder = SqlGuard.builder(Dialect.SQLITE);
    assertThatThrownBy(() -> builder.maxLength(length))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u0000",
        "SELECT \u0000",
        "SELECT '\ud800",
        "\ud83d",
        "(((((((((",
        "'",
        "\"",
        "/*",
        "--",
        "[",
        "SELECT",
        ";;;;",
        ")",
        "SELECT a FROM t WHERE",
        "WITH",
        "VALUES",
        "\ufeff"
      })
  void neverThrows(String sql) {
    assertThat(GUARD.inspect(sql).accepted()).isFalse();
  }

  @Test
  void neverThrowsOnHugeAndDeepTexts() {
    SqlGuard wide = SqlGuard.builder(Dialect.SQLITE).maxLength(100_000).build();
    for (String unit : List.of("(", "SELECT ", "CASE WHEN ", "NOT ", "- ", "a.", "'a' ", "f(")) {
      assertThat(wide.inspect("SELECT " + unit.repeat(90_000 / unit.length())).accepted())
          .isFalse();
    }
  }

  @Test
  void neverThrowsOnAnAlmostFullStack() throws InterruptedException {
    List<String> verdicts = new ArrayList<>();
    Thread small = new Thread(null, () -> askOnTheWayDown(verdicts), "small", 300_000);
    small.start();
    small.join();
    assertThat(verdicts).contains("accepted", "too-complex").hasSizeGreaterThan(20);
    assertThat(verdicts).containsOnly("accepted", "too-complex");
  }

  /** Asks again and again with less and less stack, until not even the question finds room. */
  private static void askOnTheWayDown(List<String> verdicts) {
    try {
      descend(0, verdicts);
    } catch (StackOverflowError full) {
      assertThat(verdicts).isNotEmpty();
    }
  }

  private static int descend(int depth, List<String> verdicts) {
    if (depth % 20 == 0) {
      Inspection found = GUARD.inspect("SELECT ((a + ((b + " + depth + ")))) FROM t");
      verdicts.add(found.accepted() ? "accepted" : found.violations().get(0).rule());
    }
    return depth == 1_000_000 ? 0 : 1 + descend(depth + 1, verdicts);
  }

  @Test
  void startsNoThread() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    SqlGuard guard = SqlGuard.of(Dialect.SQLITE);
    for (int i = 0; i < 2_000; i++) {
      guard.inspect("SELECT " + i);
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread))
        .filteredOn(
            thread ->
                thread.getName().contains("querytool") || thread.getName().contains("ForkJoin"))
        .isEmpty();
  }

  @Test
  void throwsTheViolationWhenAskedFor() {
    Inspection inspection = GUARD.inspect("DROP TABLE t");
    assertThat(inspection.query()).isEmpty();
    assertThatThrownBy(inspection::orThrow)
        .isInstanceOfSatisfying(
            QueryRefusedException.class,
            e -> assertThat(e.violations()).isEqualTo(inspection.violations()));
  }

  private static CatalogSnapshot catalog(long version, String... columns) {
    List<FieldMetadata> fields = new ArrayList<>();
    for (String column : columns) {
      fields.add(FieldMetadata.builder(column, "TEXT").ordinalPosition(fields.size() + 1).build());
    }
    TableMetadata table =
        TableMetadata.builder("main", "t", TableType.TABLE).fields(fields).build();
    return new CatalogSnapshot("x", Dialect.SQLITE, version, Instant.EPOCH, "main", List.of(table));
  }

  @ParameterizedTest
  @EnumSource
  void whoWritesAQuestionMarkIsToldOfNamedParameters(Dialect dialect) {
    assertThat(SqlGuard.of(dialect).inspect("SELECT a FROM t WHERE a = ?").violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.advice()).contains(":name"));
  }

  @Test
  void whoCastsToAnEnumIsToldToWriteAText() {
    assertThat(SqlGuard.of(Dialect.POSTGRES).inspect("SELECT 'paid'::order_status").violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.advice()).contains("enum", "text"));
  }

  @Test
  void doesNotSayOfPostgresThatItHasNoRowsFrom() {
    String sql = "SELECT * FROM ROWS FROM (generate_series(1, 2), generate_series(1, 3)) AS t";

    assertThat(SqlGuard.of(Dialect.POSTGRES).inspect(sql).violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("not analysed"));
  }
}
