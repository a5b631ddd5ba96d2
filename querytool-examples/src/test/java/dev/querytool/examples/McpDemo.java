package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.QueryTool;
import dev.querytool.SharedQueryTool;
import dev.querytool.access.Account;
import dev.querytool.access.IssuedKey;
import dev.querytool.access.NewKey;
import dev.querytool.access.Scopes;
import dev.querytool.testkit.KilledProcess;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code mcp --demo} made.
 *
 * @param directory where
 * @param key the agent's, as it was printed
 */
record McpDemo(Path directory, String key) {

  private static final Pattern KEY = Pattern.compile("qtk_\\S+");

  static McpDemo in(Path directory) {
    ProgramRun run = ProgramRun.of("mcp", "--demo", directory.toString());
    assertThat(run.code()).as(run.err()).isZero();
    Matcher key = KEY.matcher(run.out());
    assertThat(key.find()).as(run.out()).isTrue();
    return new McpDemo(directory, key.group());
  }

  /** Returns what starts the server in a virtual machine of its own. */
  List<String> command(String... more) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(arguments(more));
    return command;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Returns the arguments that {@code java} starts it with. */
  List<String> arguments(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("-Xmx128m", "-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    arguments.addAll(List.of("-cp", KilledProcess.classPath(Launcher.class)));
    arguments.addAll(List.of(Launcher.class.getName(), "mcp", "--store", store().toString()));
    arguments.addAll(List.of("--master-key", masterKey().toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** Issues the agent another key, with all that the agent may do. */
  String anotherKey() {
    try (SharedQueryTool tool = open()) {
      IssuedKey issued =
          tool.apiKeys().issue(NewKey.of(agent(tool)).name("other").scopes(Scopes.ofOwner()));
      return issued.secret().reveal(text -> text);
    }
  }

  /** Ends a key for good. */
  void revoke(String secret) {
    try (SharedQueryTool tool = open()) {
      String id = tool.apiKeys().authenticate(Secret.of(secret)).keyId().orElseThrow();
      tool.apiKeys().revoke(agent(tool), id);
    }
  }

  private SharedQueryTool open() {
    return QueryTool.builder()
        .store(store())
        .masterKey(MasterKey.fromFile(masterKey()))
        .multiUser()
        .open();
  }

  private static String agent(SharedQueryTool tool) {
    return tool.accounts().list().stream()
        .filter(account -> account.username().equals("agent"))
        .map(Account::uid)
        .findFirst()
        .orElseThrow();
  }

  private Path store() {
    return directory.resolve("store").resolve("querytool.db");
  }

  private Path masterKey() {
    return directory.resolve("master.key");
  }
}
