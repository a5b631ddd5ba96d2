package dev.querytool.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    // Frames end with the rows; PostgreSQL's stops, on a busy machine after two seconds.
    List<String> known =
        switch (dialect) {
          case MARIADB -> List.of("window frame");
          case POSTGRES -> List.of("numeric power, large");
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
    StringBuilder sql = new StringBuilder("WITH q0 AS (SELECT " + slow(dialect) + " AS x)");
    for (int i = 1; i <= 6; i++) {
      sql.append(", q%d AS (SELECT length(x) + length(x) AS x FROM q%d)".formatted(i, i - 1));
    }

    assertThat(rules(dialect, sql + " SELECT x FROM q6"))
        .containsExactly(GuardRule.COSTLY_CALL.id());
    assertThat(rules(dialect, sql.toString().replace("length(x) + ", "") + " SELECT x FROM q6"))
        .isEmpty();
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
