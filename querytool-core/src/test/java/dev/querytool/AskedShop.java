package dev.querytool;

import dev.querytool.natural.LanguageModel;
import dev.querytool.testing.ScriptedLanguageModel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/** A small shop that is asked in human language. */
final class AskedShop implements AutoCloseable {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);

  private final QueryTool tool;
  private final String url;

  private AskedShop(QueryTool tool, Path folder) {
    this.tool = tool;
    this.url = "sqlite:" + folder.resolve("shop.db");
  }

  static AskedShop open(Path folder, LanguageModel model) {
    return with(folder, settings -> settings.model(model));
  }

  static AskedShop open(Path folder) {
    return with(folder, settings -> settings);
  }

  static AskedShop with(Path folder, UnaryOperator<QueryToolBuilder> settings) {
    QueryToolBuilder builder = QueryTool.builder().store(folder.resolve("store.db")).clock(CLOCK);
    AskedShop shop = new AskedShop(settings.apply(builder).open(), folder);
    shop.register();
    return shop;
  }

  static String fenced(String sql) {
    return "```sql\n" + sql + "\n```\nExplanation: what was asked for.";
  }

  static ScriptedLanguageModel answering(String sql) {
    return ScriptedLanguageModel.saying(fenced(sql));
  }

  QueryTool tool() {
    return tool;
  }

  /** Returns the url of its database. */
  String url() {
    return url;
  }

  private void register() {
    try (Connection shop = DriverManager.getConnection("jdbc:" + url);
        Statement statement = shop.createStatement()) {
      statement.executeUpdate(
          """
          CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT);
          CREATE TABLE orders (id INTEGER PRIMARY KEY,
            customer_id INTEGER NOT NULL REFERENCES customer (id), amount INTEGER, note TEXT);
          INSERT INTO customer VALUES (1, 'Ann', 'Oslo'), (2, 'Bo', 'Rome');
          INSERT INTO orders VALUES (1, 1, 100, 'first'), (2, 2, 200, 'x'), (3, 2, 300, 'y');
          """);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    tool.connections().register("shop", url);
    tool.catalog().on("shop").table("orders").chineseName("订单").note("one row for each order");
    tool.catalog().on("shop").table("orders").field("amount").chineseName("金额");
  }

  @Override
  public void close() {
    tool.close();
  }
}
