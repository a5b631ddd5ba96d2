package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.access.BoundGrant;
import dev.querytool.access.Grant;
import dev.querytool.access.Mask;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several grants of one caller hold at once. */
class GrantsTogetherTest {

  private static final Map<String, Object> ANN = Map.of("region", "north", "least", 5L);
  private static final Map<String, Object> KEY = Map.of("region", "north", "least", 7L);
  private static final Grant ALL = Grant.everything("shop");

  private final SqlGuard guard = SqlGuard.of(Dialect.SQLITE);
  private final CatalogSnapshot catalog =
      new CatalogSnapshot(
          "shop",
          Dialect.SQLITE,
          1,
          Instant.EPOCH,
          "main",
          List.of(
              table("member", TableType.TABLE),
              table("orders", TableType.TABLE),
              table("seen", TableType.VIEW)));

  @Test
  void aTableThatOneOfThemDoesNotShowIsUnknown() {
    Grant both = Grant.on("shop").table("orders").table("member").build();
    Grant one = Grant.on("shop").table("orders").build();

    assertThat(rule("SELECT id FROM member", both, one)).isEqualTo("unknown-table");
    assertThat(rule("SELECT id FROM member", one, both)).isEqualTo("unknown-table");
    assertThat(rule("SELECT id FROM nothing", one, both)).isEqualTo("unknown-table");
    assertThat(guard.inspect("SELECT id FROM orders", catalog, view(one, both)).accepted())
        .isTrue();
  }

  @Test
  void aColumnThatOneOfThemDoesNotShowIsUnknown() {
    Grant wide = Grant.on("shop").table("orders").columns("id", "region", "phone").build();
    Grant other = Grant.on("shop").table("orders").columns("phone", "id", "note").build();

    assertThat(rule("SELECT region FROM orders", wide, other)).isEqualTo("unknown-column");
    assertThat(rule("SELECT note FROM orders", wide, other)).isEqualTo("unknown-column");
    assertThat(labels("SELECT * FROM orders", wide, other)).containsExactly("id", "phone");
    assertThat(labels("SELECT * FROM orders", wide, Grant.on("shop").allTables().build()))
        .containsExactly("id", "region", "phone");
  }

  @Test
  void grantsWithoutACommonColumnShowNothingOfTheTable() {
    Grant one = Grant.on("shop").table("orders").columns("id").build();
    Grant other = Grant.on("shop").table("orders").columns("note").build();

    assertThat(rule("SELECT count(*) FROM orders", one, other)).isEqualTo("unknown-table");
  }

  @Test
  void eachFilterIsBoundToTheAttributesOfItsOwnGrant() {
    Grant region = Grant.on("shop").table("orders").rows("region = :region OR id < :least").build();
    Grant least = Grant.on("shop").table("orders").rows("id >= :least -- more").build();

    ReadOnlyQuery query =
        guard
            .inspect(
                "SELECT note FROM orders WHERE id = 3",
                catalog,
                GrantedView.of(
                    List.of(new BoundGrant(region, ANN, 1), new BoundGrant(least, KEY, 2))))
            .orThrow();

    assertThat(query.parameters().stream().map(query.grantedValues()::get))
        .containsExactly("north", 5L, 7L);
    assertThat(query.sql()).contains(") AND (");
  }

  @Test
  void anAttributeOfOneGrantIsNoneOfAnother() {
    Grant account = Grant.on("shop").table("orders").rows("region = :team").build();
    Grant key = Grant.on("shop").table("orders").build();

    GrantedView view =
        GrantedView.of(
            List.of(
                new BoundGrant(account, ANN, 1), new BoundGrant(key, Map.of("team", "north"), 2)));

    assertThat(guard.inspect("SELECT id FROM orders", catalog, view).violations())
        .extracting(GuardViolation::rule)
        .containsExactly("grant-unfit");
  }

  @Test
  void theStricterOfTwoMasksHolds() {
    Grant last = masked(Mask.keepLast(2));
    Grant text = masked(Mask.fixedText("hidden"));
    Grant open = Grant.on("shop").table("orders").build();

    assertThat(sql("SELECT phone FROM orders", last, masked(Mask.keepLast(2))))
        .isEqualTo(sql("SELECT phone FROM orders", last));
    assertThat(sql("SELECT phone FROM orders", open, last))
        .isEqualTo(sql("SELECT phone FROM orders", last));
    assertThat(sql("SELECT phone FROM orders", last, text))
        .isEqualTo(sql("SELECT phone FROM orders", masked(Mask.nothing())))
        .doesNotContain("hidden", "substr");
  }

  @Test
  void aViewIsSeenIfEachOfThemNamesIt() {
    Grant named = Grant.on("shop").table("seen").build();
    Grant schema = Grant.on("shop").allTables().build();

    assertThat(rule("SELECT id FROM seen", named, schema)).isEqualTo("unknown-table");
    assertThat(guard.inspect("SELECT id FROM seen", catalog, view(named, named)).accepted())
        .isTrue();
  }

  @Test
  void whatShowsEverythingNarrowsNothing() {
    Grant one = Grant.on("shop").table("orders").columns("id").build();

    assertThat(view(ALL, ALL).isEverything()).isTrue();
    assertThat(view(ALL, one)).isEqualTo(view(one));
    assertThat(guard.inspect("SELECT id FROM member", catalog, view(ALL)).orThrow().isGranted())
        .isFalse();
    assertThat(rule("SELECT note FROM orders", ALL, one)).isEqualTo("unknown-column");
  }

  private static Grant masked(Mask mask) {
    return Grant.on("shop").table("orders").mask("phone", mask).build();
  }

  private static GrantedView view(Grant... grants) {
    return GrantedView.of(
        List.of(grants).stream().map(grant -> new BoundGrant(grant, ANN, 1)).toList());
  }

  private String rule(String sql, Grant... grants) {
    return guard.inspect(sql, catalog, view(grants)).violations().get(0).rule();
  }

  private String sql(String sql, Grant... grants) {
    return guard.inspect(sql, catalog, view(grants)).orThrow().sql();
  }

  private List<String> labels(String sql, Grant... grants) {
    return guard.inspect(sql, catalog, view(grants)).orThrow().outputs().stream()
        .map(OutputColumn::label)
        .toList();
  }

  private static TableMetadata table(String name, TableType type) {
    List<FieldMetadata> fields = new ArrayList<>();
    fields.add(FieldMetadata.builder("id", "integer").build());
    for (String text : List.of("region", "note", "phone")) {
      fields.add(FieldMetadata.builder(text, "varchar(40)").build());
    }
    return TableMetadata.builder("main", name, type).fields(fields).build();
  }
}
