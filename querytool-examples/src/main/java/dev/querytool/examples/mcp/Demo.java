package dev.querytool.examples.mcp;

import dev.querytool.QuerySession;
import dev.querytool.QueryTool;
import dev.querytool.SharedQueryTool;
import dev.querytool.access.Account;
import dev.querytool.access.Grant;
import dev.querytool.access.NewKey;
import dev.querytool.access.Scopes;
import dev.querytool.connection.ConnectionPolicy;
import dev.querytool.error.ValidationException;
import dev.querytool.examples.quickstart.ChineseNames;
import dev.querytool.examples.quickstart.ShopDatabase;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Makes a shop, a store that knows it, and a key for an agent that may see a part of it. */
final class Demo {

  private static final String CONNECTION = "shop";

  private final Path directory;
  private final PrintWriter out;

  Demo(Path directory, PrintWriter out) {
    this.directory = directory.toAbsolutePath().normalize();
    this.out = out;
  }

  void make() throws IOException, SQLException {
    requireEmpty();
    Path shop = directory.resolve("shop.db");
    Path store = directory.resolve("store").resolve("querytool.db");
    Path masterKey = directory.resolve("master.key");
    Files.createDirectories(store.getParent());
    ShopDatabase.create(shop);
    try (SharedQueryTool tool =
        QueryTool.builder()
            .store(store)
            .masterKey(MasterKey.fromFileOrCreate(masterKey))
            .connectionPolicy(ConnectionPolicy.builder().sqliteDirectory(directory).build())
            .multiUser()
            .open()) {
      register(tool, shop);
      Secret key = agentKey(tool);
      out.println(
          "Made a shop, a store that knows it as 'shop', and a key for the account 'agent',");
      out.println("which sees neither payments nor the names of customers.");
      new ClientText(directory, out).print(store, masterKey, key);
    }
  }

  /** Nothing that is there is overwritten: it might be somebody's store. */
  private void requireEmpty() throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> present = Files.list(directory)) {
        if (present.findAny().isPresent()) {
          throw new ValidationException(
              "--demo makes files in a directory that is new or empty, and "
                  + directory
                  + " is not");
        }
      }
    }
  }

  private static void register(SharedQueryTool tool, Path shop) throws IOException {
    Secret password = StorePeople.randomPassword();
    tool.accounts().register("owner", password);
    QuerySession owner = tool.as(tool.accounts().authenticate("owner", password));
    owner.connections().register(CONNECTION, "sqlite:" + shop);
    new ChineseNames(owner.catalog().on(CONNECTION)).give();
  }

  /** The agent sees neither payments nor the names of customers. */
  private static Secret agentKey(SharedQueryTool tool) {
    Account agent = tool.accounts().register("agent", StorePeople.randomPassword());
    Grant.Builder grant = Grant.on(CONNECTION);
    for (String table :
        List.of("categories", "suppliers", "products", "orders", "order_items", "reviews", "门店")) {
      grant.table(table);
    }
    grant.table("customers").columns("id", "city", "member_since");
    tool.grants().grant(agent.uid(), grant.build());
    NewKey key =
        NewKey.of(agent.uid())
            .name("demo")
            .scopes(
                Scopes.of(
                    "connections:read",
                    "catalog:read:" + CONNECTION,
                    "query:run:" + CONNECTION,
                    "query:natural:" + CONNECTION));
    return tool.apiKeys().issue(key).secret();
  }
}
