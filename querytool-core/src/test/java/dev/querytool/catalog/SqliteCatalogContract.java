package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.CatalogSessions;
import dev.querytool.connection.SqliteSessions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a catalogue of SQLite promises on any store. */
public abstract class SqliteCatalogContract extends MetadataCatalogContract {

  @Override
  protected CatalogSessions openDatabases(Path folder) {
    return new SqliteSessions(folder);
  }

  @Test
  void takesMainForTheDefaultBeforeTheFirstRefresh() {
    assertThat(shop().snapshot().defaultSchema()).isEqualTo("main");
  }

  @Test
  void mergesNamesThatDifferInCaseAloneOnSqlite() {
    sessions.execute("shop", "CREATE TABLE items (code TEXT)");
    shop().refresh();
    shop().table("items").chineseName("商品").field("code").chineseName("编码");

    sessions.execute("shop", "DROP TABLE items", "CREATE TABLE Items (CODE TEXT)");
    RefreshReport report = shop().refresh();

    assertThat(report.added()).isEmpty();
    assertThat(report.removed()).isEmpty();
    TableMetadata items = shop().table("ITEMS").metadata();
    assertThat(items.tableName()).isEqualTo("Items");
    assertThat(items.chineseName()).contains("商品");
    assertThat(items.fields().get(0).fieldName()).isEqualTo("CODE");
    assertThat(items.fields().get(0).chineseName()).contains("编码");
  }

  @Test
  void countsAnEstimateUpButDoesNotReportIt() {
    sessions.execute("shop", "INSERT INTO customers (name) VALUES ('a'), ('b')");
    shop().refresh();

    sessions.execute("shop", "ANALYZE");
    RefreshReport report = shop().refresh();

    assertThat(report.isEmpty()).isTrue();
    assertThat(shop().table("customers").metadata().estimatedRows()).hasValue(2);
    assertThat(shop().snapshot().version()).isEqualTo(2);
  }

  @Test
  void keepsAViewThatBreaks() {
    sessions.execute("shop", "CREATE VIEW latest AS SELECT id, created_at FROM orders");
    shop().refresh();
    shop().table("latest").chineseName("最新订单");

    sessions.execute("shop", "DROP TABLE orders");
    RefreshReport report = shop().refresh();

    assertThat(report.removed())
        .containsExactly("main.latest.created_at", "main.latest.id", "main.orders");
    assertThat(shop().table("latest").metadata().chineseName()).contains("最新订单");
    assertThat(shop().table("latest").metadata().fields()).isEmpty();
  }

  @Test
  void findsTablesByQualifiedNamesAndByNamesWithDots() {
    sessions.execute("shop", "CREATE TABLE \"main.orders\" (a)", "CREATE TABLE \"a.b\" (a)");
    shop().refresh();

    assertThat(shop().table("MAIN.Customers").metadata().tableName()).isEqualTo("customers");
    assertThat(shop().table("main", "ORDERS").metadata().tableName()).isEqualTo("orders");
    assertThat(shop().table("main.orders").metadata().tableName()).isEqualTo("main.orders");
    assertThat(shop().table("main.a.b").metadata().tableName()).isEqualTo("a.b");
  }
}
