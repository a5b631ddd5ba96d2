package dev.querytool.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.FunctionMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the lists of functions and words against what PostgreSQL says of itself. */
class PostgresFunctionsTest {

  /** Words that the grammar makes calls or values of, and that no function is called. */
  private static final Set<String> NO_FUNCTIONS =
      Set.of(
          "all",
          "any",
          "array",
          "coalesce",
          "cube",
          "current_date",
          "current_time",
          "current_timestamp",
          "greatest",
          "grouping",
          "json",
          "json_array",
          "json_arrayagg",
          "json_exists",
          "json_objectagg",
          "json_query",
          "json_scalar",
          "json_serialize",
          "json_table",
          "json_value",
          "least",
          "localtime",
          "localtimestamp",
          "nullif",
          "rollup",
          "row",
          "some",
          "trim");

  /** Volatile, but only because each call gives another answer. */
  private static final Set<String> VOLATILE =
      Set.of(
          "array_sample",
          "array_shuffle",
          "clock_timestamp",
          "gen_random_uuid",
          "random",
          "random_normal",
          "timeofday",
          "uuidv4",
          "uuidv7");

  private static final Map<String, String> LISTED = new TreeMap<>();

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.POSTGRES);

  private static TestDatabase database;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException, IOException {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
    connection = database.connect();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(FunctionList.class.getResourceAsStream("functions/postgres.txt")),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> LISTED.put(line.split("\t", -1)[0], line.split("\t", -1)[1]));
    }
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    database.close();
  }

  /** To servers before 17 most of these words were names, and the function would be called. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "json_value(doc, '$.a')",
        "JSON_QUERY (doc, '$.a')",
        "json_object('a': 1)",
        "json_object('a', name)",
        "json_scalar(1)",
        "json(doc)",
        "json_arrayagg(name)"
      })
  void aWordOfTheGrammarThatAStoredFunctionHasIsNotCalled(String call) {
    CatalogSnapshot catalog =
        new CatalogSnapshot("shop", Dialect.POSTGRES, 1, Instant.EPOCH, "public", List.of(docs()));
    String sql = "SELECT " + call + " FROM docs";
    assertThat(GUARD.inspect(sql, catalog).violations()).isEmpty();
    assertThat(GUARD.inspect(sql, catalog.withFunctions(List.of(stored("lower")))).violations())
        .isEmpty();
    String name = call.substring(0, call.indexOf('(')).strip().toLowerCase(Locale.ROOT);
    assertThat(GUARD.inspect(sql, catalog.withFunctions(List.of(stored(name)))).violations())
        .extracting(GuardViolation::rule)
        .containsExactly("unknown-function");
  }

  private static TableMetadata docs() {
    return TableMetadata.builder("public", "docs", TableType.TABLE)
        .fields(
            List.of(
                FieldMetadata.builder("doc", "jsonb").ordinalPosition(1).build(),
                FieldMetadata.builder("name", "text").ordinalPosition(2).build()))
        .build();
  }

  private static FunctionMetadata stored(String name) {
    return new FunctionMetadata(
        "public",
        name,
        List.of("text"),
        "text",
        FunctionMetadata.Kind.FUNCTION,
        FunctionMetadata.Volatility.VOLATILE,
        "sql",
        "");
  }

  @Test
  void listsOnlyWhatPostgresHas() throws SQLException {
    Set<String> missing = new TreeSet<>(LISTED.keySet());
    missing.removeAll(names("true"));
    assertThat(missing).containsExactlyInAnyOrderElementsOf(NO_FUNCTIONS);
  }

  @Test
  void listsNoVolatileFunctionButThoseNamedByHand() throws SQLException {
    Set<String> changing = names("provolatile = 'v'");
    changing.retainAll(LISTED.keySet());
    assertThat(changing).isEqualTo(new TreeSet<>(VOLATILE));
  }

  @Test
  void listsNothingThatTakesOrGivesWhatOnlyTheServerHas() throws SQLException {
    Set<String> internal =
        names(
            "prorettype IN ('internal'::regtype, 'trigger'::regtype, 'event_trigger'::regtype)"
                + " OR 'internal'::regtype = ANY (proargtypes) OR 'regclass'::regtype = ANY"
                + " (proargtypes) OR 'xml'::regtype = ANY (proargtypes)");
    internal.retainAll(LISTED.keySet());
    assertThat(internal).containsOnly("text");
  }

  @Test
  void listsFunctionsThatMakeRowsAsSuch() throws SQLException {
    Set<String> rows = names("proretset");
    rows.retainAll(LISTED.keySet());
    assertThat(rows).allMatch(name -> Set.of("rows", "table").contains(LISTED.get(name)));
  }

  @Test
  void knowsEachFunctionThatADotCouldCall() throws SQLException {
    Set<String> callable =
        names(
            "provolatile <> 'i' AND prokind IN ('f', 'w') AND pronargs >= 1"
                + " AND pronargs - pronargdefaults <= 1 AND NOT 'internal'::regtype = ANY"
                + " (proargtypes)");
    callable.removeAll(LISTED.keySet());
    assertThat(HiddenFunctions.read().names()).containsExactlyInAnyOrderElementsOf(callable);
  }

  @Test
  void knowsTheWordsThatAreNeverNames() throws SQLException {
    Set<String> reserved =
        strings("SELECT upper(word) FROM pg_get_keywords() WHERE catcode IN ('R', 'T')");
    Set<String> others =
        strings("SELECT upper(word) FROM pg_get_keywords() WHERE catcode IN ('U', 'C')");
    assertThat(reserved).isNotEmpty().allMatch(PostgresWords::reserved);
    assertThat(others).isNotEmpty().noneMatch(PostgresWords::reserved);
  }

  @Test
  void readsEachWordThatPostgresTakesForAColumn() throws SQLException {
    SqlGuard guard = SqlGuard.of(Dialect.POSTGRES);
    Set<String> refused = new TreeSet<>();
    for (String word : strings("SELECT word FROM pg_get_keywords() WHERE catcode = 'U'")) {
      String sql = "SELECT t." + word + ", 1 + t." + word + " AS " + word + " FROM t";
      if (!guard.inspect(sql).accepted()) {
        refused.add(word);
      }
    }
    assertThat(refused)
        .isSubsetOf("alter", "create", "delete", "drop", "insert", "system", "update", "xml");
  }

  private static Set<String> names(String condition) throws SQLException {
    return strings(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND ("
            + condition
            + ")");
  }

  private static Set<String> strings(String sql) throws SQLException {
    Set<String> all = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }
}
