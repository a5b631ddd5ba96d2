package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code (call).name}: a field, or a call of what users made. */
class PostgresFieldsTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.POSTGRES);

  private static TestDatabase database;
  private static Connection connection;
  private static CatalogSnapshot catalog;

  @BeforeAll
  static void fill() throws SQLException {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
    database.execute(
        "CREATE TABLE t (id int, js jsonb)",
        "INSERT INTO t VALUES (1, '{\"a\": 1, \"b\": \"x\"}'), (2, '{\"a\": null}'), (3, NULL)",
        "CREATE FUNCTION value(jsonb) RETURNS text LANGUAGE sql AS $$SELECT 'called'::text$$",
        "CREATE FUNCTION key(text) RETURNS text LANGUAGE sql AS $$SELECT 'called'::text$$");
    connection = database.connect();
    catalog = PostgresStatements.catalog(connection);
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id, (jsonb_each_text(js)).key, (jsonb_each_text(js)).value FROM t",
        "SELECT (jsonb_each(js)).\"key\" AS k, (pg_catalog.jsonb_each(js)).value ->> 0 FROM t",
        "SELECT (json_each('{\"a\": 1}')).key || '!', -(json_each_text('{\"a\": 1}')).value::int",
        "SELECT key, count(*) FROM (SELECT (JSONB_EACH(js)).KEY FROM t) x GROUP BY key ORDER BY 1",
        "SELECT value FROM (SELECT ((jsonb_each_text(js)).value)::text COLLATE \"C\" FROM t) x",
        "SELECT (jsonb_each(js)).key, count(*) FROM t GROUP BY (jsonb_each(js)).key ORDER BY 1",
        "SELECT t.id, x.key FROM t, LATERAL (SELECT (jsonb_each(t.js)).key) x",
        "SELECT id, (jsonb_each_text(js)).*, id + 1 FROM t ORDER BY key DESC, value",
        "SELECT DISTINCT (json_each_text('{\"a\": 1}')).*, (json_each_text('{\"b\": 2}')) . *",
        "SELECT key, max(value) FROM (SELECT (jsonb_each_text(js)).* FROM t) x GROUP BY key"
            + " ORDER BY 1",
        "SELECT (jsonb_each((SELECT jsonb_object_agg(key, value) FROM (SELECT (jsonb_each(js)).*"
            + " FROM t) y))).* FROM t"
      })
  void isAFieldBehindACallOfTheServersOwn(String sql) {
    ReadOnlyQuery query = GUARD.inspect(sql, catalog).orThrow();

    assertThat(Rows.of(connection, query.sql()))
        .doesNotStartWith("refused")
        .isEqualTo(Rows.of(connection, sql));
    assertThat(GUARD.inspect(query.sql(), catalog).orThrow().sql()).isEqualTo(query.sql());
  }

  @Test
  void hasTheLabelOfTheField() {
    assertThat(
            GUARD
                .inspect("SELECT (jsonb_each(js)).value::text, (jsonb_each(js)).* FROM t", catalog)
                .orThrow()
                .outputs())
        .containsExactly(
            new OutputColumn("value", List.of("public.t.js")),
            new OutputColumn("key", List.of("public.t.js")),
            new OutputColumn("value", List.of("public.t.js")));
  }

  /** The server answers most of these, by a call. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (js).value FROM t",
        "SELECT (t.js).value FROM t",
        "SELECT (js::text).key FROM t",
        "SELECT ('x'::text).key",
        "SELECT ('x'::text).upper",
        "SELECT (ARRAY['x'::text])[1].key",
        "SELECT (SELECT js FROM t LIMIT 1).value",
        "SELECT (jsonb_array_elements(js)).value FROM t",
        "SELECT (jsonb_each(js)).value.value FROM t",
        "SELECT (jsonb_each(js)).key.key::text FROM t",
        "SELECT ((jsonb_each(js)).value).value FROM t",
        "SELECT ((jsonb_each(js)).key).upper FROM t",
        "SELECT (jsonb_each(js)).pg_read_file FROM t",
        "SELECT (jsonb_each(js), 1).key FROM t",
        "SELECT (jsonb_each(js) || 'x').key FROM t",
        "SELECT (public.jsonb_each(js)).key FROM t",
        "SELECT (js -> 'a').value FROM t",
        "SELECT (t).* FROM t",
        "SELECT (jsonb_array_elements(js)).* FROM t",
        "SELECT ROW((jsonb_each(js)).*) FROM t",
        "SELECT -(jsonb_each(js)).* FROM t",
        "SELECT (jsonb_each(js)).*::text FROM t",
        "SELECT id FROM t ORDER BY (jsonb_each(js)).*"
      })
  void mayCallElsewhere(String sql) {
    assertThat(GUARD.inspect(sql, catalog).accepted()).isFalse();
    assertThat(GUARD.inspect(sql).accepted()).isFalse();
  }

  @Test
  void doublesNoMoreThanSomeCalls() {
    String call =
        "(jsonb_each_text(coalesce(js, (SELECT max(x::text)::jsonb FROM (SELECT %s) x)))).*";
    String sql = "1";
    for (int depth = 0; depth < 12; depth++) {
      sql = call.formatted(sql);
    }

    assertThat(GUARD.inspect("SELECT " + sql + " FROM t").violations())
        .extracting(GuardViolation::rule)
        .containsExactly(GuardRule.TOO_COMPLEX.id());
  }

  @Test
  void isNoFieldOfAParameter() {
    SqlGuard binding = SqlGuard.builder(Dialect.POSTGRES).namedParameters().build();

    assertThat(binding.inspect("SELECT :p.value").accepted()).isFalse();
    assertThat(binding.inspect("SELECT (:p).value").accepted()).isFalse();
  }
}
