package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.FunctionMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresScopesTest {

  private static final SqlGuard GUARD =
      SqlGuard.builder(Dialect.POSTGRES)
          .allowFunctions(HostFunctions.of("ext.svals(text)", "ext.skeys(text)"))
          .build();
  private static final CatalogSnapshot CATALOG =
      new CatalogSnapshot(
              "scopes",
              Dialect.POSTGRES,
              1,
              Instant.EPOCH,
              "public",
              List.of(
                  table("t", "id", "b", "secret", "arr", "ts"),
                  table("u", "id", "name", "tid"),
                  table("x", "id", "b")))
          .withFunctions(List.of(function("svals"), function("skeys")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT (SELECT public.t.b FROM x AS t LIMIT 1) FROM public.t | t.b",
        "SELECT (SELECT t.b FROM (x AS t JOIN u ON true) AS jj LIMIT 1) FROM t | t.b",
        "SELECT (SELECT t.b FROM ((x AS t JOIN u ON true)) AS jj LIMIT 1) FROM t | t.b",
        "SELECT (SELECT t.b FROM (x AS t CROSS JOIN u) AS jj LIMIT 1) FROM t | t.b",
        "SELECT (SELECT 1 FROM x t, u y JOIN u z ON y.name = t.b) FROM t | t.b u.name",
        "SELECT (SELECT 1 FROM x, u y JOIN u z ON y.name = b) FROM t | t.b u.name",
        "SELECT (SELECT 1 FROM u JOIN u y ON y.name = t.b JOIN x t ON true) FROM t | t.b u.name",
        "SELECT (SELECT 1 FROM generate_series(1, length(t.b)) y, x t) FROM t | t.b",
        "SELECT (SELECT u.id AS b FROM u WHERE b = 'S' LIMIT 1) FROM t | t.b u.id",
        "SELECT (SELECT u.id AS b FROM u ORDER BY upper(b) LIMIT 1) FROM t | t.b u.id",
        "SELECT (SELECT u.id AS b FROM u GROUP BY u.id, upper(b) LIMIT 1) FROM t | t.b u.id",
        "SELECT id AS secret FROM t ORDER BY secret COLLATE \"C\" | t.id t.secret",
        "SELECT id AS secret FROM t ORDER BY (secret COLLATE \"C\") | t.id t.secret",
        "SELECT id AS secret FROM t ORDER BY (secret) COLLATE \"C\" | t.id t.secret",
        "SELECT DISTINCT ON (secret COLLATE \"C\") b AS secret FROM t | t.b t.secret",
        "SELECT id AS ts FROM t ORDER BY ts AT LOCAL | t.id t.ts",
        "SELECT id AS arr FROM t ORDER BY arr[1] | t.arr t.id",
        "SELECT id AS arr FROM t ORDER BY arr[:] | t.arr t.id",
        "SELECT DISTINCT ON (arr[1]) id AS arr FROM t | t.arr t.id"
      })
  void readsWhatPostgresFindsFurtherOut(String sql, String columns) {
    assertThat(read(sql)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT public.t.b FROM public.t | t.b",
        "SELECT jj.name FROM (t JOIN u ON u.tid = t.id) AS jj | t.id u.name u.tid",
        "SELECT q FROM (u CROSS JOIN x) AS j (o, q) | u.name",
        "SELECT t.id FROM t LEFT JOIN (u JOIN x ON x.b = u.name) ON u.tid = t.id"
            + " | t.id u.name u.tid x.b",
        "SELECT t.id FROM t, u JOIN x ON x.b = u.name WHERE u.tid = t.id"
            + " | t.id u.name u.tid x.b",
        "SELECT e FROM t, unnest(t.arr) e | t.arr",
        "SELECT upper(b) AS c FROM t GROUP BY c ORDER BY c DESC NULLS LAST LIMIT 3 | t.b",
        "SELECT upper(b) AS c, id AS i FROM t GROUP BY ROLLUP (c, i) ORDER BY (c), i | t.b t.id",
        "SELECT upper(b) AS c, id AS i FROM t GROUP BY (c, i) HAVING count(*) > 1 | t.b t.id",
        "SELECT DISTINCT ON (c) upper(b) AS c FROM t ORDER BY ((c)) | t.b",
        "SELECT id FROM t NATURAL JOIN u | t.id u.id",
        "SELECT u.name FROM t a FULL JOIN t b ON true, t FULL JOIN u USING (id) | t.id u.id u.name",
        "SELECT upper(b) FROM t GROUP BY DISTINCT ROLLUP (b), ROLLUP (b, id) | t.b t.id",
        "SELECT b FROM t GROUP BY ALL b | t.b",
        "SELECT t.id, e FROM t, svals('a') e | t.id"
      })
  void readsWhatItsOwnQueryOffers(String sql, String columns) {
    assertThat(read(sql)).isEqualTo(columns);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT j.c FROM (t JOIN u USING (id)) AS j (a, b, c)",
        "SELECT j.c FROM (t NATURAL JOIN u) AS j (a, b, c)",
        "SELECT j.c FROM ((t JOIN u USING (id))) AS j (a, b, c)",
        "SELECT j.c FROM (x CROSS JOIN (t JOIN u USING (id))) AS j (a, b, c)",
        "SELECT (SELECT y.b FROM x t, (u JOIN LATERAL (SELECT t.b) y ON true) LIMIT 1) FROM t",
        "SELECT (SELECT y.b FROM x t, (u JOIN unnest(ARRAY[t.b]) y (b) ON true)) FROM t"
      })
  void refusesAJoinInBracketsThatItDoesNotFollow(String sql) {
    assertThat(rule(sql)).isEqualTo("unsupported-syntax");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM t NATURAL JOIN unnest(ARRAY['x']) AS secret",
        "SELECT t.id FROM t NATURAL JOIN skeys('a') AS secret",
        "SELECT (SELECT secret FROM svals('a') e LIMIT 1) FROM t",
        "SELECT id FROM t WHERE EXISTS (SELECT 1 FROM skeys('a') WHERE secret = 'S')",
        "SELECT (SELECT t FROM svals('a') e LIMIT 1) FROM t",
        "SELECT t FROM t, svals('a') e",
        "SELECT (SELECT y FROM u JOIN (x AS y JOIN u z ON true) ON true LIMIT 1) FROM t AS y"
      })
  void refusesANameThatMayStandForMoreThanOneThing(String sql) {
    assertThat(rule(sql)).isEqualTo("unresolved-name");
  }

  @Test
  void refusesATableBesideAFunctionOfUnknownColumnsInBrackets() {
    assertThat(rule("SELECT secret FROM (t CROSS JOIN svals('a') e) AS j"))
        .isEqualTo("unsupported-syntax");
  }

  private static String read(String sql) {
    List<String> columns = new ArrayList<>();
    for (TouchedTable table : GUARD.inspect(sql, CATALOG).orThrow().tables()) {
      table.columns().forEach(column -> columns.add(table.tableName() + "." + column));
    }
    return String.join(" ", columns);
  }

  private static String rule(String sql) {
    return GUARD.inspect(sql, CATALOG).violations().get(0).rule();
  }

  private static FunctionMetadata function(String name) {
    return new FunctionMetadata(
        "ext",
        name,
        List.of("text"),
        "text",
        FunctionMetadata.Kind.FUNCTION,
        FunctionMetadata.Volatility.IMMUTABLE,
        "sql",
        "");
  }

  private static TableMetadata table(String name, String... columns) {
    List<FieldMetadata> fields = new ArrayList<>();
    for (String column : columns) {
      fields.add(FieldMetadata.builder(column, "text").ordinalPosition(fields.size() + 1).build());
    }
    return TableMetadata.builder("public", name, TableType.TABLE).fields(fields).build();
  }
}
