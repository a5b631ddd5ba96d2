package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.access.Grant;
import dev.querytool.access.Mask;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrantedViewTest {

  private static final SqlGuard GUARD = SqlGuard.builder(Dialect.SQLITE).namedParameters().build();
  private static final CatalogSnapshot CATALOG =
      new CatalogSnapshot(
          "shop",
          Dialect.SQLITE,
          1,
          Instant.EPOCH,
          "main",
          List.of(
              table("item", TableType.TABLE, "id", "label"),
              table("orders", TableType.TABLE, "id", "region", "phone"),
              table("shown", TableType.VIEW, "id")));

  private static TableMetadata table(String name, TableType type, String... columns) {
    return TableMetadata.builder("main", name, type)
        .fields(
            Stream.of(columns)
                .map(column -> FieldMetadata.builder(column, "text").build())
                .toList())
        .build();
  }

  private static Grant.Builder orders() {
    return Grant.on("shop").table("orders");
  }

  private static ReadOnlyQuery asked(String sql, GrantedView view) {
    return GUARD.inspect(sql, CATALOG, view).orThrow();
  }

  private static List<String> rules(String sql, GrantedView view) {
    return GUARD.inspect(sql, CATALOG, view).violations().stream()
        .map(GuardViolation::rule)
        .toList();
  }

  @Test
  void theTextOfTheCallerIsToldBesideWhatIsRun() {
    GrantedView view = GrantedView.of(orders().columns("id").build(), Map.of());
    ReadOnlyQuery query = asked("select * from orders /* all */", view);
    assertThat(query.askedSql()).isEqualTo("select * from orders");
    assertThat(query.sql())
        .isEqualTo(
            "select * from (SELECT qt_1.`id` AS `id` FROM `main`.`orders` AS qt_1) AS `orders`");
    assertThat(query.isGranted()).isTrue();
    assertThat(query.outputs()).containsExactly(new OutputColumn("id", List.of("main.orders.id")));
    assertThat(query.tables()).containsExactly(new TouchedTable("main", "orders", List.of("id")));
  }

  @Test
  void eachGrantBindsItsOwnAttributes() {
    GrantedView view =
        GrantedView.of(orders().rows("region = :of").build(), Map.of("of", "north"))
            .and(orders().rows("phone = :of").build(), Map.of("of", "555"));
    ReadOnlyQuery query = asked("SELECT id FROM orders WHERE id = :of", view);
    assertThat(query.parameters()).containsExactly("grant.0.of", "grant.1.of", "of");
    assertThat(query.grantedValues())
        .containsExactlyInAnyOrderEntriesOf(Map.of("grant.0.of", "north", "grant.1.of", "555"));
  }

  @Test
  void ofTwoGrantsEachNarrowsTheOther() {
    GrantedView view =
        GrantedView.of(orders().columns("id", "phone").table("item").build(), Map.of())
            .and(orders().columns("id", "region").build(), Map.of());
    assertThat(asked("SELECT * FROM orders", view).outputs())
        .extracting(OutputColumn::label)
        .containsExactly("id");
    assertThat(rules("SELECT * FROM item", view)).containsExactly("unknown-table");
  }

  @Test
  void whatIsMaskedUnlikeIsNull() {
    GrantedView view =
        GrantedView.of(orders().mask("phone", Mask.keepLast(2)).build(), Map.of())
            .and(orders().mask("phone", Mask.fixedText("x")).build(), Map.of());
    assertThat(asked("SELECT phone FROM orders", view).sql())
        .contains("CASE WHEN 1 = 0 THEN qt_1.`phone` END AS `phone`");
  }

  @Test
  void oneWhoSeesEverythingIsAskedNothing() {
    GrantedView view = GrantedView.of(Grant.everything("shop"), Map.of());
    ReadOnlyQuery query = asked("SELECT id FROM orders", view);
    assertThat(query.sql()).isEqualTo("SELECT id FROM orders");
    assertThat(query.isGranted()).isFalse();
  }

  @Test
  void everythingIsNarrowedByWhatAKeyMaySee() {
    GrantedView view =
        GrantedView.of(Grant.everything("shop"), Map.of())
            .and(orders().columns("id").build(), Map.of());
    assertThat(rules("SELECT phone FROM orders", view)).containsExactly("unknown-column");
    assertThat(rules("SELECT * FROM item", view)).containsExactly("unknown-table");
  }

  @Test
  void whatIsNotGrantedReadsLikeWhatIsNotThere() {
    GrantedView view = GrantedView.of(Grant.on("shop").table("item").build(), Map.of());
    List<GuardViolation> hidden = GUARD.inspect("SELECT * FROM orders", CATALOG, view).violations();
    List<GuardViolation> absent = GUARD.inspect("SELECT * FROM orderz", CATALOG, view).violations();
    assertThat(hidden.get(0).message().replace("orders", "orderz"))
        .isEqualTo(absent.get(0).message());
    assertThat(hidden.get(0).candidates()).isEqualTo(absent.get(0).candidates());
  }

  @Test
  void aViewIsGrantedByItsNameAlone() {
    GrantedView all = GrantedView.of(Grant.on("shop").allTables().build(), Map.of());
    assertThat(rules("SELECT id FROM shown", all)).containsExactly("unknown-table");
    assertThat(rules("SELECT id FROM item", all)).isEmpty();
    GrantedView named = GrantedView.of(Grant.on("shop").table("shown").build(), Map.of());
    assertThat(rules("SELECT id FROM shown", named)).isEmpty();
  }

  @Test
  void whatMayShowTheRowsOfAnotherTableIsGrantedByItsNameAlone() {
    GrantedView all = GrantedView.of(Grant.on("shop").allTables().build(), Map.of());
    GrantedView named = GrantedView.of(Grant.on("shop").table("other").build(), Map.of());
    for (String type :
        List.of("virtual", "shadow", "child of a table", "foreign table", "linked table")) {
      TableMetadata other =
          table("other", TableType.TABLE, "id").toBuilder().nativeType(type).build();
      CatalogSnapshot with =
          new CatalogSnapshot("shop", Dialect.SQLITE, 1, Instant.EPOCH, "main", List.of(other));
      assertThat(GUARD.inspect("SELECT id FROM other", with, all).accepted()).as(type).isFalse();
      assertThat(with.visibleTo(all.grants().get(0)).tables()).as(type).isEmpty();
      assertThat(GUARD.inspect("SELECT id FROM other", with, named).accepted()).as(type).isTrue();
    }
  }

  @Test
  void truthIsReadBesideGrants() {
    GrantedView view = GrantedView.of(orders().rows("region = 'north'").build(), Map.of());
    for (String sql :
        List.of(
            "SELECT TRUE, id FROM orders",
            "SELECT CASE WHEN id > 1 THEN TRUE ELSE FALSE END FROM orders",
            "SELECT coalesce(id = 1, FALSE) FROM orders ORDER BY id = 1 AND TRUE",
            "SELECT (SELECT TRUE FROM orders o WHERE o.id = 1) FROM orders",
            "SELECT id FROM orders WHERE (id = 1) = TRUE")) {
      assertThat(rules(sql, view)).as(sql).isEmpty();
    }
  }

  @Test
  void aPredicateThatMayFailIsKeptFromHiddenRows() {
    GrantedView view = GrantedView.of(orders().rows("region = 'north'").build(), Map.of());
    assertThat(asked("SELECT id FROM orders WHERE phone = '5'", view).sql())
        .doesNotContain("LIMIT");
    assertThat(asked("SELECT id FROM orders WHERE abs(phone) = 5", view).sql())
        .contains("LIMIT -1)");
  }

  @Test
  void noPredicateIsTriedOnComputedColumnsOfHiddenRows() {
    TableMetadata made =
        TableMetadata.builder("main", "made", TableType.TABLE)
            .fields(
                List.of(
                    FieldMetadata.builder("id", "integer").build(),
                    FieldMetadata.builder("n", "integer").generated(true).build()))
            .build();
    CatalogSnapshot with =
        new CatalogSnapshot("shop", Dialect.SQLITE, 1, Instant.EPOCH, "main", List.of(made));
    Grant grant = Grant.on("shop").table("made").rows("id > 3").build();
    GrantedView view = GrantedView.of(grant, Map.of());
    for (String sql :
        List.of(
            "SELECT id FROM made WHERE n = 5",
            "SELECT a.id FROM made a JOIN made b ON a.n = b.id",
            "SELECT a.id FROM made a JOIN made b USING (n)",
            "SELECT a.id FROM made a NATURAL JOIN made b")) {
      assertThat(GUARD.inspect(sql, with, view).orThrow().sql()).as(sql).contains("LIMIT -1)");
    }
    assertThat(GUARD.inspect("SELECT n FROM made WHERE id = 5", with, view).orThrow().sql())
        .doesNotContain("LIMIT");
  }

  @Test
  void noPredicateIsTriedOnColumnsOfAViewForRowsThatItLeavesOut() {
    GrantedView view = GrantedView.of(Grant.on("shop").table("shown").build(), Map.of());
    assertThat(asked("SELECT id FROM shown WHERE id = '5'", view).sql()).contains("LIMIT -1)");
  }

  @Test
  void aCommonTableExpressionCapturesNothing() {
    GrantedView view =
        GrantedView.of(orders().rows("region IN (SELECT label FROM item)").build(), Map.of());
    assertThat(
            asked("WITH item AS (SELECT 'south' AS label) SELECT o.id FROM item, orders o", view)
                .sql())
        .startsWith("WITH qt_cte_1 AS")
        .contains("FROM qt_cte_1 AS `item`", "FROM `main`.`item` AS qt_2");
  }

  @Test
  void namesOfOurOwnAreRefused() {
    GrantedView view = GrantedView.of(orders().columns("id").build(), Map.of());
    assertThat(rules("SELECT id FROM orders AS Qt_1", view)).containsExactly("under-grant");
    assertThat(rules("WITH `qt_cte_1` AS (SELECT 1 AS a) SELECT a FROM qt_cte_1", view))
        .containsExactly("under-grant");
  }

  @Test
  void aMissingAttributeOrKeyRefuses() {
    GrantedView filtered = GrantedView.of(orders().rows("region = :region").build(), Map.of());
    assertThat(rules("SELECT id FROM orders", filtered)).containsExactly("grant-unfit");
    assertThat(rules("SELECT label FROM item", filtered)).containsExactly("unknown-table");
  }

  @Test
  void aGrantHasToFitItsTables() {
    for (Grant.Builder unfit :
        List.of(
            Grant.on("shop").table("none"),
            orders().columns("none"),
            orders().mask("none", Mask.nothing()),
            orders().mask("phone", Mask.keyedHash()),
            orders().rows("none = 1"),
            orders().rows("\"none\" = 1"),
            orders().rows("region = 1) OR (1 = 1"),
            orders().rows("region = 'x' /*"),
            orders().rows("region = 'x'; SELECT 1"),
            orders().rows("region IN (SELECT none FROM item)"),
            orders().rows("region IN (WITH w AS (SELECT label FROM item) SELECT label FROM w)"),
            orders().rows("load_extension('x')"),
            orders().rows("rowid = 3"))) {
      Grant grant = unfit.build();
      assertThatThrownBy(() -> GUARD.requireFit(grant, CATALOG))
          .as(grant.tables().toString() + grant.tables().get(0).rows())
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void whoMistypesWhatIsGrantedIsToldWhatIsNear() {
    assertThatThrownBy(() -> GUARD.requireFit(Grant.on("shop").table("Orders").build(), CATALOG))
        .isInstanceOf(ValidationException.class)
        .hasMessage("there is no table main.Orders; near are: orders");
    assertThatThrownBy(() -> GUARD.requireFit(orders().columns("regon").build(), CATALOG))
        .isInstanceOf(ValidationException.class)
        .hasMessage("main.orders has no column regon; near are: region");
    assertThatThrownBy(() -> GUARD.requireFit(Grant.on("shop").table("xyz").build(), CATALOG))
        .isInstanceOf(ValidationException.class)
        .hasMessage("there is no table main.xyz; refresh the catalogue if it is new");
  }

  @Test
  void aGrantThatFitsNoMoreRefusesWithoutSayingWhy() {
    GrantedView view = GrantedView.of(orders().rows("gone = 1").build(), Map.of());
    Inspection inspection = GUARD.inspect("SELECT id FROM orders", CATALOG, view);
    assertThat(inspection.violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.rule()).isEqualTo("grant-unfit");
              assertThat(violation.message()).doesNotContain("gone");
            });
  }

  @Test
  void attributesAndKeysAreNotShown() {
    GrantedView view =
        GrantedView.of(orders().build(), Map.of("region", "north")).withMaskKey(new byte[16]);
    assertThat(view.toString()).doesNotContain("north");
  }

  @Test
  void whatGrantsBindIsNotShownBesideTheTextTheyWereWrittenInto() {
    GrantedText text =
        new GrantedText("SELECT 1", Map.of("mask.1", "00ff11ee"), List.of(), Set.of(), null);

    assertThat(text.toString()).contains("SELECT 1").doesNotContain("00ff11ee");
  }
}
