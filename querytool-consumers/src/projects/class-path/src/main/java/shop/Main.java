package shop;

import dev.querytool.QueryTool;
import dev.querytool.connection.ConnectionFailedException;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.query.QueryResult;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a shop with nothing but querytool-core on the class path. */
public final class Main {

  /** All that the core brings along; its own jar is counted with it. */
  private static final Set<String> JARS =
      Set.of(
          "HikariCP",
          "caffeine",
          "error_prone_annotations",
          "fastcsv",
          "geantyref",
          "jackson-annotations",
          "jackson-core",
          "jackson-databind",
          "jdbi3-core",
          "jdbi3-sqlobject",
          "jspecify",
          "jsqlparser",
          "password4j",
          "querytool-core",
          "slf4j-api",
          "sqlite-jdbc");

  private record Top(String customer, BigDecimal total) {}

  private Main() {}

  /** Runs; the argument names the file of the shop to make. */
  public static void main(String[] arguments) throws SQLException {
    Path file = Path.of(arguments[0]);
    makeShop(file);
    expect("the jars on the class path", JARS, jars());
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("shop", "sqlite:" + file);
      read(tool);
      writesAreRefused(tool);
      aMissingDriverIsNamed(tool);
    }
    System.out.println("the shop was read, and only read");
  }

  private static void makeShop(Path file) throws SQLException {
    try (Connection shop = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = shop.createStatement()) {
      statement.executeUpdate(
          """
          DROP TABLE IF EXISTS orders;
          CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT, total DECIMAL(10, 2));
          INSERT INTO orders (customer, total) VALUES ('ann', 10), ('bob', 5), ('ann', 2);
          """);
    }
  }

  private static void read(QueryTool tool) {
    String sql = "SELECT customer, sum(total) AS total FROM orders GROUP BY 1 ORDER BY 2 DESC";
    QueryResult result = tool.queries().on("shop").sql(sql).limit(1).run();
    expect("the rows within the limit", 1, result.rowCount());
    expect("that there are more", true, result.truncated());
    List<Top> top = tool.queries().on("shop").sql(sql).list(Top.class);
    expect("the best customer", "ann", top.get(0).customer());
  }

  private static void writesAreRefused(QueryTool tool) {
    try {
      tool.queries().on("shop").sql("DELETE FROM orders").run();
      throw new IllegalStateException("a write was not refused");
    } catch (QueryRefusedException refused) {
      expect("the violations", 1, refused.violations().size());
    }
  }

  private static void aMissingDriverIsNamed(QueryTool tool) {
    try {
      tool.connections().register("far", "postgres://reader@localhost/shop");
      throw new IllegalStateException("there is a driver for PostgreSQL");
    } catch (ConnectionFailedException failed) {
      expect("whether another try may help", false, failed.retryable());
      expect("the advice", true, failed.getMessage().contains("org.postgresql:postgresql"));
    }
  }

  private static Set<String> jars() {
    Set<String> names = new TreeSet<>();
    String path = System.getProperty("java.class.path");
    for (String part : path.split(Pattern.quote(File.pathSeparator))) {
      String name = Path.of(part).getFileName().toString();
      if (name.endsWith(".jar")) {
        names.add(name.replaceAll("-\\d.*", ""));
      }
    }
    return names;
  }

  private static void expect(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new IllegalStateException(what + ": expected " + expected + ", found " + found);
    }
  }
}
