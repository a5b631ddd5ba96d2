package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Domains whose check writes, called as words of the grammar are: PostgreSQL takes most of these
 * words for the name of a type before a text.
 */
class PostgresTypedLiteralsTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.POSTGRES);

  private static final List<String> WORDS =
      List.of(
          "escape",
          "similar",
          "passing",
          "value",
          "key",
          "like",
          "ilike",
          "zone",
          "local",
          "format",
          "keep",
          "omit",
          "absent",
          "error",
          "empty",
          "unknown",
          "encoding",
          "scalar",
          "wrapper",
          "conditional",
          "operator",
          "repeatable",
          "bernoulli",
          "system",
          "nfc",
          "normalized",
          "at",
          "first",
          "range",
          "rows",
          "ordinality",
          "filter",
          "over",
          "within",
          "by",
          "recursive",
          "materialized",
          "unbounded",
          "day",
          "year",
          "path",
          "keys",
          "text",
          "uuid",
          "without",
          "is",
          "isnull",
          "overlaps",
          "tablesample",
          "object",
          "returns",
          "json_thing",
          "no");

  private static final List<String> PLACES =
      List.of(
          "SELECT %s 'x'",
          "SELECT 'a' || %s 'x'",
          "SELECT DISTINCT ON (a) %s 'x' FROM t",
          "SELECT a OPERATOR(pg_catalog.||) %s 'x' FROM t",
          "SELECT a <-> %s 'x' FROM t",
          "SELECT a %s 'x' FROM t",
          "SELECT a LIKE 'y' %s 'x' FROM t",
          "SELECT a LIKE %s 'x' FROM t",
          "SELECT lower(%s 'x')",
          "SELECT concat(a, %s 'x') FROM t",
          "SELECT concat(VARIADIC %s '{x}')",
          "SELECT make_interval(days => %s '1')",
          "SELECT substring(a FROM %s 'x') FROM t",
          "SELECT substring(a %s 'x' ESCAPE '#') FROM t",
          "SELECT substring(a SIMILAR %s 'x' ESCAPE '#') FROM t",
          "SELECT overlay(a PLACING %s 'x' FROM 1) FROM t",
          "SELECT JSON_VALUE(%s '1', '$')",
          "SELECT JSON_VALUE('1', '$' PASSING %s 'x' AS y)",
          "SELECT JSON_VALUE('1', '$' DEFAULT %s 'x' ON EMPTY)",
          "SELECT JSON_VALUE('1', %s '$')",
          "SELECT JSON_OBJECT(%s 'x' VALUE 1)",
          "SELECT JSON_OBJECT('a' VALUE %s 'x')",
          "SELECT JSON_OBJECT('a' : %s 'x')",
          "SELECT JSON_OBJECT(%s 'x' : 1)",
          "SELECT JSON_ARRAY(%s 'x')",
          "SELECT JSON_ARRAY(1, %s 'x' ABSENT ON NULL)",
          "SELECT JSON_ARRAYAGG(%s 'x')",
          "SELECT JSON('{}' %s 'x')",
          "SELECT JSON_SERIALIZE(%s '{}' RETURNING text)",
          "SELECT (ARRAY['a'])[%s '1':]",
          "SELECT a FROM t ORDER BY %s 'x' USING <",
          "SELECT a FROM t WHERE a = %s 'x'",
          "SELECT a FROM t WHERE a = 'x' IS NOT %s 'x'",
          "SELECT a COLLATE \"C\" || %s 'x' FROM t",
          "SELECT CASE %s 'x' WHEN 'x' THEN 1 END",
          "SELECT count(*) FILTER (WHERE %s 'x' = 'x') FROM t",
          "SELECT sum(1) OVER (ORDER BY %s 'x')",
          "SELECT * FROM unnest(ARRAY[%s 'x'])",
          "SELECT '2026-01-01'::timestamptz AT TIME ZONE %s 'UTC'",
          "SELECT extract(%s 'year' FROM now())",
          "SELECT a IN (%s 'x') FROM t",
          "SELECT a BETWEEN %s 'a' AND 'z' FROM t",
          "VALUES (%s 'x')",
          "SELECT 1 LIMIT %s '1'");

  private static TestDatabase database;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
    database.execute(
        "CREATE TABLE writes (what text)",
        "CREATE TABLE t (a text)",
        "INSERT INTO t VALUES ('x')",
        "CREATE FUNCTION plant(text) RETURNS boolean LANGUAGE plpgsql AS"
            + " $$BEGIN INSERT INTO writes VALUES ($1); RETURN true; END$$");
    for (String word : WORDS) {
      database.execute("CREATE DOMAIN public.\"" + word + "\" AS text CHECK (plant(VALUE))");
    }
    connection = database.connect();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    database.close();
  }

  static Stream<String> statements() {
    return PLACES.stream().flatMap(place -> WORDS.stream().map(place::formatted));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void areNeverReadAsGrammar(String sql) throws SQLException {
    Inspection inspection = GUARD.inspect(sql);
    if (inspection.accepted()) {
      run("TRUNCATE writes");
      run(inspection.orThrow().sql());
      assertThat(writes()).as(inspection.orThrow().sql()).isZero();
    }
  }

  @Test
  void writeWithoutTheGuard() throws SQLException {
    int called = 0;
    for (String word : WORDS) {
      run("SELECT " + word + " 'x'");
      called += writes() > 0 ? 1 : 0;
      run("TRUNCATE writes");
    }
    assertThat(called).isGreaterThan(30);
  }

  /** Runs a statement; what PostgreSQL refuses wrote nothing. */
  private static void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    } catch (SQLException refused) {
      assertThat(refused.getSQLState()).isNotEqualTo("XX000");
    }
  }

  private static int writes() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM writes")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
