package dev.querytool.natural;

import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.ForeignKey;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import java.util.List;

/** Tables with everything that a prompt has to show. */
final class ShopTables {

  private ShopTables() {}

  static List<TableMetadata> of(String schema) {
    return List.of(
        TableMetadata.builder(schema, "customer", TableType.TABLE)
            .chineseName("客户")
            .comment("people who buy")
            .note("not suppliers")
            .fields(
                List.of(
                    field("id", "integer").primaryKeyPosition(1).nullable(false).build(),
                    field("name", "varchar(40)").nullable(false).chineseName("姓名").build(),
                    field("e-mail", "varchar(80)").unique(true).build(),
                    field("Rank", "integer").note("1 is the best; since 2026").build()))
            .build(),
        TableMetadata.builder(schema, "order", TableType.TABLE)
            .chineseName("订单")
            .fields(
                List.of(
                    field("id", "integer").primaryKeyPosition(1).nullable(false).build(),
                    field("customer_id", "integer").nullable(false).chineseName("客户").build(),
                    field("created_at", "timestamp").note("UTC").chineseName("下单时间").build()))
            .foreignKeys(List.of(key(schema, List.of("customer_id"), "customer", List.of("id"))))
            .build(),
        TableMetadata.builder(schema, "order_item", TableType.TABLE)
            .fields(
                List.of(
                    field("order_id", "integer").primaryKeyPosition(1).nullable(false).build(),
                    field("line", "integer").primaryKeyPosition(2).nullable(false).build(),
                    field("price", "numeric(10,2)").chineseName("单价").comment("单价").build()))
            .foreignKeys(List.of(key(schema, List.of("order_id"), "order", List.of("id"))))
            .build(),
        TableMetadata.builder(schema, "refund", TableType.TABLE)
            .fields(List.of(field("order_id", "integer").build(), field("line", "integer").build()))
            .foreignKeys(
                List.of(
                    key(
                        schema,
                        List.of("order_id", "line"),
                        "order_item",
                        List.of("order_id", "line"))))
            .build(),
        TableMetadata.builder("archive", "old_order", TableType.VIEW)
            .note("before 2020")
            .fields(List.of(field("id", "").build()))
            .build());
  }

  private static FieldMetadata.Builder field(String name, String type) {
    return FieldMetadata.builder(name, type);
  }

  private static ForeignKey key(
      String schema, List<String> columns, String table, List<String> referenced) {
    return new ForeignKey("", columns, schema, table, referenced);
  }
}
