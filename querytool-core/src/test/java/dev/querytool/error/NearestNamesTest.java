package dev.querytool.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {

  private static final List<String> NAMES =
      List.of("orders", "order_items", "customers", "email", "created_at", "id", "用户订单");

  @Test
  void findsSlipsOfThePen() {
    assertThat(NearestNames.of(NAMES, "order")).first().isEqualTo("orders");
    assertThat(NearestNames.of(NAMES, "emial")).containsExactly("email");
    assertThat(NearestNames.of(NAMES, "CUSTMERS")).containsExactly("customers");
    assertThat(NearestNames.of(NAMES, "createdAt")).containsExactly("created_at");
  }

  @Test
  void findsNamesThatHoldTheWantedOneOrAreHeldByIt() {
    assertThat(NearestNames.of(NAMES, "items")).containsExactly("order_items");
    assertThat(NearestNames.of(NAMES, "customers_2024")).contains("customers");
    assertThat(NearestNames.of(NAMES, "订单")).containsExactly("用户订单");
  }

  @Test
  void givesNothingForWhatIsFarFromAll() {
    assertThat(NearestNames.of(NAMES, "zzzzzzzz")).isEmpty();
    assertThat(NearestNames.of(NAMES, "")).isEmpty();
    assertThat(NearestNames.of(List.of("a", "b"), "x")).isEmpty();
  }

  @Test
  void givesTheNearestFirstAndFiveAtMost() {
    List<String> near =
        NearestNames.of(List.of("t11", "t1234", "t12", "t123", "t1", "t13", "t14"), "t1");

    assertThat(near).hasSize(NearestNames.MOST).startsWith("t1");
  }

  @Test
  void comparesLongNamesByTheirBeginnings() {
    String longName = "a".repeat(1_000_000);

    assertThat(NearestNames.of(List.of(longName), "a".repeat(500_000) + "b"))
        .containsExactly(longName);
  }

  @Test
  void findsTheSameWordsInAnotherNumberOrWrittenOtherwise() {
    List<String> names = List.of("city", "order_categories", "ordercate", "status_box", "citation");

    assertThat(NearestNames.of(names, "cities")).startsWith("city");
    assertThat(NearestNames.of(names, "OrderCategory")).startsWith("order_categories");
    assertThat(NearestNames.of(names, "statuses_boxes")).startsWith("status_box");
  }
}
