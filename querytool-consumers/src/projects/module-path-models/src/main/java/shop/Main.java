package shop;

import dev.querytool.QueryTool;
import dev.querytool.error.QueryToolException;
import dev.querytool.llm.QueryToolModels;
import dev.querytool.sqlite.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;

/** Asks a model that does not answer, from a named module. */
public final class Main {

  private Main() {}

  /** Runs; the argument names the file of the shop to make. */
  public static void main(String[] arguments) throws IOException {
    expect("dev.querytool.llm", QueryToolModels.class.getModule().getName());
    Path shop = Path.of(arguments[0]);
    makeShop(shop);
    Path store = Files.createTempDirectory(shop.getParent(), "models").resolve("store.db");
    try (QueryToolModels models =
            QueryToolModels.builder()
                .openAiCompatible("local", "http://localhost:9/v1", "none")
                .build();
        QueryTool tool = QueryTool.builder().store(store).models(models).open()) {
      tool.connections().register("shop", "sqlite:" + shop);
      tool.natural().on("shop").ask("How many orders are there?");
      throw new IllegalStateException("nobody listens there, but a model answered");
    } catch (QueryToolException failed) {
      expect("LLM_ERROR", failed.code().name());
    }
    System.out.println("the model was asked from a named module");
  }

  private static void makeShop(Path path) throws IOException {
    Files.deleteIfExists(path);
    try (SqliteFile file = SqliteFile.open(path)) {
      file.write(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.executeUpdate("CREATE TABLE orders (id INTEGER PRIMARY KEY)");
            }
          });
    }
  }

  private static void expect(String expected, String found) {
    if (!expected.equals(found)) {
      throw new IllegalStateException("expected " + expected + ", found " + found);
    }
  }
}
