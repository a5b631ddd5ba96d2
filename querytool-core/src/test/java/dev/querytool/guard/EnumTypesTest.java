package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.QueryTool;
import dev.querytool.access.Grant;
import dev.querytool.access.Mask;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.vault.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Casts to enums of PostgreSQL that the catalogue has, and to no other types of users. */
class EnumTypesTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.POSTGRES);
  private static final CatalogSnapshot CATALOG =
      catalog(
          FieldMetadata.builder("id", "integer").build(),
          FieldMetadata.builder("state", "order_state (enum type)").build(),
          FieldMetadata.builder("kind", "sales.\"Kind of\" (enum type)").build(),
          FieldMetadata.builder("等级", "客户等级 (enum type)").build(),
          FieldMetadata.builder("email", "address (text)").build(),
          FieldMetadata.builder("place", "spot").build());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM orders WHERE state = 'new'::order_state",
        "SELECT id FROM orders WHERE state = CAST('new' AS Order_State)",
        "SELECT id FROM orders WHERE state IN ('new'::public.order_state, 'paid'::\"order_state\")",
        "SELECT id FROM orders WHERE state = ANY (ARRAY['new', 'paid']::order_state[])",
        "SELECT id FROM orders WHERE state = ANY ('{new}'::order_state[])",
        "SELECT id FROM orders WHERE kind = 'a'::sales.\"Kind of\"",
        "SELECT 等级 FROM orders WHERE 等级 >= '金牌'::客户等级",
        "SELECT enum_range(NULL::order_state), state::text::order_state FROM orders"
      })
  void enumsOfTheCatalogueAreCastTo(String sql) {
    assertThat(GUARD.inspect(sql, CATALOG).violations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a@b.c'::address",
        "SELECT '1'::spot",
        "SELECT 'new'::other.order_state",
        "SELECT 'new'::\"Order_State\"",
        "SELECT 'a'::\"Kind of\"",
        "SELECT 'a'::sales.kind",
        "SELECT 'a'::\"order_state (enum type)\"",
        "SELECT NULL::orders"
      })
  void otherTypesAreNot(String sql) {
    assertThat(GUARD.inspect(sql, CATALOG).violations()).isNotEmpty();
    assertThat(GUARD.inspect(sql).violations()).isNotEmpty();
  }

  @Test
  void withoutCatalogueNoneIsKnown() {
    assertThat(GUARD.inspect("SELECT 'new'::order_state").violations())
        .extracting(GuardViolation::rule)
        .containsExactly("type-not-allowed");
  }

  @Test
  void aSchemaBeforeANameThatWasFoundElsewhereIsNotTaken() {
    CatalogSnapshot shop =
        new CatalogSnapshot("shop", Dialect.POSTGRES, 1, Instant.EPOCH, "sales", CATALOG.tables());
    assertThat(GUARD.inspect("SELECT 'new'::public.order_state", shop).violations()).isNotEmpty();
    assertThat(GUARD.inspect("SELECT 'new'::order_state", shop).violations()).isEmpty();
  }

  @Test
  void whoseColumnIsHiddenOrMaskedItsValuesAreNotAsked() {
    List<String> asks =
        List.of("SELECT 'new'::order_state", "SELECT enum_range(NULL::order_state)");
    Grant hidden = Grant.on("shop").table("orders").columns("id").build();
    Grant masked = Grant.on("shop").table("orders").mask("state", Mask.nothing()).build();
    Grant open = Grant.on("shop").table("orders").columns("id", "state").build();
    for (String sql : asks) {
      assertThat(GUARD.inspect(sql, CATALOG, GrantedView.of(hidden, Map.of())).violations())
          .isNotEmpty();
      assertThat(GUARD.inspect(sql, CATALOG, GrantedView.of(masked, Map.of())).violations())
          .isNotEmpty();
      assertThat(GUARD.inspect(sql, CATALOG, GrantedView.of(open, Map.of())).violations())
          .isEmpty();
    }
    assertThat(CATALOG.visibleTo(masked).tables().get(0).fields())
        .extracting(FieldMetadata::dataType)
        .contains("order_state");
  }

  @Test
  void noCodeOfAUserRunsBehindTheCast() throws SQLException {
    try (TestDatabase database = Engines.of(Dialect.POSTGRES).newDatabase();
        QueryTool tool = QueryTool.inMemory();
        Connection connection = database.connect()) {
      database.execute(
          "CREATE TABLE called (what text)",
          "CREATE TYPE order_state AS ENUM ('new', 'paid')",
          "CREATE TYPE planted AS ENUM ('new', 'paid')",
          "CREATE FUNCTION plant(text) RETURNS planted LANGUAGE plpgsql AS $$BEGIN INSERT INTO"
              + " called VALUES ($1); RETURN 'new'; END$$",
          "CREATE CAST (text AS planted) WITH FUNCTION plant(text)",
          "CREATE TABLE orders (id integer, state order_state, trap planted, word text)",
          "INSERT INTO orders VALUES (1, 'new', 'paid', 'paid')");
      tool.connections().register("shop", database.url(), Secret.of(database.server().password()));
      CatalogSnapshot catalog = tool.catalog().on("shop").snapshot();
      for (String sql :
          List.of(
              "SELECT word::order_state, 'new'::order_state FROM orders",
              "SELECT word::varchar::order_state = state FROM orders",
              "SELECT CAST(lower(word) AS public.order_state) FROM orders")) {
        String run = GUARD.inspect(sql, catalog).orThrow().sql();
        assertThat(Rows.of(connection, run)).doesNotStartWith("refused");
      }
      assertThat(Rows.of(connection, "SELECT count(*) FROM called")).contains("0");
      assertThat(GUARD.inspect("SELECT word::planted FROM orders", catalog).accepted()).isFalse();
      Rows.of(connection, "SELECT word::planted FROM orders");
      assertThat(Rows.of(connection, "SELECT count(*) FROM called")).contains("1");
    }
  }

  @Test
  void noCodeOfAUserRunsBehindACastOfSeveralValues() {
    try (TestDatabase database = Engines.of(Dialect.POSTGRES).newDatabase();
        QueryTool tool = QueryTool.inMemory()) {
      database.execute(
          "CREATE TYPE planted AS ENUM ('new', 'paid')",
          "CREATE FUNCTION plant(text[]) RETURNS planted[] LANGUAGE plpgsql AS $$BEGIN RAISE"
              + " EXCEPTION 'ran'; END$$",
          "CREATE CAST (text[] AS planted[]) WITH FUNCTION plant(text[])",
          "CREATE TABLE orders (id integer, trap planted, word text)");
      tool.connections().register("shop", database.url(), Secret.of(database.server().password()));
      CatalogSnapshot catalog = tool.catalog().on("shop").snapshot();
      for (String sql :
          List.of(
              "SELECT string_to_array(word, ',')::planted[] FROM orders",
              "SELECT CAST(string_to_array('new', ',') AS planted[])",
              "SELECT 'new'::planted")) {
        assertThat(GUARD.inspect(sql, catalog).violations())
            .extracting(GuardViolation::rule)
            .containsExactly("type-not-allowed");
      }
    }
  }

  private static CatalogSnapshot catalog(FieldMetadata... fields) {
    TableMetadata orders =
        TableMetadata.builder("public", "orders", TableType.TABLE).fields(List.of(fields)).build();
    return new CatalogSnapshot(
        "shop", Dialect.POSTGRES, 1, Instant.EPOCH, "public", List.of(orders));
  }
}
