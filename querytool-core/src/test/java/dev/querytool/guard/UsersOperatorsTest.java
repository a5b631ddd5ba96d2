package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.QueryTool;
import dev.querytool.access.Grant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.vault.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Operators and casts that people made of PostgreSQL's own signs and types. A function that a plan
 * calls is asked for its rights before it runs, so whoever has none learns of each call.
 */
class UsersOperatorsTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.POSTGRES);

  /** One on each line: sign, operands, result. */
  private static final String OPERATORS =
      """
      =; varchar, varchar; boolean
      <; varchar, varchar; boolean
      ~~; varchar, varchar; boolean
      -; text; text
      !!; text; text
      !!; feeling, feeling; text
      +; text, text; text
      +; text, feeling; text
      ||; int, text; text
      ->; json, json; json
      *; feeling, feeling; feeling
      <>; feeling, feeling; boolean
      &&; customers, customers; boolean
      /; int, int; int
      +; numeric, int; numeric
      >; numeric, int; boolean
      >=; numeric, int; boolean
      """;

  private static TestDatabase database;
  private static Connection connection;
  private static CatalogSnapshot catalog;

  @BeforeAll
  static void plant() throws SQLException {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
    PostgresStatements.create(database);
    List<String> plants = new ArrayList<>();
    plants.add("CREATE TYPE feeling AS ENUM ('good', 'bad')");
    plants.add("CREATE TABLE planted (v varchar, m feeling, ms feeling[], j json, t text, d date)");
    plants.add("CREATE TABLE plain (v varchar, i int)");
    int made = 0;
    for (String line : OPERATORS.lines().toList()) {
      String[] parts = line.split("; ", -1);
      String function = "planted" + made++;
      plants.add(function(function, parts[1], parts[2]));
      plants.add(operator(parts[0], function, parts[1].split(", ", -1)));
    }
    plants.add(function("planted_cast", "text", "date"));
    plants.add("CREATE CAST (text AS date) WITH FUNCTION planted_cast(text)");
    database.execute(plants.toArray(String[]::new));
    TestDatabase.LogIn reader = database.newReader();
    connection = database.connect(reader);
    catalog = catalog();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    database.close();
  }

  private static String operator(String sign, String function, String[] sides) {
    return "CREATE OPERATOR "
        + sign
        + " (FUNCTION = "
        + function
        + (sides.length == 1 ? "" : ", LEFTARG = " + sides[0])
        + ", RIGHTARG = "
        + sides[sides.length - 1]
        + ")";
  }

  private static String function(String name, String types, String result) {
    return "CREATE FUNCTION %1$s(%2$s) RETURNS %3$s LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;"
            .formatted(name, types, result)
        + " REVOKE EXECUTE ON FUNCTION "
        + name
        + " FROM PUBLIC";
  }

  private static CatalogSnapshot catalog() {
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("shop", database.url(), Secret.of(database.server().password()));
      return tool.catalog().on("shop").snapshot();
    }
  }

  /** Tells whether PostgreSQL calls what is planted here. */
  private static boolean calls(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("EXPLAIN " + sql);
      return false;
    } catch (SQLException e) {
      return String.valueOf(e.getMessage()).contains("permission denied for function planted");
    }
  }

  @Test
  void noAcceptedStatementOfTheCorpusCallsOne() throws SQLException {
    CatalogSnapshot blind = catalog.withUnnamedCalls(List.of());
    List<String> called = new ArrayList<>();
    int accepted = 0;
    int caught = 0;
    for (String text : AcceptedTexts.of(Dialect.POSTGRES)) {
      Inspection seen = GUARD.inspect(text, catalog);
      Inspection unseen = GUARD.inspect(text, blind);
      if (seen.accepted()) {
        accepted++;
        if (calls(seen.orThrow().sql())) {
          called.add(text);
        }
      } else if (unseen.accepted() && calls(unseen.orThrow().sql())) {
        caught++;
      }
    }
    assertThat(called).isEmpty();
    assertThat(accepted).isGreaterThan(100);
    assertThat(caught).isGreaterThan(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 FROM planted WHERE v = 'a'",
        "SELECT 1 FROM planted WHERE v IN ('a', 'b')",
        "SELECT 1 FROM planted WHERE v NOT IN (SELECT v FROM planted)",
        "SELECT 1 FROM planted WHERE v NOT BETWEEN 'a' AND 'b'",
        "SELECT 1 FROM planted a JOIN planted b USING (v)",
        "SELECT 1 FROM (SELECT v FROM planted) a NATURAL JOIN (SELECT v FROM planted) b",
        "SELECT CASE v WHEN 'a' THEN 1 END FROM planted",
        "SELECT NULLIF(v, 'a') FROM planted",
        "SELECT v IS NOT DISTINCT FROM 'a' FROM planted",
        "SELECT v = ANY (ARRAY['a'::varchar]) FROM planted",
        "SELECT v LIKE 'a%' FROM planted",
        "SELECT - 'a'",
        "SELECT - '5'::text FROM planted",
        "SELECT !! 'a'",
        "SELECT 'good' !! 'bad'",
        "SELECT 'a' + 'b'",
        "SELECT t + 'bad' FROM planted",
        "SELECT 1 || 'a'",
        "SELECT j -> '{}' FROM planted",
        "SELECT m * 'good' FROM planted",
        "SELECT m FROM planted WHERE m <> 'good'",
        "SELECT ms[1] * ms[2] FROM planted",
        "SELECT 'good'::feeling * 'bad'::feeling",
        "SELECT a && b FROM customers a, customers b",
        "SELECT t::date FROM planted",
        "SELECT CAST(t AS date) FROM planted",
        "SELECT ARRAY[t]::date[] FROM planted"
      })
  void whatWouldCallOneIsRefusedWhereItStands(String sql) throws SQLException {
    assertThat(calls(sql)).isTrue();
    assertThat(GUARD.inspect(sql, catalog).violations())
        .hasSize(1)
        .allSatisfy(
            violation -> {
              assertThat(violation.rule()).isEqualTo("unnamed-call");
              assertThat(violation.line()).isEqualTo(1);
              assertThat(violation.message()).contains(" may call public.planted");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT v, i FROM plain",
        "SELECT *, count(*) OVER () FROM plain ORDER BY v LIMIT 3",
        "SELECT DISTINCT v, max(i) FROM plain GROUP BY v UNION SELECT 'a', 1",
        "SELECT -5, - 5, i - -5 FROM plain",
        "SELECT i / 2 % 3 ^ 4 FROM plain WHERE i <> 3",
        "SELECT i FROM plain WHERE v ILIKE 'a%' OR v SIMILAR TO 'b'",
        "SELECT i FROM plain WHERE v OPERATOR(pg_catalog.=) 'a'",
        "SELECT sum(i) OVER (ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM plain",
        "SELECT '2026-01-01'::text, date '2026-01-01', d FROM planted",
        "SELECT CASE WHEN i IS NULL THEN 1 END FROM plain"
      })
  void whatCallsNoneIsAccepted(String sql) throws SQLException {
    assertThat(GUARD.inspect(sql, catalog).violations()).isEmpty();
    assertThat(calls(GUARD.inspect(sql, catalog).orThrow().sql())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT 1 FROM planted WHERE v = 'a'; public.planted0(varchar, varchar)",
        "SELECT !! 'a'; public.planted4(text)",
        "SELECT m * 'good' FROM planted; public.planted10(feeling, feeling)",
        "SELECT t::date FROM planted; public.planted_cast(text)"
      })
  void whoseFunctionTheHostAllowsIsCalled(String sql, String function) {
    SqlGuard guard =
        SqlGuard.builder(Dialect.POSTGRES).allowFunctions(HostFunctions.of(function)).build();

    assertThat(guard.inspect(sql, catalog).violations()).isEmpty();
    assertThat(guard.inspect("SELECT 1 || 'a'", catalog).accepted()).isFalse();
    Grant part = Grant.on("shop").table("planted").columns("v", "m", "t").build();
    assertThat(guard.inspect(sql, catalog, GrantedView.of(part, Map.of())).accepted()).isFalse();
  }

  @Test
  void whoSeesAPartIsToldOfNoFunction() {
    Grant part = Grant.on("shop").table("plain").columns("v").build();
    GrantedView view = GrantedView.of(part, Map.of());

    assertThat(GUARD.inspect("SELECT v FROM plain WHERE v = 'a'", catalog, view).violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.rule()).isEqualTo("unnamed-call");
              assertThat(violation.message())
                  .isEqualTo("= may call a function that someone made in the database.");
            });
    assertThat(GUARD.inspect("SELECT v FROM plain", catalog, view).violations()).isEmpty();
  }

  @Test
  void theFilterOfAGrantCallsNoneEither() {
    Grant filtered = Grant.on("shop").table("plain").rows("v = 'a'").build();
    GrantedView view = GrantedView.of(filtered, Map.of());

    assertThat(GUARD.inspect("SELECT v FROM plain", catalog, view).accepted()).isFalse();
  }

  @Test
  void aTextOfPostgresIsRefusedOnACatalogueThatDoesNotTell() {
    CatalogSnapshot old =
        CatalogSnapshot.fromJson(catalog.toJson().replaceAll("(?s),\\s*\"unnamedCalls\".*", "}"));

    assertThat(GUARD.inspect("SELECT v FROM plain", old).violations())
        .extracting(GuardViolation::rule)
        .containsExactly("unnamed-call");
  }
}
