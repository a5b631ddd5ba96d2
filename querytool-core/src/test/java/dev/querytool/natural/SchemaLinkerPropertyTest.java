package dev.querytool.natural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.TableMetadata;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class SchemaLinkerPropertyTest {

  @Property(seed = "20261122", tries = 25)
  void whateverIsAskedTheAnswerIsSomeOfTheTablesAndAlwaysTheSame(
      @ForAll("names") List<String> names,
      @ForAll("questions") String question,
      @ForAll @IntRange(min = 1, max = 12) int top) {
    CatalogSnapshot catalog = catalog(names);

    List<LinkedTable> linked = SchemaLinker.of(catalog).link(question, top);

    assertThat(linked).hasSize(Math.min(top, names.size())).doesNotHaveDuplicates();
    assertThat(linked.stream().map(LinkedTable::table).toList()).isSubsetOf(catalog.tables());
    assertThat(linked)
        .isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
    assertThat(SchemaLinker.of(catalog).link(question, top)).isEqualTo(linked);
    assertThat(linked).allMatch(table -> Double.isFinite(table.score()));
  }

  @Property(seed = "20261122", tries = 25)
  void anyTextIsAQuestion(@ForAll @StringLength(max = 2_100) String question) {
    CatalogSnapshot catalog = catalog(List.of("orders", "order_item", "客户"));

    assertThat(SchemaLinker.of(catalog).link(question, 2)).hasSize(2);
  }

  @Provide
  Arbitrary<List<String>> names() {
    return name().list().uniqueElements().ofMinSize(1).ofMaxSize(10);
  }

  @Provide
  Arbitrary<String> questions() {
    return name().list().ofMaxSize(8).map(words -> String.join(" ", words));
  }

  private static Arbitrary<String> name() {
    return Arbitraries.of(
            "order",
            "Orders",
            "cust",
            "customer",
            "item",
            "pay",
            "bak",
            "log",
            "客户",
            "订单",
            "订单明细",
            "x1",
            "的",
            "qty",
            "how",
            "many")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(parts -> String.join("_", parts));
  }

  private static CatalogSnapshot catalog(List<String> names) {
    LinkCatalog catalog = new LinkCatalog();
    for (String name : names) {
      catalog.table(name, table -> table.chineseName("客户" + name), "id", "order_id", "text");
    }
    assertThat(catalog.snapshot().tables()).map(TableMetadata::tableName).hasSameSizeAs(names);
    return catalog.snapshot();
  }
}
