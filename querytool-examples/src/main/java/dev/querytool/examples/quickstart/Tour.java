package dev.querytool.examples.quickstart;

import dev.querytool.QueryTool;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.ForeignKey;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.examples.text.ResultText;
import dev.querytool.examples.text.TextTable;
import dev.querytool.guard.GuardViolation;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.query.Csv;
import dev.querytool.query.RowStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The stations of the quickstart. */
final class Tour {

  private static final String REVENUE_BY_CATEGORY =
      """
      SELECT c.name AS 分类, count(DISTINCT o.id) AS 订单数, sum(i.quantity * i.unit_price) AS 销售额
      FROM orders o
      JOIN order_items i ON i.order_id = o.id
      JOIN products p ON p.id = i.product_id
      JOIN categories c ON c.id = p.category_id
      WHERE o.status <> 'returned'
      GROUP BY c.name
      ORDER BY 销售额 DESC""";

  private static final String BEST_CUSTOMERS =
      """
      WITH totals AS (
        SELECT o.customer_id, sum(i.quantity * i.unit_price) AS total
        FROM orders o JOIN order_items i ON i.order_id = o.id
        WHERE o.created_at >= :since
        GROUP BY o.customer_id
      )
      SELECT rank() OVER (ORDER BY t.total DESC) AS place, c.name, c.city, t.total
      FROM totals t JOIN customers c ON c.id = t.customer_id
      ORDER BY place""";

  private static final String STORES = "SELECT 编号, 名称, 城市 FROM 门店 ORDER BY 编号";

  private static final List<String> REFUSED =
      List.of(
          "DELETE FROM orders WHERE status = 'returned'",
          "SELECT 1; DROP TABLE orders",
          "WITH gone AS (DELETE FROM payments RETURNING *) SELECT * FROM gone",
          "SELECT name,\n       load_extension('/tmp/evil.so')\nFROM customers",
          "SELECT custmer_id FROM orders",
          "ATTACH DATABASE '/tmp/other.db' AS other");

  private final QueryTool tool;
  private final PrintWriter out;

  Tour(QueryTool tool, PrintWriter out) {
    this.tool = tool;
    this.out = out;
  }

  void catalogue() {
    for (TableMetadata table : tool.catalog().on("shop").tables()) {
      out.printf("%n%s %s%n", table.tableName(), table.chineseName().orElse(""));
      TextTable fields = new TextTable(List.of("field", "type", "中文名", "key", "note"));
      table.fields().forEach(field -> fields.add(cells(table, field)));
      fields.print(out);
    }
    out.printf(
        "%nSearching for 客户 finds %s.%n",
        tool.catalog().on("shop").search("客户", 3).stream()
            .map(hit -> (hit.tableName() + "." + hit.fieldName()).replaceAll("\\.$", ""))
            .collect(Collectors.joining(", ")));
  }

  void queries() {
    show("Revenue by category", REVENUE_BY_CATEGORY);
    out.printf("%nThe ten best customers since July%n%s%n%n", BEST_CUSTOMERS);
    ResultText.print(
        tool.queries()
            .on("shop")
            .sql(BEST_CUSTOMERS)
            .param("since", LocalDate.of(2025, 7, 1))
            .limit(10)
            .run(),
        out);
    show("A table with a Chinese name", STORES);
  }

  void refusals() {
    for (String sql : REFUSED) {
      out.printf("%n%s%n", sql);
      try {
        tool.queries().on("shop").sql(sql).run();
        out.println("  was not refused");
      } catch (QueryRefusedException refused) {
        refused.violations().forEach(this::show);
      }
    }
  }

  void export(Path csv) {
    try (RowStream rows =
        tool
            .queries()
            .on("shop")
            .sql("SELECT * FROM order_items ORDER BY order_id, line")
            .stream()) {
      Csv.of(rows)
          .bom()
          .onProgress(
              progress ->
                  out.printf(
                      Locale.ROOT, "%,d rows, %,d bytes%n", progress.rows(), progress.bytes()))
          .writeTo(csv);
    }
  }

  private void show(String title, String sql) {
    out.printf("%n%s%n%s%n%n", title, sql);
    ResultText.print(tool.queries().on("shop").sql(sql).run(), out);
  }

  private void show(GuardViolation violation) {
    String place =
        violation.line() == 0
            ? ""
            : " at line " + violation.line() + ", column " + violation.column();
    out.printf(
        "  refused by %s%s: %s %s%n",
        violation.rule(), place, violation.message(), violation.advice());
    if (!violation.candidates().isEmpty()) {
      out.printf("  Did you mean %s?%n", String.join(", ", violation.candidates()));
    }
  }

  private static List<String> cells(TableMetadata table, FieldMetadata field) {
    return List.of(
        field.fieldName(),
        field.dataType(),
        field.chineseName().orElse(""),
        key(table, field),
        field.note().orElse(""));
  }

  private static String key(TableMetadata table, FieldMetadata field) {
    String references =
        table.foreignKeys().stream()
            .filter(key -> key.columns().contains(field.fieldName()))
            .map(ForeignKey::referencedTable)
            .map(target -> "→ " + target)
            .collect(Collectors.joining(" "));
    return ((field.primaryKey() ? "PK " : "") + references).strip();
  }
}
