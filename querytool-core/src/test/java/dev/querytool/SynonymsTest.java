package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.MetadataNotFoundException;
import dev.querytool.catalog.RefreshReport;
import dev.querytool.catalog.SearchHit;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.error.ValidationException;
import dev.querytool.natural.Translation;
import dev.querytool.natural.TranslationOutcome;
import dev.querytool.testing.ScriptedLanguageModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other words for tables and fields, wherever words are used. */
class SynonymsTest {

  @TempDir Path folder;
  private final ScriptedLanguageModel model =
      ScriptedLanguageModel.saying(
          AskedShop.fenced("SELECT turnover FROM orders"),
          AskedShop.fenced("SELECT amount FROM orders"));
  private AskedShop shop;
  private ConnectionCatalog catalog;

  @BeforeEach
  void open() {
    shop = AskedShop.open(folder, model);
    catalog = shop.tool().catalog().on("shop");
    catalog.table("orders").synonyms("单子", "purchases").field("amount").synonyms("turnover");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theyOutliveTheTool() {
    shop.close();
    try (QueryTool again = QueryTool.open(folder.resolve("store.db"))) {
      TableMetadata orders = again.catalog().on("shop").table("orders").metadata();

      assertThat(orders.synonyms()).containsExactly("单子", "purchases");
      assertThat(orders.findField("amount").orElseThrow().synonyms()).containsExactly("turnover");
    }
  }

  @Test
  void aSearchFindsThemAsNames() {
    SearchHit found = catalog.search("单子", 5).get(0);

    assertThat(found.tableName()).isEqualTo("orders");
    assertThat(found.fieldName()).isEmpty();
    assertThat(found.matched()).isEqualTo("单子");
    assertThat(catalog.search("the turnover", 5).get(0).fieldName()).isEqualTo("amount");
    catalog.table("orders").clearSynonyms();
    assertThat(catalog.search("单子", 5)).isEmpty();
  }

  @Test
  void aModelIsToldThemBehindTheName() {
    shop.tool().natural().on("shop").ask("all of them");

    assertThat(model.prompts().get(0))
        .contains(
            "CREATE TABLE orders ( -- 【订单】 (or: 单子, purchases) one row for each order\n",
            "-- 【金额】 (or: turnover)\n");
  }

  @Test
  void oneThatAModelTakesForANameLeadsToTheName() {
    Translation asked = shop.tool().natural().on("shop").ask("all of them");

    assertThat(asked.outcome()).isEqualTo(TranslationOutcome.TRANSLATED);
    assertThat(asked.attempts()).isEqualTo(2);
    assertThat(model.prompts().get(1)).contains("Names that exist: amount");
    assertThatThrownBy(() -> catalog.table("单子"))
        .isInstanceOf(MetadataNotFoundException.class)
        .hasMessageContaining("orders");
  }

  @Test
  void theyTravelWithAnExport() {
    String json = catalog.exportJson();
    catalog.table("orders").clearSynonyms().field("amount").synonyms("other");
    RefreshReport report = catalog.importJson(json);

    assertThat(report.changed()).containsExactly("main.orders", "main.orders.amount");
    assertThat(catalog.table("orders").metadata().synonyms()).containsExactly("单子", "purchases");
    assertThat(catalog.table("orders").field("amount").metadata().synonyms())
        .isEqualTo(List.of("turnover"));
  }

  @Test
  void whatAnImportDoesNotSayStaysAndAnEmptyListClears() {
    catalog.importJson(
        "{\"format\":\"querytool-catalog-1\",\"tables\":[{\"tableName\":\"orders\","
            + "\"note\":\"n\",\"fields\":[{\"fieldName\":\"amount\",\"synonyms\":[]}]}]}");

    assertThat(catalog.table("orders").metadata().synonyms()).hasSize(2);
    assertThat(catalog.table("orders").field("amount").metadata().synonyms()).isEmpty();
    assertThatThrownBy(
            () ->
                catalog.importJson(
                    "{\"format\":\"querytool-catalog-1\",\"tables\":[{\"tableName\":\"orders\","
                        + "\"synonyms\":[null]}]}"))
        .isInstanceOf(ValidationException.class);
  }
}
