package dev.querytool.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.catalog.ForeignKey;
import dev.querytool.catalog.MetadataNotFoundException;
import dev.querytool.catalog.SearchHit;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresCatalogTest extends ServerCatalogContract {

  PostgresCatalogTest() {
    super(Dialect.POSTGRES);
  }

  @Test
  void keepsTablesOfOneNameInTwoSchemasApart() {
    archive();
    shop().table("orders").chineseName("订单");
    shop().table("archive", "orders").chineseName("旧订单").field("id").note("old");
    String exported = shop().exportJson();
    shop().table("archive.orders").clearChineseName();

    shop().refresh();
    shop().importJson(exported);

    assertThat(shop().table("orders").metadata().chineseName()).contains("订单");
    assertThat(shop().table("orders").field("id").metadata().note()).isEmpty();
    assertThat(shop().table("archive.orders").metadata().chineseName()).contains("旧订单");
    assertThat(shop().table("archive", "orders").field("id").metadata().note()).contains("old");
    assertThat(shop().search("旧订单", 1))
        .extracting(SearchHit::schemaName)
        .containsExactly("archive");
    assertThat(shop().diagram()).contains("\"orders\" ||--o{ \"archive.orders\" : \"id\"");
    assertThat(shop().table("archive.orders").metadata().foreignKeys())
        .containsExactly(new ForeignKey("again", List.of("id"), "public", "orders", List.of("id")));
  }

  @Test
  void namesTheSchemaOfATableNearAWrongName() {
    archive();
    sessions.execute("shop", "CREATE TABLE archive.visits (id INT)");
    shop().refresh();

    assertThatThrownBy(() -> shop().table("visit"))
        .isInstanceOfSatisfying(
            MetadataNotFoundException.class,
            e -> assertThat(e.details()).containsEntry("candidates", List.of("archive.visits")));
  }

  @Test
  void keepsTablesThatDifferInCaseAloneApart() {
    sessions.execute("shop", "CREATE TABLE \"Orders\" (\"Id\" INT, id INT)");
    shop().refresh();
    shop().table("orders").chineseName("小写");
    shop().table("Orders").chineseName("大写").field("Id").chineseName("编号");

    assertThat(shop().refresh().isEmpty()).isTrue();
    assertThat(shop().table("orders").metadata().chineseName()).contains("小写");
    TableMetadata upper = shop().table("Orders").metadata();
    assertThat(upper.chineseName()).contains("大写");
    assertThat(upper.findField("Id").orElseThrow().chineseName()).contains("编号");
    assertThat(upper.findField("id").orElseThrow().chineseName()).isEmpty();

    sessions.execute("shop", "ALTER TABLE \"Orders\" RENAME TO \"ORDERS\"");
    assertThat(shop().refresh().removed()).containsExactly("public.Orders");
  }

  private void archive() {
    sessions.execute(
        "shop",
        "CREATE SCHEMA archive",
        "CREATE TABLE archive.orders (id INT NOT NULL, CONSTRAINT again FOREIGN KEY (id)"
            + " REFERENCES public.orders (id))");
    shop().refresh();
  }
}
