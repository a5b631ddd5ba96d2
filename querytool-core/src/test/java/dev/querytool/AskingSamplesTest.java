package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.access.Grant;
import dev.querytool.access.Mask;
import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryAction;
import dev.querytool.query.QueryOrigin;
import dev.querytool.testing.ScriptedLanguageModel;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of rows in prompts. */
class AskingSamplesTest {

  @TempDir Path folder;
  private final ScriptedLanguageModel model =
      ScriptedLanguageModel.saying().when(any -> true, "CANNOT ANSWER: not today");

  static Stream<Dialect> dialects() {
    return Stream.concat(Stream.of(Dialect.SQLITE), Engines.all().map(TestServer::dialect));
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void columnsOfFewValuesAreShownIfTheCallerSeesAllOfThem(Dialect dialect) {
    try (SharedShop shop = SharedShop.open(dialect, folder, settings -> settings.model(model))) {
      shop.tool().grants().grant(shop.clerk().uid(), wholeRowsOfCustomers());
      shop.ann().natural().on("shop").samples(10).ask("orders by region");
      shop.bob().natural().on("shop").samples(10).ask("orders by region");

      assertThat(model.prompts().get(0))
          .contains(
              "orders.region: 'north', 'south'\n",
              "customer.phone: '55', '5550001234', '5550005678'\n",
              "salary.person: 'Ann Lee'\n");
      assertThat(model.prompts().get(1))
          .contains("customer.name: 'Ann Lee', 'Bo Chen', 'Cy Diaz'\n")
          .doesNotContain("north", "south", "5550001234", "****", "orders.note:", "salary");
      assertThat(shop.ann().history().list(HistoryFilter.on("shop")))
          .filteredOn(entry -> entry.action() == QueryAction.RUN)
          .isNotEmpty()
          .extracting(HistoryEntry::origin)
          .containsOnly(QueryOrigin.NATURAL);
    }
  }

  private static Grant wholeRowsOfCustomers() {
    return Grant.on("shop")
        .table("customer")
        .columns("id", "name", "phone")
        .mask("phone", Mask.keepLast(4))
        .table("orders")
        .rows("region = :region")
        .build();
  }

  @Test
  void columnsOfMoreValuesAreNot() {
    try (AskedShop shop = AskedShop.open(folder, model)) {
      shop.tool().natural().on("shop").samples(2).ask("orders");

      assertThat(model.prompts().get(0)).contains("customer.city: 'Oslo', 'Rome'\n");
      assertThat(model.prompts().get(0)).doesNotContain("orders.note:");
    }
  }

  @Test
  void withoutBeingAskedForNoValueIsShown() {
    try (AskedShop shop = AskedShop.open(folder, model)) {
      shop.tool().natural().on("shop").ask("orders");
      shop.tool().natural().on("shop").samples(0).ask("orders");

      assertThat(model.prompts()).noneMatch(prompt -> prompt.contains("Oslo"));
      assertThatThrownBy(() -> shop.tool().natural().on("shop").samples(51))
          .isInstanceOf(ValidationException.class);
    }
  }
}
