package dev.querytool.examples.mcp;

import dev.querytool.QueryTool;
import dev.querytool.SharedQueryTool;
import dev.querytool.access.Account;
import dev.querytool.access.Grant;
import dev.querytool.access.NewKey;
import dev.querytool.access.Scopes;
import dev.querytool.connection.ConnectionRegistry.Registration;
import dev.querytool.connection.Tls;
import dev.querytool.examples.command.DatabaseOptions;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Registers a database of one's own for agents, and issues a key for one of them. */
@Command(
    name = "connect",
    description = {
      "Registers a database in a store, grants an agent a part of it, and prints a key.",
      "The store and its master key are made if there is no store."
    },
    mixinStandardHelpOptions = true)
public final class ConnectProgram implements Callable<Integer> {

  /** What stands on a command line is read by every other process. */
  private static final Pattern PASSWORD =
      Pattern.compile("//[^/?#]*:[^/?#]*@|[?&]password=", Pattern.CASE_INSENSITIVE);

  private final InputStream in;

  @Spec private CommandSpec spec;
  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Option(names = "--store", required = true, paramLabel = "FILE", description = "The store")
  private Path store;

  @Option(
      names = "--master-key",
      required = true,
      paramLabel = "FILE",
      description = "The file with the store's master key, in another directory than the store")
  private Path masterKey;

  @Option(
      names = "--name",
      required = true,
      description = "What agents call the database: letters, digits, _ and -")
  private String name;

  @Option(
      names = "--ask-password",
      description = "Asks for the database's password, or reads a line of standard input")
  private boolean asksPassword;

  @Option(
      names = "--table",
      paramLabel = "TABLE[:COLUMN,…]",
      description = "A table or view that the agent may read, or some of its columns; repeatable")
  private List<String> tables = List.of();

  @Option(names = "--all-tables", description = "Lets the agent read all tables, later ones too")
  private boolean allTables;

  @Option(
      names = "--agent",
      paramLabel = "NAME",
      defaultValue = "agent",
      description = "The agent's account, ${DEFAULT-VALUE} by default; it is made if it is new")
  private String agent;

  /** Makes the program, which reads a password from the given input if there is no terminal. */
  public ConnectProgram(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    Grant grant = grant();
    Optional<Secret> password = password();
    Optional<Tls> tls = database.tls();
    try (SharedQueryTool tool = open()) {
      StorePeople people = new StorePeople(tool);
      people.administer(
          owner -> {
            Registration registration = owner.connections().registration(name, database.url());
            tls.ifPresent(registration::tls);
            password.ifPresent(registration::password);
            registration.register();
          });
      Account account = people.agent(agent);
      tool.grants().grant(account.uid(), grant);
      print(keyOf(account, tool));
    }
    return 0;
  }

  private Grant grant() {
    if (allTables == !tables.isEmpty()) {
      throw wrong("Say what the agent may read: --table for each table, or --all-tables.");
    }
    Grant.Builder grant = Grant.on(name);
    if (allTables) {
      return grant.allTables().build();
    }
    for (String table : tables) {
      String[] parts = table.split(":", 2);
      grant.table(parts[0]);
      if (parts.length == 2) {
        grant.columns(parts[1].split(",", -1));
      }
    }
    return grant.build();
  }

  private Optional<Secret> password() throws IOException {
    if (PASSWORD.matcher(database.url()).find()) {
      throw wrong("Others can read a password in --url: use --ask-password or --password-env.");
    }
    Optional<Secret> known = database.password();
    if (asksPassword && known.isPresent()) {
      throw wrong("--ask-password and --password-env are two passwords; give one.");
    }
    return asksPassword ? Optional.of(new AskedPassword(in).ask()) : known;
  }

  /** A key is made only together with its store: for another's it would be the wrong one. */
  private SharedQueryTool open() throws IOException {
    boolean present = Files.exists(store);
    Path folder = store.toAbsolutePath().getParent();
    if (!present && folder != null) {
      Files.createDirectories(folder);
    }
    return QueryTool.builder()
        .store(store)
        .masterKey(present ? MasterKey.fromFile(masterKey) : MasterKey.fromFileOrCreate(masterKey))
        .multiUser()
        .connectionsAnywhere()
        .open();
  }

  /** For every connection, so that one key serves an agent: what it sees there is granted. */
  private static Secret keyOf(Account account, SharedQueryTool tool) {
    Scopes scopes =
        Scopes.of("connections:read", "catalog:read:*", "query:run:*", "query:natural:*");
    return tool.apiKeys().issue(NewKey.of(account.uid()).name("mcp").scopes(scopes)).secret();
  }

  private void print(Secret key) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String seen = allTables ? "all its tables" : String.join(", ", tables);
    out.printf("Registered '%s'; the account '%s' sees of it: %s.%n", name, agent, seen);
    Path file = store.toAbsolutePath().normalize();
    new ClientText(file.resolveSibling(""), out)
        .print(file, masterKey.toAbsolutePath().normalize(), key);
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
