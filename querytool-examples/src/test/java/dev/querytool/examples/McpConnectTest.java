package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.QuerySession;
import dev.querytool.QueryTool;
import dev.querytool.SharedQueryTool;
import dev.querytool.access.Account;
import dev.querytool.connection.Dialect;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestDatabase.LogIn;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McpConnectTest {

  private static final Pattern KEY = Pattern.compile("(?m)^(qtk_\\S+)$");

  @TempDir private Path folder;
  private String url;

  @BeforeEach
  void makeSales() throws SQLException {
    Path file = folder.resolve("sales.db");
    url = "sqlite:" + file;
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE orders (id INTEGER PRIMARY KEY, total INTEGER);"
              + "CREATE TABLE customers (id INTEGER PRIMARY KEY, city TEXT, name TEXT);"
              + "INSERT INTO orders VALUES (1, 20); INSERT INTO customers VALUES (1, '杭州', '林');");
    }
  }

  @Test
  void aKeyReadsWhatWasNamedAndNothingElse() {
    ProgramRun run = connect("sales", "--table", "customers:id,city", "--table", "orders");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("the account 'agent' sees of it: customers:id,city, orders.")
        .contains("\"QUERYTOOL_API_KEY\" : \"" + key(run) + "\"")
        .contains(store().toString(), masterKey().toString());
    assertThat(read(key(run), "sales", "SELECT * FROM customers")).isEqualTo("[[1, 杭州]]");
    assertThat(refusal(key(run), "SELECT name FROM customers")).isEqualTo("unknown-column");
    assertThat(refusal(key(run), "SELECT * FROM sqlite_schema")).isEqualTo("system-table");
  }

  @Test
  void anotherDatabaseOfTheAgentIsReadByTheKeyThatItHas() {
    ProgramRun first = connect("sales", "--table", "orders");
    ProgramRun second = connect("more", "--all-tables");

    assertThat(second.code()).as(second.err()).isZero();
    assertThat(read(key(first), "more", "SELECT name FROM customers")).isEqualTo("[[林]]");
    assertThat(read(key(second), "sales", "SELECT total FROM orders")).isEqualTo("[[20]]");
    assertThat(refusal(key(second), "SELECT name FROM customers")).isEqualTo("unknown-table");
  }

  @Test
  void nobodyIsLeftWithAKeyThatAdministers() {
    connect("sales", "--table", "orders");

    try (SharedQueryTool tool = open()) {
      Account owner = tool.accounts().find("owner").orElseThrow();
      assertThat(owner.admin()).isTrue();
      assertThat(tool.apiKeys().list(owner.uid())).allMatch(key -> key.revokedAt().isPresent());
    }
  }

  @Test
  void whatTheAgentMayReadIsSaidAndNotAssumed() {
    assertThat(connect("sales").code()).isEqualTo(2);
    assertThat(connect("sales", "--table", "orders", "--all-tables").code()).isEqualTo(2);
    assertThat(store()).doesNotExist();
  }

  @Test
  void anAdministratorIsNoAgent() {
    ProgramRun run = connect("sales", "--all-tables", "--agent", "owner");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).doesNotContain("qtk_");
    assertThat(run.err()).contains("'owner' is an administrator");
  }

  @Test
  void aPasswordOnTheCommandLineIsRefused() {
    for (String place :
        List.of("postgres://reader:s3cret@localhost/db", "mysql://h/d?password=s3cret")) {
      ProgramRun run = at(place, "--name", "sales", "--all-tables");

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("--ask-password").doesNotContain("s3cret");
    }
    assertThat(store()).doesNotExist();
  }

  @Test
  void aPasswordIsAskedForAndReachesTheServerAndNoOutput() {
    try (TestDatabase database = Engines.of(Dialect.MARIADB).newDatabase()) {
      LogIn reader = database.newReader();
      database.execute("CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (7)");
      String[] arguments =
          arguments(
              database.url(reader.user()), "--name", "db", "--table", "orders", "--ask-password");

      ProgramRun run = ProgramRun.withInput(reader.password() + "\n", arguments);

      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out() + run.err()).doesNotContain(reader.password());
      assertThat(read(key(run), "db", "SELECT id FROM orders")).isEqualTo("[[7]]");
      assertThat(ProgramRun.withInput("another\n", arguments).err()).contains("CONNECTION_ERROR");
    }
  }

  @Test
  void howAServerIsReachedIsSaidAndHeldAgainstTheUrl() {
    assertThat(connect("sales", "--all-tables", "--tls", "never").code()).isEqualTo(2);
    assertThat(connect("sales", "--all-tables", "--ca", folder + "/none.pem").code()).isEqualTo(2);
    assertThat(store()).doesNotExist();

    ProgramRun run = connect("sales", "--all-tables", "--tls", "encrypted");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("VALIDATION_ERROR");
  }

  @Test
  void noPasswordIsNotTakenForOne() {
    ProgramRun run =
        ProgramRun.withInput("", arguments(url, "--name", "s", "--all-tables", "--ask-password"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("no password was given");
  }

  @Test
  void aStoreIsNotGivenAnotherKey() throws Exception {
    connect("sales", "--table", "orders");
    Files.delete(masterKey());

    ProgramRun run = connect("more", "--table", "orders");

    assertThat(run.code()).isEqualTo(1);
    assertThat(masterKey()).doesNotExist();
  }

  private ProgramRun connect(String name, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--name", name));
    arguments.addAll(List.of(more));
    return at(url, arguments.toArray(String[]::new));
  }

  private ProgramRun at(String place, String... more) {
    return ProgramRun.of(arguments(place, more));
  }

  private String[] arguments(String place, String... more) {
    List<String> arguments = new ArrayList<>(List.of("mcp", "connect", "--url", place));
    arguments.addAll(List.of("--store", store().toString()));
    arguments.addAll(List.of("--master-key", masterKey().toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private String read(String key, String connection, String sql) {
    try (SharedQueryTool tool = open()) {
      return session(tool, key).queries().on(connection).sql(sql).run().rows().toString();
    }
  }

  private String refusal(String key, String sql) {
    try (SharedQueryTool tool = open()) {
      session(tool, key).queries().on("sales").sql(sql).run();
      return "";
    } catch (QueryRefusedException refused) {
      return refused.violations().get(0).rule();
    }
  }

  private static QuerySession session(SharedQueryTool tool, String key) {
    return tool.as(tool.apiKeys().authenticate(Secret.of(key)));
  }

  private SharedQueryTool open() {
    return QueryTool.builder()
        .store(store())
        .masterKey(MasterKey.fromFile(masterKey()))
        .multiUser()
        .connectionsAnywhere()
        .open();
  }

  private static String key(ProgramRun run) {
    Matcher key = KEY.matcher(run.out());
    assertThat(key.find()).as(run.out()).isTrue();
    return key.group(1);
  }

  private Path store() {
    return folder.resolve("store").resolve("querytool.db");
  }

  private Path masterKey() {
    return folder.resolve("master.key");
  }
}
