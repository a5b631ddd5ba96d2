package dev.querytool.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantTest {

  private static Grant.Builder shop() {
    return Grant.on("shop")
        .table("customer")
        .table("sales", "orders")
        .columns("id", "phone")
        .rows("region = :region")
        .mask("phone", Mask.keepLast(4));
  }

  @Test
  void keepsWhatIsSaidOfEachTable() {
    TableGrant orders = shop().build().tables().get(1);
    assertThat(orders.schema()).contains("sales");
    assertThat(orders.table()).contains("orders");
    assertThat(orders.columns()).contains(Set.of("id", "phone"));
    assertThat(orders.rows()).contains(new RowFilter("region = :region"));
    assertThat(orders.masks()).containsEntry("phone", new Mask.KeepLast(4)).hasSize(1);
  }

  @Test
  void aTableWithNothingBehindItIsWhole() {
    assertThat(shop().build().tables().get(0).whole()).isTrue();
    assertThat(shop().build().tables().get(1).whole()).isFalse();
  }

  @Test
  void equalWordsMakeEqualGrants() {
    assertThat(shop().build()).isEqualTo(shop().build()).hasSameHashCodeAs(shop().build());
    assertThat(shop().table("more").build()).isNotEqualTo(shop().build());
    assertThat(Grant.everything("shop")).isNotEqualTo(Grant.on("shop").build());
  }

  @Test
  void theTablesOwnGrantGoesBeforeThatOfItsSchema() {
    Grant grant = Grant.on("shop").allTables().table("orders").columns("id").build();
    assertThat(grant.find("main", "orders", "main").flatMap(TableGrant::columns))
        .contains(Set.of("id"));
    assertThat(grant.find("main", "other", "main").map(TableGrant::whole)).contains(true);
    assertThat(grant.find("else", "orders", "main")).isEqualTo(Optional.empty());
  }

  @Test
  void whatIsNotSpelledAlikeIsNotGranted() {
    assertThat(shop().build().find("main", "Customer", "main")).isEmpty();
  }

  @Test
  void aMaskedColumnHasToBeGranted() {
    Grant.Builder builder = Grant.on("shop").table("t").columns("a").mask("b", Mask.nothing());
    assertThatThrownBy(builder::build)
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("b is masked but not granted");
  }

  @Test
  void whatNarrowsFollowsATable() {
    assertThatThrownBy(() -> Grant.on("shop").allTables().rows("a = 1"))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> Grant.on("shop").columns("a")).isInstanceOf(ValidationException.class);
  }

  @Test
  void aTableIsNamedOnce() {
    assertThatThrownBy(() -> Grant.on("shop").table("t").table("t"))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void masksAreBounded() {
    assertThatThrownBy(() -> Mask.keepLast(0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> Mask.fixedText("x".repeat(201)))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void aFilterAndAMaskAreNotShown() {
    assertThat(shop().build().toString()).doesNotContain("region").contains("sales.orders");
  }
}
