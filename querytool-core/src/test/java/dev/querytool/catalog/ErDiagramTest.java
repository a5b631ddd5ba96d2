package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ErDiagramTest {

  /** What Mermaid's grammar takes for a quoted name. */
  private static final String QUOTED = "\"[^\"%~\\r\\n\\u000b\\u0008\\\\]+\"";

  /** What it takes for a word in an entity, and not for the mark of a key. */
  private static final String WORD =
      "(?!(?i:PK|FK|UK)(?![A-Za-z0-9_]))[A-Za-z_\\u00C0-\\uFFFF][A-Za-z0-9_()\\u00C0-\\uFFFF]*";

  private static final Pattern LINE =
      Pattern.compile(
          ("erDiagram"
                  + "|  Q(\\[Q\\])? \\{"
                  + "|    W W( (PK|FK|UK)(, (FK|UK))*)?( Q)?"
                  + "|  \\}"
                  + "|  Q (\\|\\||\\|o)--(o\\{|o\\|) Q : Q")
              .replace("Q", QUOTED)
              .replace("W", WORD));

  @Test
  void drawsTablesWithKeysChineseNamesAndRelationships() {
    TableMetadata customers =
        table("customers")
            .chineseName("客户")
            .fields(
                List.of(
                    field("id", "INTEGER").primaryKeyPosition(1).nullable(false).build(),
                    field("email", "VARCHAR(50)").unique(true).chineseName("邮箱").build()))
            .build();
    TableMetadata orders =
        table("orders")
            .fields(
                List.of(
                    field("id", "INTEGER").primaryKeyPosition(1).nullable(false).build(),
                    field("customer_id", "INT").nullable(false).build(),
                    field("gift_for", "").build()))
            .foreignKeys(List.of(key("customer_id"), key("gift_for")))
            .build();

    assertThat(draw(customers, orders))
        .isEqualTo(
            """
            erDiagram
              "customers"["customers 客户"] {
                INTEGER id PK
                VARCHAR(50) email UK "邮箱"
              }
              "orders" {
                INTEGER id PK
                INT customer_id FK
                untyped gift_for FK
              }
              "customers" ||--o{ "orders" : "customer_id"
              "customers" |o--o{ "orders" : "gift_for"
            """);
  }

  @Test
  void drawsOneToOneWhereTheReferenceIsUnique() {
    TableMetadata customers =
        table("customers")
            .fields(List.of(field("id", "INT").primaryKeyPosition(1).build()))
            .build();
    TableMetadata byKey =
        table("profiles")
            .fields(List.of(field("id", "INT").primaryKeyPosition(1).nullable(false).build()))
            .foreignKeys(List.of(key("id")))
            .build();
    TableMetadata byIndex =
        table("wallets")
            .fields(List.of(field("owner", "INT").unique(true).build()))
            .foreignKeys(List.of(key("owner")))
            .build();

    assertThat(draw(customers, byKey, byIndex))
        .contains("\"customers\" ||--o| \"profiles\" : \"id\"")
        .contains("\"customers\" |o--o| \"wallets\" : \"owner\"")
        .contains("INT id PK, FK")
        .contains("INT owner FK, UK");
  }

  @Test
  void leavesOutRelationshipsToWhatIsNotThere() {
    TableMetadata orders =
        table("orders")
            .fields(List.of(field("customer_id", "INT").build()))
            .foreignKeys(List.of(key("customer_id")))
            .build();

    assertThat(draw(orders)).doesNotContain("--");
  }

  @Test
  void keepsOddNamesApartAndValid() {
    String text =
        draw(
            table("a\"b").fields(List.of(field("x y", "DOUBLE PRECISION").build())).build(),
            table("a'b").fields(List.of(field("pk", "pk").build())).build(),
            table("").fields(List.of(field("", "NUMERIC(10,2)").build())).build(),
            table("%%{init: {}}%%").fields(List.of(field("fk订单", "1").build())).build(),
            table("direction TB").fields(List.of(field("列\u3000一", "TEXT").build())).build(),
            table("}\n\"x\" {").chineseName("[\"<b>\"]").build());

    assertValid(text);
    assertThat(text)
        .contains("\"a'b\" {")
        .contains("\"a'b_2\" {")
        .contains("DOUBLE_PRECISION x_y \"x y\"")
        .contains("_pk _pk \"pk\"")
        .contains("NUMERIC(10_2) _ \"_\"")
        .contains("列_一")
        .doesNotContain("%")
        .doesNotContain("direction TB")
        .doesNotContain("<b>");
  }

  @Property(seed = "20261121", tries = 500)
  void isValidWhateverTheNamesAre(
      @ForAll String one, @ForAll String two, @ForAll String type, @ForAll String chineseName) {
    TableMetadata parent =
        table(one)
            .chineseName(chineseName)
            .fields(List.of(field(two, type).primaryKeyPosition(1).build()))
            .build();
    TableMetadata child =
        table(one + two)
            .fields(List.of(field(one, two).chineseName(chineseName).build()))
            .foreignKeys(List.of(new ForeignKey("", List.of(one), "main", one, List.of(two))))
            .build();

    assertValid(draw(parent, child));
  }

  @Test
  void tellsTablesOfTwoSchemasApart() {
    TableMetadata kept =
        TableMetadata.builder("archive", "orders", TableType.TABLE)
            .fields(List.of(field("id", "INT").nullable(false).build()))
            .foreignKeys(
                List.of(new ForeignKey("", List.of("id"), "main", "orders", List.of("id"))))
            .build();
    TableMetadata orders = table("orders").fields(List.of(field("id", "INT").build())).build();

    String text = draw(kept, orders);

    assertThat(text)
        .contains("\"archive.orders\" {")
        .contains("\"orders\" {")
        .contains("\"orders\" ||--o{ \"archive.orders\" : \"id\"");
    assertValid(text);
  }

  private static void assertValid(String text) {
    assertThat(text.split("\n", -1))
        .allMatch(line -> line.isEmpty() || LINE.matcher(line).matches());
  }

  private static String draw(TableMetadata... tables) {
    return new ErDiagram(
            new CatalogSnapshot("shop", Dialect.SQLITE, 1, Instant.EPOCH, "main", List.of(tables)))
        .text();
  }

  private static ForeignKey key(String column) {
    return new ForeignKey("", List.of(column), "main", "customers", List.of("id"));
  }

  private static TableMetadata.Builder table(String name) {
    return TableMetadata.builder("main", name, TableType.TABLE);
  }

  private static FieldMetadata.Builder field(String name, String type) {
    return FieldMetadata.builder(name, type);
  }
}
