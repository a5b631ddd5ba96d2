package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FunctionMetadata;
import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostFunctionsTest {

  private static final String CALL = "SELECT distance(1, 2)";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POSTGRES | distance(integer)             | schema.name",
        "POSTGRES | geo.distance                  | schema.name",
        "MYSQL    | distance                      | schema.name",
        "SQLITE   | main.distance                 | name alone",
        "SQLITE   | distance(real)                | name alone",
        "POSTGRES | pg_catalog.pg_read_file(text) | engine itself",
        "POSTGRES | pg_toast.f(text)              | engine itself",
        "MYSQL    | sys.ps_is_consumer_enabled(varchar) | engine itself",
        "MARIADB  | mysql.f(int)                  | engine itself",
        "POSTGRES | public.crosstab(text)         | tablefunc",
        "POSTGRES | public.dblink(text, text)     | dblink",
        "POSTGRES | ext.xpath_table(text, text, text, text, text) | xml2",
        "POSTGRES | ext.get_raw_page(text, int)   | pageinspect",
        "POSTGRES | public.pg_file_write(text, text, boolean) | adminpack",
        "SQLITE   | load_extension                | outside",
        "SQLITE   | writefile                     | outside",
        "POSTGRES | public.select(text)           | without quotes",
        "MYSQL    | shop.table(int)               | without quotes",
        "POSTGRES | public.größe(text)            | without quotes"
      })
  void refusesWhatCanNeverBeAllowedWhenTheGuardIsBuilt(
      Dialect dialect, String signature, String reason) {
    SqlGuard.Builder builder =
        SqlGuard.builder(dialect).allowFunctions(HostFunctions.of(signature));
    assertThatThrownBy(builder::build)
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("is not allowed")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({"tablefunc, runs SQL", "dblink, runs SQL", "xml2, tables", "postgis, not known"})
  void refusesExtensionsThatDoMoreThanCompute(String extension, String reason) {
    SqlGuard.Builder builder =
        SqlGuard.builder(Dialect.POSTGRES)
            .allowFunctions(HostFunctions.none().extension(extension));
    assertThatThrownBy(builder::build)
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB", "SQLITE"})
  void onlyPostgresHasExtensions(Dialect dialect) {
    SqlGuard.Builder builder =
        SqlGuard.builder(dialect).allowFunctions(HostFunctions.none().extension("pg_trgm"));
    assertThatThrownBy(builder::build).isInstanceOf(ValidationException.class);
  }

  @Test
  void refusesAnotherFormOfWriting() {
    assertThatThrownBy(() -> HostFunctions.of("drop table t; --("))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("schema.name(type, type)");
  }

  @Test
  void aCallWithoutItsSchemaGetsIt() {
    ReadOnlyQuery query =
        postgres(HostFunctions.of("geo.distance(int, int)")).inspect(CALL).orThrow();

    assertThat(query.sql()).isEqualTo("SELECT geo.distance(1, 2)");
    assertThat(query.functions())
        .containsExactly(new AllowedFunction("geo.distance", "allowed by the host"));
  }

  @Test
  void aSchemaIsWrittenInQuotesWhereItHasTo() {
    SqlGuard mysql =
        SqlGuard.builder(Dialect.MYSQL)
            .allowFunctions(HostFunctions.of("`my-shop`.distance(int, int)"))
            .build();
    SqlGuard postgres = postgres(HostFunctions.of("\"My Shop\".distance(int, int)"));

    assertThat(mysql.inspect(CALL).orThrow().sql()).isEqualTo("SELECT `my-shop`.distance(1, 2)");
    assertThat(postgres.inspect(CALL).orThrow().sql())
        .isEqualTo("SELECT \"My Shop\".distance(1, 2)");
  }

  @Test
  void whatIsNoCallGetsNoSchema() {
    SqlGuard guard = postgres(HostFunctions.of("geo.distance(int, int)"));

    assertThat(
            guard
                .inspect("WITH distance(a) AS (SELECT 1) SELECT distance.a FROM distance")
                .orThrow()
                .sql())
        .doesNotContain("geo");
    assertThat(guard.inspect("SELECT 1 FROM (SELECT 1) AS distance(a)").orThrow().sql())
        .doesNotContain("geo");
    assertThat(guard.inspect("SELECT \"distance\"(1, 2)").accepted()).isFalse();
  }

  @Test
  void aNameOfSeveralSchemasHasToBeWrittenWithOne() {
    SqlGuard guard = postgres(HostFunctions.of("geo.distance(int, int)", "map.distance(int, int)"));

    assertThat(message(guard.inspect(CALL))).contains("several schemas");
    assertThat(guard.inspect("SELECT map.distance(1, 2)").accepted()).isTrue();
  }

  @Test
  void aFunctionThatTheCatalogueDoesNotHaveIsRefusedWithWhatItHas() {
    SqlGuard guard = postgres(HostFunctions.of("geo.distance(int, int)"));

    assertThat(message(guard.inspect(CALL, catalog(function("geo", "distance", "", "text")))))
        .contains("geo.distance(integer, integer)", "not in the catalogue", "geo.distance(text)");
    assertThat(message(guard.inspect(CALL, catalog()))).contains("refresh");
    assertThat(guard.inspect(CALL, catalog(function("geo", "distance", "", "integer", "integer"))))
        .matches(Inspection::accepted);
  }

  @Test
  void anOverloadThatIsNotAllowedKeepsANameFromBeingCalled() {
    SqlGuard guard = postgres(HostFunctions.of("geo.distance(int, int)"));
    FunctionMetadata allowed = function("geo", "distance", "", "integer", "integer");

    assertThat(
            message(guard.inspect(CALL, catalog(allowed, function("geo", "distance", "", "text")))))
        .contains("geo.distance(text) is not allowed by the host");
    assertThat(guard.inspect(CALL, catalog(allowed, function("map", "distance", "", "text"))))
        .matches(Inspection::accepted);
  }

  @Test
  void aFunctionOfAnExtensionThatTakesSqlIsRefusedWhateverItIsCalled() {
    SqlGuard guard = postgres(HostFunctions.of("geo.distance(int, int)"));
    FunctionMetadata renamed = function("geo", "distance", "tablefunc", "integer", "integer");

    assertThat(message(guard.inspect(CALL, catalog(renamed)))).contains("tablefunc", "runs SQL");
  }

  @Test
  void anExtensionIsCalledInTheSchemaItLiesIn() {
    SqlGuard guard = postgres(HostFunctions.none().extension("pg_trgm"));
    String sql = "SELECT similarity('a', 'b')";

    assertThat(
            guard
                .inspect(sql, catalog(function("ext", "similarity", "pg_trgm", "text", "text")))
                .orThrow()
                .sql())
        .isEqualTo("SELECT ext.similarity('a', 'b')");
    assertThat(message(guard.inspect(sql))).contains("only a catalogue tells");
    assertThat(message(guard.inspect(sql, catalog()))).contains("does not have");
  }

  @Test
  void aTypeOfAnExtensionIsThatOfItsSchema() {
    SqlGuard guard = postgres(HostFunctions.none().extension("hstore"));
    CatalogSnapshot catalog = catalog(function("ext", "akeys", "hstore", "hstore"));

    assertThat(guard.inspect("SELECT 'a=>1'::hstore", catalog).orThrow().sql())
        .isEqualTo("SELECT 'a=>1'::ext.hstore");
    assertThat(guard.inspect("SELECT CAST('a=>1' AS other.hstore)", catalog).accepted()).isFalse();
    assertThat(guard.inspect("SELECT 'a=>1'::\"ext\".hstore", catalog).accepted()).isTrue();
    assertThat(guard.inspect("SELECT 'a=>1'::\"e\"\"xt\".hstore", catalog).accepted()).isFalse();
    assertThat(guard.inspect("SELECT 'a'::citext", catalog).accepted()).isFalse();
    assertThat(guard.inspect("SELECT 'a=>1'::hstore", catalog()).accepted()).isFalse();
    assertThat(guard.inspect("SELECT 'a=>1'::hstore").accepted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT '5'::json.mydom",
        "SELECT '5'::text.mydom",
        "SELECT '5'::ext.mydom",
        "SELECT CAST('5' AS json.mydom)",
        "SELECT CAST('5' AS ext.hstore.mydom)",
        "SELECT '5'::ext.hstore.mydom",
        "SELECT '5'::hstore.mydom",
        "SELECT ('5'::hstore).mydom",
        "SELECT '{}'::ext.hstore[]::public.mydom"
      })
  void aTypeOfAnotherSchemaStaysRefused(String sql) {
    SqlGuard guard = postgres(HostFunctions.none().extension("hstore"));
    CatalogSnapshot catalog = catalog(function("ext", "akeys", "hstore", "hstore"));

    assertThat(guard.inspect(sql, catalog).accepted()).isFalse();
    assertThat(SqlGuard.of(Dialect.POSTGRES).inspect(sql, catalog).accepted()).isFalse();
    assertThat(SqlGuard.of(Dialect.POSTGRES).inspect(sql).accepted()).isFalse();
  }

  @Test
  void otherFunctionsOfAnExtensionStayRefused() {
    SqlGuard guard = postgres(HostFunctions.none().extension("pg_trgm"));

    assertThat(
            guard
                .inspect(
                    "SELECT set_limit(0.1)",
                    catalog(
                        function("ext", "set_limit", "pg_trgm", "real"),
                        function("ext", "similarity", "pg_trgm", "text", "text")))
                .accepted())
        .isFalse();
  }

  private static SqlGuard postgres(HostFunctions functions) {
    return SqlGuard.builder(Dialect.POSTGRES).allowFunctions(functions).build();
  }

  private static String message(Inspection refused) {
    assertThat(refused.accepted()).isFalse();
    return refused.violations().get(0).message();
  }

  private static CatalogSnapshot catalog(FunctionMetadata... functions) {
    return new CatalogSnapshot("shop", Dialect.POSTGRES, 1, Instant.EPOCH, "public", List.of())
        .withFunctions(List.of(functions));
  }

  private static FunctionMetadata function(
      String schema, String name, String extension, String... types) {
    return new FunctionMetadata(
        schema,
        name,
        Arrays.asList(types),
        "text",
        FunctionMetadata.Kind.FUNCTION,
        FunctionMetadata.Volatility.IMMUTABLE,
        "sql",
        extension);
  }
}
