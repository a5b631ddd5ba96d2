package dev.querytool;

import static java.util.Objects.requireNonNull;

import dev.querytool.access.Account;
import dev.querytool.access.Grant;
import dev.querytool.access.IssuedKey;
import dev.querytool.access.Mask;
import dev.querytool.access.NewKey;
import dev.querytool.access.Scopes;
import dev.querytool.connection.Dialect;
import dev.querytool.query.QuerySpec;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A shop on some engine that three callers share: an administrator, a clerk of one region, and an
 * agent by a key of the clerk's that sees less.
 */
final class SharedShop implements AutoCloseable {

  static final Secret PASSWORD = Secret.of("correct horse battery");

  private static final String[] TABLES = {
    "CREATE TABLE customer (id INTEGER PRIMARY KEY, name VARCHAR(40), phone VARCHAR(20),"
        + " region VARCHAR(10), credit INTEGER)",
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, region VARCHAR(10),"
        + " amount INTEGER, note VARCHAR(40))",
    "CREATE TABLE salary (id INTEGER PRIMARY KEY, person VARCHAR(40), amount INTEGER)",
    "CREATE TABLE digit (d INTEGER PRIMARY KEY, region VARCHAR(10))",
    "INSERT INTO customer (id, name, phone, region) VALUES (1, 'Ann Lee', '5550001234', 'north'),"
        + " (2, 'Bo Chen', '5550005678', 'south'), (3, 'Cy Diaz', '55', 'north')",
    "INSERT INTO orders VALUES (1, 1, 'north', 100, 'first'), (2, 2, 'south', 200, '4711'),"
        + " (3, 3, 'north', 300, 'x'), (4, 1, 'north', 400, 'y'), (5, 2, 'south', 500, 'z')",
    "INSERT INTO salary VALUES (1, 'Ann Lee', 90000)",
    "INSERT INTO digit VALUES (0, 'north'), (1, 'north'), (2, 'north'), (3, 'north'), (4, 'north'),"
        + " (5, 'north'), (6, 'north'), (7, 'north'), (8, 'north'), (9, 'south')"
  };

  private final Path store;
  private final @Nullable TestDatabase database;
  private final SharedQueryTool tool;
  private final Account admin;
  private final Account clerk;
  private final IssuedKey agent;
  private final QuerySession ann;
  private final QuerySession bob;
  private final QuerySession program;

  private SharedShop(Dialect dialect, Path folder, UnaryOperator<QueryToolBuilder> settings) {
    store = folder.resolve("store").resolve("querytool.db");
    database = dialect == Dialect.SQLITE ? null : Engines.of(dialect).newDatabase();
    SharedStore accounts = SharedStore.copyTo(store);
    tool = opened(settings);
    admin = accounts.ann();
    clerk = accounts.bob();
    tool.accounts().setAttributes(clerk.uid(), Map.of("region", "north"));
    agent =
        tool.apiKeys()
            .issue(
                NewKey.of(clerk.uid())
                    .scopes(Scopes.of("query:run:shop", "catalog:read:shop"))
                    .attributes(Map.of("most", 350)));
    ann = tool.as(accounts.annLoggedIn());
    bob = tool.as(accounts.bobLoggedIn());
    program = tool.as(tool.apiKeys().authenticate(agent.secret()));
    register(folder);
    tool.grants().grant(clerk.uid(), ofClerk());
    tool.grants().grantToKey(clerk.uid(), agent.key().id(), ofAgent());
  }

  static SharedShop open(Dialect dialect, Path folder) {
    return new SharedShop(dialect, folder, settings -> settings);
  }

  static SharedShop open(Dialect dialect, Path folder, UnaryOperator<QueryToolBuilder> settings) {
    return new SharedShop(dialect, folder, settings);
  }

  /** Opens one more tool on the store. */
  SharedQueryTool opened(UnaryOperator<QueryToolBuilder> options) {
    return options
        .apply(QueryTool.builder().store(store).masterKey(MasterKey.of(SharedShop::masterKey)))
        .multiUser()
        .connectionsAnywhere()
        .open();
  }

  private void register(Path folder) {
    if (database == null) {
      SourceFile file = SourceFile.create(folder.resolve("shop.db"), TABLES);
      ann.connections().register("shop", file.url());
    } else {
      database.execute(TABLES);
      ann.connections().register("shop", database.url(), Secret.of(database.server().password()));
    }
  }

  static Grant ofClerk() {
    return Grant.on("shop")
        .table("customer")
        .columns("id", "name", "phone")
        .rows("region = :region")
        .mask("phone", Mask.keepLast(4))
        .table("orders")
        .rows("region = :region")
        .table("digit")
        .rows("region = :region")
        .build();
  }

  static Grant ofAgent() {
    return Grant.on("shop")
        .table("customer")
        .columns("id", "phone")
        .mask("phone", Mask.fixedText("on request"))
        .table("orders")
        .columns("id", "customer_id", "amount", "note")
        .rows("amount < :most")
        .table("digit")
        .columns("d")
        .build();
  }

  void execute(String... statements) {
    requireNonNull(database, "database").execute(statements);
  }

  Path store() {
    return store;
  }

  SharedQueryTool tool() {
    return tool;
  }

  Account admin() {
    return admin;
  }

  Account clerk() {
    return clerk;
  }

  IssuedKey agentKey() {
    return agent;
  }

  QuerySession ann() {
    return ann;
  }

  QuerySession bob() {
    return bob;
  }

  QuerySession agent() {
    return program;
  }

  QuerySession logIn(String name) {
    return tool.as(tool.accounts().authenticate(name, PASSWORD));
  }

  static QuerySpec sql(QuerySession session, String text) {
    return session.queries().on("shop").sql(text);
  }

  static byte[] masterKey() {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 5);
    return key;
  }

  @Override
  public void close() {
    tool.close();
    if (database != null) {
      database.close();
    }
  }
}
