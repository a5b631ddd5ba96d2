package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.access.AccessDeniedException;
import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.NameProposal;
import dev.querytool.connection.Dialect;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryAction;
import dev.querytool.query.QueryOutcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who wrote what others, and the models that they ask, read of tables and fields. */
class SharedAnnotationsTest {

  @TempDir Path folder;
  private SharedShop shop;

  @BeforeEach
  void open() {
    shop = SharedShop.open(Dialect.SQLITE, folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void whatIsWrittenIsKeptWithWhoWroteIt() {
    ConnectionCatalog catalog = shop.ann().catalog().on("shop");

    catalog.table("orders").chineseName("订单").synonyms("purchases", "sales");
    catalog.table("orders").field("amount").note("without tax");
    catalog.table("orders").clearSynonyms();

    assertThat(kept())
        .extracting(HistoryEntry::text)
        .containsExactly(
            "main.orders: no synonyms",
            "main.orders.amount: note = without tax",
            "main.orders: synonyms = purchases, sales",
            "main.orders: chineseName = 订单");
    assertThat(kept())
        .allMatch(entry -> entry.caller().equals(shop.admin().uid()))
        .allMatch(entry -> entry.outcome() == QueryOutcome.SUCCEEDED);
  }

  @Test
  void whatIsWrittenTogetherIsOneEntry() {
    ConnectionCatalog catalog = shop.ann().catalog().on("shop");
    catalog.table("orders").chineseName("订单");
    String export = catalog.exportJson();

    shop.ann()
        .natural()
        .on("shop")
        .suggester()
        .accept(
            List.of(
                new NameProposal("main", "orders", "", "not taken"),
                new NameProposal("main", "orders", "id", "编号"),
                new NameProposal("main", "salary", "", "工资")));
    catalog.importJson(export.replace("订单", "订货"));

    assertThat(kept())
        .extracting(HistoryEntry::text)
        .containsExactly(
            "main.orders: chineseName = 订货",
            "main.orders.id: chineseName = 编号\nmain.salary: chineseName = 工资",
            "main.orders: chineseName = 订单");
  }

  @Test
  void whatChangesNothingIsNotKept() {
    shop.ann().catalog().on("shop").table("orders").clearNote();
    assertThatThrownBy(() -> shop.bob().catalog().on("shop").table("orders").note("mine"))
        .isInstanceOf(AccessDeniedException.class);

    assertThat(kept()).isEmpty();
  }

  private List<HistoryEntry> kept() {
    return shop.ann().history().list(HistoryFilter.on("shop")).stream()
        .filter(entry -> entry.action() == QueryAction.ANNOTATE)
        .toList();
  }
}
