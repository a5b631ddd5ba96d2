package dev.querytool.guard;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostlyCallsTest {

  private static final Map<Dialect, SqlGuard> GUARDS = guards();

  /** A statement of a dialect. */
  record Line(Dialect dialect, String sql) {}

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatGoesThroughHugeTextsOfItsOwnMaking(Line line) {
    assertThat(inspect(line).violations())
        .extracting(GuardViolation::rule)
        .containsExactly(GuardRule.COSTLY_CALL.id());
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void acceptsWhatAnalystsWrite(Line line) {
    assertThat(inspect(line).violations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void refusesEachCallThatWasFoundToHearNoCancel(Dialect dialect) throws IOException {
    List<CostlyCall> deaf = CostlyCallsPage.deaf(page(), dialect);

    // Frames end with the rows; a power stops, on a busy machine after two seconds; the text of a
    // million ranges ends, and the guard knows no types of columns.
    List<String> known =
        switch (dialect) {
          case MARIADB -> List.of("window frame");
          case POSTGRES -> List.of("numeric power, large", "text of gathered ranges");
          default -> List.of();
        };
    assertThat(deaf)
        .isNotEmpty()
        .filteredOn(call -> inspect(new Line(dialect, call.sql())).accepted())
        .extracting(CostlyCall::family)
        .isEqualTo(known);
  }

  /** With {@code -Dquerytool.rules=write} what the page says of the guard is written anew. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void thePageTellsWhatTheGuardDoes(Dialect dialect) throws IOException {
    String page = page();
    String now = CostlyCallsPage.withVerdicts(page, dialect, guard(dialect));

    if ("write".equals(System.getProperty("querytool.rules"))) {
      Files.writeString(ProjectFile.of(CostlyCallsPage.PLACE), now);
    } else {
      assertThat(now).isEqualTo(page);
    }
    assertThat(CostlyCallsPage.measured(page, dialect)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void twentyDefinitionsThatEachReadTheLastTwiceAreTooManyTables(Dialect dialect) {
    StringBuilder sql = new StringBuilder("WITH c0 AS (SELECT 1 AS i)");
    for (int i = 1; i <= 20; i++) {
      sql.append(
          ", c%d AS (SELECT a.i FROM c%d AS a JOIN c%d AS b ON a.i = b.i)"
              .formatted(i, i - 1, i - 1));
    }
    sql.append(" SELECT count(*) FROM c20, customers");

    assertThat(guard(dialect).inspect(sql.toString()).violations())
        .extracting(GuardViolation::rule)
        .containsExactly(GuardRule.TOO_MANY_TABLES.id());
  }

  @Test
  void documentsThatAreReadForManyMembersAreTooMuch() {
    String sql =
        "SELECT "
            + "(1 MEMBER OF (j))+".repeat(490)
            + "1 FROM (SELECT concat('[', repeat('1,', 450000), '1]') AS j) d";

    assertThat(inspect(new Line(Dialect.MYSQL, sql)).violations())
        .extracting(GuardViolation::rule)
        .containsExactly(GuardRule.COSTLY_CALL.id());
    assertThat(inspect(new Line(Dialect.MYSQL, "SELECT 1 MEMBER OF (doc) FROM docs")).accepted())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT REPLACE(GROUP_CONCAT(name), ',', ', ') FROM users",
        "SELECT REPLACE(JSON_ARRAYAGG(name), 'oo', 'o') FROM users",
        "SELECT REGEXP_REPLACE(GROUP_CONCAT(name), '[aeiou]', '-') FROM users"
      })
  void aTextIsRewrittenAgainAndAgainOnMariaDbOnly(String sql) {
    assertThat(inspect(new Line(Dialect.MYSQL, sql)).accepted()).isTrue();
    assertThat(inspect(new Line(Dialect.MARIADB, sql)).violations())
        .extracting(GuardViolation::rule)
        .containsExactly("costly-call");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatAQueryInFromComputesIsWorkWhereverItIsNamed(Dialect dialect) {
    String named = "length(x) + ".repeat(299) + "length(x)";
    String query = "(SELECT " + slow(dialect) + " AS x FROM customers)";

    assertThat(rules(dialect, "SELECT length(x) FROM " + query + " q")).isEmpty();
    assertThat(rules(dialect, "SELECT " + named + " FROM " + query + " q"))
        .containsExactly(GuardRule.COSTLY_CALL.id());
    assertThat(rules(dialect, "WITH q AS " + query + " SELECT " + named + " FROM q"))
        .containsExactly(GuardRule.COSTLY_CALL.id());
    assertThat(rules(dialect, "SELECT " + "q.*, ".repeat(299) + "x FROM " + query + " q"))
        .containsExactly(GuardRule.COSTLY_CALL.id());
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatQueriesInQueriesComputeIsWorkAsOftenAsAllOfThemNameIt(Dialect dialect) {
    assertThat(rules(dialect, chain(slow(dialect), "length(x) + length(x)", 6)))
        .containsExactly(GuardRule.COSTLY_CALL.id());
    assertThat(rules(dialect, chain(slow(dialect), "length(x)", 6))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CASE WHEN %s BETWEEN 0 AND 1 THEN 1 ELSE 0 END",
        "CASE WHEN (%s, 1) IN ((1, 2), (3, id)) THEN 1 ELSE 0 END",
        "CASE WHEN %s IN (id, 1, id + 1) THEN 1 ELSE 0 END",
        "CASE WHEN %s IN (SELECT id FROM customers) THEN 1 ELSE 0 END",
        "nullif(%s, 3)"
      })
  void operandsThatEnginesComputeAgainAreNotNestedDeep(String outer) {
    for (Dialect dialect : Dialect.values()) {
      assertThat(rules(dialect, "SELECT " + nested(outer, 4) + " FROM customers")).isEmpty();
      assertThat(rules(dialect, "SELECT " + nested(outer, 25) + " FROM customers"))
          .containsExactly(GuardRule.COSTLY_CALL.id());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatQueriesInQueriesNameTwiceEachIsNotNestedDeep(Dialect dialect) {
    String twice = "CASE WHEN x > 0 THEN x END";

    assertThat(rules(dialect, chain("id", twice, 4))).isEmpty();
    assertThat(rules(dialect, chain("id", twice, 25))).containsExactly(GuardRule.COSTLY_CALL.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"power(7::numeric, id * 1000 + %d)", "7::numeric ^ (id * 1000 + %d)"})
  void manyPowersOfManyDigitsAreTooMuch(String power) {
    String few = IntStream.range(0, 8).mapToObj(power::formatted).collect(joining(", "));
    String many = IntStream.range(0, 40).mapToObj(power::formatted).collect(joining(", "));

    assertThat(rules(Dialect.POSTGRES, "SELECT " + few + " FROM customers")).isEmpty();
    assertThat(rules(Dialect.POSTGRES, "SELECT " + many + " FROM customers"))
        .containsExactly(GuardRule.COSTLY_CALL.id());
    assertThat(rules(Dialect.POSTGRES, "SELECT " + "power(id, 2) + ".repeat(200) + "1 FROM t"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a' IN (JSON_KEYS('{\"c\":4}'), ',')",
        "SELECT 'a' NOT IN (TRIM(JSON_NORMALIZE('{\"c\":4}')), ',')",
        "SELECT JSON_SET('{\"c\":4}', '$.a', 5) AS x HAVING (x IN (JSON_KEYS(x), ','))",
        "SELECT JSON_NORMALIZE('{\"c\":4}') AS x HAVING 'a' IN (x, ',')",
        "WITH q AS (SELECT JSON_KEYS('{\"c\":4}') AS x) SELECT 'a' IN (x, ',') FROM q",
        "SELECT name IN (JSON_NORMALIZE(doc), ',') FROM docs"
      })
  void keysOfLiteralsAreNotFoundInListsOnMariaDb(String sql) {
    assertThat(rules(Dialect.MARIADB, sql)).containsExactly(GuardRule.COSTLY_CALL.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT JSON_KEYS(doc), JSON_NORMALIZE(doc) FROM docs WHERE name IN ('a', 'b')",
        "SELECT JSON_KEYS('{\"c\":4}'), JSON_NORMALIZE('{}') FROM docs",
        "SELECT JSON_KEYS('{\"c\":4}') FROM docs WHERE id IN (SELECT id FROM others)",
        "SELECT name FROM docs WHERE name = JSON_KEYS(doc) OR name = JSON_NORMALIZE('{}')"
      })
  void keysOfStoredDocumentsAndKeysWithoutListsAreFoundOnMariaDb(String sql) {
    assertThat(rules(Dialect.MARIADB, sql)).isEmpty();
  }

  @Test
  void aRefusalNamesTheCallAndItsPlace() {
    GuardViolation violation =
        inspect(new Line(Dialect.POSTGRES, "SELECT 1,\n  repeat('a', 1000000000)"))
            .violations()
            .get(0);

    assertThat(violation.message()).contains("repeat").contains("1,000,000");
    assertThat(List.of(violation.line(), violation.column())).containsExactly(2, 3);
  }

  static Stream<Line> refused() {
    return Stream.of(Dialect.values())
        .flatMap(dialect -> lines("refused-" + fileOf(dialect), dialect));
  }

  static Stream<Line> accepted() {
    return Stream.of(Dialect.values())
        .flatMap(
            dialect ->
                Stream.concat(
                    lines("accepted-all", dialect), lines("accepted-" + fileOf(dialect), dialect)));
  }

  private static String fileOf(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> "postgres";
      case MYSQL, MARIADB -> "mysql";
      case SQLITE -> "sqlite";
    };
  }

  private static Stream<Line> lines(String name, Dialect dialect) {
    return SqliteStatements.resource("costly/" + name + ".txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(sql -> new Line(dialect, sql));
  }

  private static Inspection inspect(Line line) {
    return guard(line.dialect()).inspect(line.sql());
  }

  /** Returns a call that takes about a tenth of a second. */
  private static String slow(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> "trim(printf('%.*c', 10000, 'a'), printf('%.*c', 10000, 'b'))";
      case MYSQL, MARIADB -> "replace(repeat('a', 10000), concat(repeat('a', 9999), 'b'), '')";
      case POSTGRES -> "translate(repeat('a', 10000), repeat('b', 10000), '')";
    };
  }

  /** Returns definitions that each compute a value of that of the last. */
  private static String chain(String first, String next, int depth) {
    StringBuilder sql = new StringBuilder("WITH q0 AS (SELECT " + first + " AS x FROM customers)");
    for (int i = 1; i <= depth; i++) {
      sql.append(", q%d AS (SELECT %s AS x FROM q%d)".formatted(i, next, i - 1));
    }
    return sql + " SELECT x FROM q" + depth;
  }

  private static String nested(String outer, int depth) {
    String value = "id";
    for (int i = 0; i < depth; i++) {
      value = outer.formatted(value);
    }
    return value;
  }

  private static List<String> rules(Dialect dialect, String sql) {
    return guard(dialect).inspect(sql).violations().stream().map(GuardViolation::rule).toList();
  }

  private static SqlGuard guard(Dialect dialect) {
    return requireNonNull(GUARDS.get(dialect));
  }

  private static String page() throws IOException {
    return Files.readString(ProjectFile.of(CostlyCallsPage.PLACE));
  }

  private static Map<Dialect, SqlGuard> guards() {
    Map<Dialect, SqlGuard> guards = new EnumMap<>(Dialect.class);
    for (Dialect dialect : Dialect.values()) {
      guards.put(dialect, SqlGuard.of(dialect));
    }
    return guards;
  }
}
