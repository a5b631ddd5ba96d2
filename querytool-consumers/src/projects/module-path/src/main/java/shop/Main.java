package shop;

import dev.querytool.QueryTool;
import dev.querytool.SharedQueryTool;
import dev.querytool.access.Account;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.sqlite.SqliteFile;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Statement;
import java.util.List;
import shop.rows.Top;

/** Reads a shop from a named module. */
public final class Main {

  private record Closed(String customer) {}

  private Main() {}

  /** Runs; the argument names the file of the shop to make. */
  public static void main(String[] arguments) throws IOException {
    expect("the module", "dev.querytool.core", QueryTool.class.getModule().getName());
    expect("that this is a named module", true, Main.class.getModule().isNamed());
    Path file = Path.of(arguments[0]);
    makeShop(file);
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("shop", "sqlite:" + file);
      read(tool);
      refuse(tool);
    }
    knowCallers(Files.createTempDirectory(file.getParent(), "shared").resolve("store.db"));
    System.out.println("the shop was read from a named module");
  }

  private static void makeShop(Path path) throws IOException {
    Files.deleteIfExists(path);
    try (SqliteFile file = SqliteFile.open(path)) {
      file.write(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.executeUpdate(
                  """
                  CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT, total DECIMAL(10, 2));
                  INSERT INTO orders (customer, total) VALUES ('ann', 10), ('bob', 5), ('ann', 2);
                  """);
            }
          });
    }
  }

  private static void read(QueryTool tool) {
    String sql = "SELECT customer, sum(total) AS total FROM orders GROUP BY 1 ORDER BY 2 DESC";
    List<Top> top = tool.queries().on("shop").sql(sql).list(Top.class);
    expect("the best customer", "ann", top.get(0).customer());
    String json = tool.queries().on("shop").sql(sql).run().toString();
    expect("that there is a result", true, !json.isEmpty());
    StringWriter found = new StringWriter();
    tool.catalog().on("shop").search("customer", 5).forEach(hit -> found.append(hit.toString()));
    expect("the field that is searched", true, found.toString().contains("orders"));
  }

  private static void refuse(QueryTool tool) {
    try {
      tool.queries().on("shop").sql("DROP TABLE orders").run();
      throw new IllegalStateException("a write was not refused");
    } catch (QueryRefusedException refused) {
      expect("the violations", 1, refused.violations().size());
    }
    try {
      tool.queries().on("shop").sql("SELECT customer FROM orders").list(Closed.class);
      throw new IllegalStateException("a closed record was made");
    } catch (ValidationException closed) {
      expect("the advice", true, closed.getMessage().contains("opens shop to dev.querytool.core"));
    }
  }

  private static void knowCallers(Path store) {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    try (SharedQueryTool shared =
        QueryTool.builder()
            .store(store)
            .masterKey(MasterKey.of(key::clone))
            .multiUser()
            .open()) {
      Account ann = shared.accounts().register("ann", Secret.of("correct horse"));
      expect(
          "the caller",
          ann.uid(),
          shared.accounts().authenticate("ann", Secret.of("correct horse")).uid());
    }
  }

  private static void expect(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new IllegalStateException(what + ": expected " + expected + ", found " + found);
    }
  }
}
