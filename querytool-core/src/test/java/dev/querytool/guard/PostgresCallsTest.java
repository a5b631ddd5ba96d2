package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of others that are called as the built-in ones are, and fit the arguments better. */
class PostgresCallsTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.POSTGRES);

  private TestDatabase database;

  @BeforeEach
  void open() {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
    database.execute(
        "CREATE TABLE writes (what text)",
        "CREATE TABLE words (word varchar(10))",
        "INSERT INTO words VALUES ('a')",
        "CREATE FUNCTION plant(what text) RETURNS text LANGUAGE plpgsql AS"
            + " $$BEGIN INSERT INTO writes VALUES (what); RETURN what; END$$",
        "CREATE FUNCTION lower(varchar) RETURNS text LANGUAGE sql AS 'SELECT plant(''lower'')'",
        "CREATE FUNCTION public.substring(varchar, int) RETURNS text LANGUAGE sql AS"
            + " 'SELECT plant(''substring'')'",
        "CREATE FUNCTION length(varchar) RETURNS int LANGUAGE sql AS"
            + " 'SELECT pg_catalog.length(plant(''length''))'",
        "CREATE FUNCTION generate_series(varchar) RETURNS text LANGUAGE sql AS"
            + " 'SELECT plant(''series'')'",
        "CREATE FUNCTION unnest(text, text) RETURNS text LANGUAGE sql AS 'SELECT plant($1)'",
        "CREATE FUNCTION unnest(int[], VARIADIC int[]) RETURNS text LANGUAGE sql AS"
            + " 'SELECT plant(''u'')'",
        "CREATE FUNCTION public.overlaps(int, int) RETURNS text LANGUAGE sql AS 'SELECT plant(''o'')'",
        "CREATE FUNCTION cube(int) RETURNS int LANGUAGE sql AS"
            + " 'SELECT pg_catalog.length(plant(''c''))'",
        "CREATE FUNCTION rollup(text) RETURNS text LANGUAGE sql AS 'SELECT plant(''r'')'",
        "CREATE FUNCTION public.substring(boolean) RETURNS text LANGUAGE sql AS 'SELECT plant(''s'')'",
        "CREATE FUNCTION public.substring(boolean, int) RETURNS text LANGUAGE sql AS"
            + " 'SELECT plant(''s'')'",
        "CREATE FUNCTION public.overlay(boolean, int) RETURNS text LANGUAGE sql AS"
            + " 'SELECT plant(''s'')'",
        "CREATE FUNCTION public.system(int) RETURNS int LANGUAGE sql AS"
            + " 'SELECT pg_catalog.length(plant(''t''))'",
        "CREATE FUNCTION public.make_interval(days varchar) RETURNS text LANGUAGE sql AS"
            + " 'SELECT plant(''m'')'",
        "CREATE FUNCTION public.concat(VARIADIC varchar[]) RETURNS text LANGUAGE sql AS"
            + " 'SELECT plant(''v'')'",
        "CREATE FUNCTION public.mode(varchar) RETURNS text LANGUAGE sql AS 'SELECT plant(''o'')'",
        "CREATE TABLE public.text (v text)",
        "CREATE TABLE public.date (v text)",
        "CREATE FUNCTION wipe(words) RETURNS text LANGUAGE sql AS 'SELECT plant(''w'')'",
        "CREATE FUNCTION wipe(text) RETURNS text LANGUAGE sql AS 'SELECT plant(''w'')'");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT lower(word) FROM words",
        "SELECT LOWER (word), length(word) FROM words",
        "SELECT substring(word, 1) FROM words",
        "SELECT count(*) FILTER (WHERE lower(word) = 'a') FROM words",
        "SELECT max(lower(word)) OVER (ORDER BY length(word)) FROM words",
        "SELECT make_interval(days => 1), make_interval(days := 1) FROM words",
        "SELECT concat(VARIADIC ARRAY['a']::varchar[]) FROM words",
        "SELECT substring(word FOR 1), substring(word SIMILAR 'a' ESCAPE '#') FROM words",
        "SELECT mode() WITHIN GROUP (ORDER BY word) FILTER (WHERE length(word) > 0) FROM words",
        "SELECT word::text, text 'x', CAST(word AS text), date '2026-01-01' FROM words"
      })
  void neverTakeTheBuiltInsPlace(String sql) throws SQLException {
    run(GUARD.inspect(sql).orThrow().sql());
    assertThat(writes()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT unnest('a', 'b')",
        "SELECT * FROM unnest(ARRAY[1], VARIADIC ARRAY[2])",
        "SELECT overlaps(1, 2)",
        "SELECT substring('a' SIMILAR TO 'b', 1)",
        "SELECT substring('a' IS DISTINCT FROM 'b')",
        "SELECT system(1)",
        "SELECT make_interval(word) FROM words",
        "SELECT substring('a' IS NOT DISTINCT FROM 'b', 1)",
        "SELECT overlay('a' SIMILAR TO 'b', 1)",
        "SELECT 1 FROM words GROUP BY 1 + cube(1)",
        "SELECT 1 FROM words GROUP BY word, - cube(1)",
        "SELECT 1 FROM words GROUP BY word || rollup('a')",
        "SELECT wipe.wipe FROM words w, unnest(ARRAY[w]) wipe",
        "SELECT (SELECT x.wipe FROM unnest(ARRAY['b']) x) FROM (SELECT 1 AS wipe) x",
        "WITH x AS (SELECT 1 AS wipe) SELECT (SELECT x.wipe FROM unnest(ARRAY['b']) x) FROM x",
        "SELECT 1 FROM (SELECT 1 AS wipe) x WHERE EXISTS"
            + " (SELECT 1 FROM unnest(ARRAY['b']) x WHERE x.wipe = 'w')"
      })
  void areNotReachedByTheGrammarsOwnWordsNorByADot(String sql) throws SQLException {
    Inspection seen = GUARD.inspect(sql);
    if (seen.accepted()) {
      assertThatThrownBy(() -> run(seen.orThrow().sql())).hasMessageContaining("does not exist");
    }
    assertThat(writes()).isZero();
    run(sql);
    assertThat(writes()).isPositive();
  }

  @Test
  void wouldTakeItInTheTextAsItWasGiven() throws SQLException {
    run("SELECT lower(word), substring(word, 1), length(word) FROM words");
    assertThat(writes()).isEqualTo(3);
  }

  @Test
  void areCalledByTheirSchemaIfTheHostAllowsThem() {
    SqlGuard guard =
        SqlGuard.builder(Dialect.POSTGRES)
            .allowFunctions(HostFunctions.of("public.plant(text)", "public.lower(varchar)"))
            .build();
    assertThat(guard.inspect("SELECT plant(word), lower(word) FROM words").orThrow().sql())
        .isEqualTo("SELECT public.plant(word), pg_catalog.lower(word) FROM words");
    assertThat(guard.inspect("SELECT public.lower(word) FROM words").accepted()).isTrue();
    assertThat(guard.inspect("SELECT other.plant(word) FROM words").accepted()).isFalse();
    assertThat(guard.inspect("SELECT a.public.plant(word) FROM words").accepted()).isFalse();
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int writes() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM writes")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
