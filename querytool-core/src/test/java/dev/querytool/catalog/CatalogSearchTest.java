package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractListAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogSearchTest {

  private final CatalogSearch search = new CatalogSearch();

  @AfterEach
  void close() {
    search.close();
  }

  @Test
  void findsChineseWordsOfOneAndTwoCharacters() {
    CatalogSnapshot snapshot = snapshot(table("a", "客户订单明细"), table("b", "商品"), table("c", "库存"));

    assertNames(snapshot, "订单").containsExactly("a");
    assertNames(snapshot, "明").containsExactly("a");
    assertNames(snapshot, "品").containsExactly("b");
    assertNames(snapshot, "单订").isEmpty();
  }

  @Test
  void findsWordsWithinNamesHoweverTheyAreJoined() {
    CatalogSnapshot snapshot =
        snapshot(table("OrderItems"), table("order_items_2"), table("HTTPServer"), table("x"));

    assertNames(snapshot, "items").containsExactlyInAnyOrder("OrderItems", "order_items_2");
    assertNames(snapshot, "orderitems").first().isEqualTo("OrderItems");
    assertNames(snapshot, "order items").first().isEqualTo("OrderItems");
    assertNames(snapshot, "server").containsExactly("HTTPServer");
    assertNames(snapshot, "ORDER_ITEMS_2").first().isEqualTo("order_items_2");
    assertNames(snapshot, "2").containsExactly("order_items_2");
  }

  @Test
  void findsTheBeginningsOfWords() {
    CatalogSnapshot snapshot = snapshot(table("customers"), table("big_customers"), table("x"));

    assertNames(snapshot, "cust").containsExactly("customers", "big_customers");
    assertNames(snapshot, "c").containsExactly("customers", "big_customers");
  }

  @Test
  void putsTheExactNameFirstThenTheChineseNameThenPrefixesThenNotes() {
    CatalogSnapshot snapshot =
        snapshot(
            annotated("note_only", null, "see orders"),
            annotated("orders_archive", null, null),
            annotated("purchases", "orders", null),
            annotated("old_orders", null, null),
            annotated("orders", null, null));

    assertNames(snapshot, "Orders")
        .containsExactly("orders", "purchases", "orders_archive", "old_orders", "note_only");
  }

  @Test
  void findsCommentsAndNotesAndSaysWhatMatched() {
    CatalogSnapshot snapshot =
        snapshot(
            table("a").toBuilder().comment("All shipments since 2020").build(),
            annotated("b", "发货", "每天发货一次"),
            annotated("c", null, "每天盘点"));

    assertThat(search.search(snapshot, "shipments", 10))
        .extracting(SearchHit::matched)
        .containsExactly("All shipments since 2020");
    assertThat(search.search(snapshot, "发货", 10))
        .extracting(SearchHit::matched)
        .containsExactly("发货");
    assertThat(search.search(snapshot, "盘点", 10))
        .extracting(SearchHit::matched)
        .containsExactly("每天盘点");
  }

  @Test
  void findsWhatALongQuestionNames() {
    CatalogSnapshot snapshot =
        snapshot(
            withField("orders", "订单", "amount", "销售额"),
            withField("customers", "客户", "name", "姓名"),
            withField("stock", "库存", "place", "位置"));

    assertThat(search.search(snapshot, "上个月销售额最高的十个客户", 2))
        .extracting(hit -> hit.tableName() + "." + hit.fieldName())
        .containsExactlyInAnyOrder("customers.", "orders.amount");
    assertNames(snapshot, "Which customers spent most?").containsExactly("customers");
  }

  @Test
  void prefersTheFieldOfATableThatIsNamedToo() {
    CatalogSnapshot snapshot =
        snapshot(
            withField("bills", null, "amount", null),
            withField("orders", null, "amount", null),
            withField("refunds", null, "amount", null));

    assertThat(search.search(snapshot, "orders amount", 10))
        .filteredOn(hit -> !hit.fieldName().isEmpty())
        .first()
        .extracting(SearchHit::tableName)
        .isEqualTo("orders");
  }

  @Test
  void readsFullWidthFormsAsHalfWidth() {
    assertNames(snapshot(table("order_id"), table("x")), "ＯＲＤＥＲ").containsExactly("order_id");
  }

  @Test
  void findsRareHanBeyondTheBasicPlane() {
    assertNames(snapshot(table("a", "𠮷野家"), table("b", "野家")), "𠮷").containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "\"\"\"",
        "'",
        "*",
        "a*",
        "(",
        ")",
        "a AND",
        "NEAR(a b)",
        "NOT",
        "OR",
        "a OR",
        "^a",
        "name:a",
        "-a",
        "{name} : a",
        "a + b",
        ";--",
        "\0",
        "a\0b",
        "\uD800",
        "😀",
        "%",
        "_",
        "\\",
        "' OR 1=1 --",
        "\u0301",
        "٣",
        "ﷺ"
      })
  void takesNoTextForSyntax(String text) {
    CatalogSnapshot snapshot = snapshot(table("a"), table("b"));

    assertThat(search.search(snapshot, text, 10)).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void findsNothingForATextWithoutWords() {
    assertNames(snapshot(table("a")), "  ?!  ").isEmpty();
  }

  @Test
  void bearsVeryLongTexts() {
    CatalogSnapshot snapshot = snapshot(table("orders"));
    StringBuilder text = new StringBuilder("orders");
    for (int i = 0; i < 20_000; i++) {
      text.append(" w").append(i);
    }

    assertNames(snapshot, text.toString()).containsExactly("orders");
    assertNames(snapshot, "订".repeat(100_000)).isEmpty();
  }

  @Test
  void keepsToItsLimitAndOrdersByScore() {
    List<TableMetadata> tables = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      tables.add(table("orders_" + i));
    }
    tables.add(table("orders"));

    List<SearchHit> hits =
        search.search(snapshot(tables.toArray(TableMetadata[]::new)), "orders", 7);

    assertThat(hits).hasSize(7);
    assertThat(hits.get(0).tableName()).isEqualTo("orders");
    assertThat(hits).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
  }

  @Test
  void followsTheSnapshotAndWorksOnceMoreAfterClosing() {
    assertNames(snapshot(table("a", "订单")), "订单").containsExactly("a");
    assertNames(snapshot(table("b", "订单")), "订单").containsExactly("b");
    search.close();
    assertNames(snapshot(table("c", "订单")), "订单").containsExactly("c");
  }

  @Test
  void findsOfTwoEqualTablesTheOneInTheNamedSchemaElseInTheDefault() {
    TableMetadata kept = TableMetadata.builder("archive", "orders", TableType.TABLE).build();
    CatalogSnapshot snapshot = snapshot(kept, table("orders"));

    assertThat(search.search(snapshot, "orders", 10))
        .extracting(SearchHit::schemaName)
        .containsExactly("main", "archive");
    assertThat(search.search(snapshot, "archive.orders", 10))
        .extracting(SearchHit::schemaName)
        .containsExactly("archive", "main");
  }

  private AbstractListAssert<?, List<? extends String>, String, ?> assertNames(
      CatalogSnapshot snapshot, String text) {
    return assertThat(search.search(snapshot, text, 100)).extracting(SearchHit::tableName);
  }

  private static CatalogSnapshot snapshot(TableMetadata... tables) {
    return new CatalogSnapshot("shop", Dialect.SQLITE, 1, Instant.EPOCH, "main", List.of(tables));
  }

  private static TableMetadata table(String name) {
    return TableMetadata.builder("main", name, TableType.TABLE).build();
  }

  private static TableMetadata table(String name, String chineseName) {
    return table(name).toBuilder().chineseName(chineseName).build();
  }

  private static TableMetadata annotated(
      String name, @Nullable String chineseName, @Nullable String note) {
    return table(name).toBuilder().chineseName(chineseName).note(note).build();
  }

  private static TableMetadata withField(
      String name, @Nullable String chineseName, String field, @Nullable String fieldChineseName) {
    return table(name).toBuilder()
        .chineseName(chineseName)
        .fields(List.of(FieldMetadata.builder(field, "INT").chineseName(fieldChineseName).build()))
        .build();
  }
}
