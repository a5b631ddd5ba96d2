package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.HostFunctions;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of a database that its host lets be called, from registration to rows. */
class HostFunctionTest {

  @TempDir private Path folder;

  @Nested
  @ParameterizedClass
  @MethodSource("dev.querytool.testkit.Engines#all")
  class OfPeople {

    @Parameter TestServer server;
    private TestDatabase database;
    private TestDatabase.LogIn reader;

    @BeforeEach
    void open() {
      database = server.newDatabase();
      reader = database.newReader();
      if (server.dialect() == Dialect.POSTGRES) {
        database.execute(
            "CREATE SCHEMA geo",
            "GRANT USAGE ON SCHEMA geo TO " + reader.user(),
            "CREATE FUNCTION geo.twice(n int) RETURNS int LANGUAGE sql AS 'SELECT 2 * n'",
            "CREATE FUNCTION public.twice(n int) RETURNS int LANGUAGE sql AS 'SELECT -1'");
      } else {
        database.execute(
            "CREATE FUNCTION twice(n int) RETURNS int DETERMINISTIC NO SQL RETURN 2 * n",
            "GRANT EXECUTE ON " + database.name() + ".* TO " + reader.user());
      }
    }

    @AfterEach
    void close() {
      database.close();
    }

    @Test
    void areCalledInTheirSchemaOnTheConnectionTheyAreAllowedOn() {
      QueryOptions options =
          QueryOptions.builder()
              .allowFunctions("shop", HostFunctions.of(schema() + ".twice(int)"))
              .build();
      try (WiredQueries wired = wired(options)) {
        QueryResult result = wired.sql("shop", "SELECT twice(21)").run();

        assertThat(result.rows().get(0).value(0)).contains(42L);
        assertThat(result.effectiveSql()).contains(schema() + ".twice(21)");
        wired.with("other", database.url(reader.user()), reader);
        assertThatThrownBy(() -> wired.sql("other", "SELECT twice(21)").run())
            .isInstanceOf(QueryRefusedException.class);
      }
    }

    @Test
    void ofAnotherSignatureAreRefusedByName() {
      QueryOptions options =
          QueryOptions.builder()
              .allowFunctions("shop", HostFunctions.of(schema() + ".twice(int, int)"))
              .build();
      try (WiredQueries wired = wired(options)) {
        assertThatThrownBy(() -> wired.sql("shop", "SELECT twice(21)").run())
            .isInstanceOf(QueryRefusedException.class)
            .hasMessageContaining("not in the catalogue, which has " + schema() + ".twice(int");
      }
    }

    @Test
    void thatCanNeverBeAllowedAreTold() {
      QueryOptions options =
          QueryOptions.builder()
              .allowFunctions("shop", HostFunctions.of("information_schema.f(int)"))
              .build();
      try (WiredQueries wired = wired(options)) {
        assertThatThrownBy(() -> wired.sql("shop", "SELECT 1 AS one").check())
            .isInstanceOf(ValidationException.class)
            .hasMessageContaining("information_schema.f(integer) is not allowed");
      }
    }

    private String schema() {
      return server.dialect() == Dialect.POSTGRES ? "geo" : database.name();
    }

    private WiredQueries wired(QueryOptions options) {
      return WiredQueries.open(folder, Duration.ofSeconds(60), options)
          .with("shop", database.url(reader.user()), reader);
    }
  }

  /** The lists of extensions are those of the real ones. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "citext        | SELECT ext.replace(name, 'B', 'c') FROM t              | acc",
        "fuzzystrmatch | SELECT levenshtein('abc', 'abd')                       | 1",
        "hstore        | SELECT akeys(tags) FROM t                              | [k]",
        "hstore        | SELECT value FROM t, ext.each(tags) AS e(key, value)   | v",
        "ltree         | SELECT nlevel(path) FROM t                             | 3",
        "ltree         | SELECT ltree2text(lca(path, path)) FROM t              | a.b",
        "hstore        | SELECT akeys('k=>w'::hstore)                          | [k]",
        "hstore        | SELECT avals(CAST('k=>w' AS ext.hstore))              | [w]",
        "ltree         | SELECT nlevel('a.b'::ltree)                          | 2",
        "citext        | SELECT CAST('A' AS citext) IS NOT NULL                 | true",
        "pg_trgm       | SELECT similarity('word', 'word') = 1                  | true",
        "unaccent      | SELECT unaccent('Hôtel')                               | Hotel"
      })
  void extensionsOfPostgresCompute(String extension, String sql, String expected) {
    QueryOptions options =
        QueryOptions.builder()
            .allowFunctions("shop", HostFunctions.none().extension(extension))
            .build();
    try (TestDatabase database = Engines.of(Dialect.POSTGRES).newDatabase()) {
      TestDatabase.LogIn reader = database.newReader();
      database.execute("CREATE SCHEMA ext", "GRANT USAGE ON SCHEMA ext TO " + reader.user());
      for (String each : new String[] {"citext", "hstore", "ltree", extension}) {
        database.execute("CREATE EXTENSION IF NOT EXISTS " + each + " SCHEMA ext");
      }
      database.execute(
          "CREATE TABLE t (name ext.citext, tags ext.hstore, path ext.ltree)",
          "INSERT INTO t VALUES ('abb', 'k=>v', 'a.b.c')");
      try (WiredQueries wired =
          WiredQueries.open(folder, Duration.ofSeconds(60), options)
              .with("shop", database.url(reader.user()), reader)) {
        QueryResult result = wired.sql("shop", sql).run();
        assertThat(String.valueOf(result.rows().get(0).value(0).orElseThrow())).isEqualTo(expected);
      }
    }
  }
}
