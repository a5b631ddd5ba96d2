package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.QueryTool;
import dev.querytool.SharedQueryTool;
import dev.querytool.access.Account;
import dev.querytool.access.IssuedKey;
import dev.querytool.access.NewKey;
import dev.querytool.access.Scopes;
import dev.querytool.testkit.KilledProcess;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import io.modelcontextprotocol.client.transport.ServerParameters;
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
 * @param configuration what was printed for clients that start their servers
 */
record McpDemo(Path directory, String key, JsonNode configuration) {

  private static final Pattern KEY = Pattern.compile("qtk_\\S+");

  static McpDemo in(Path directory) {
    ProgramRun run = ProgramRun.of("mcp", "--demo", directory.toString());
    assertThat(run.code()).as(run.err()).isZero();
    Matcher key = KEY.matcher(run.out());
    assertThat(key.find()).as(run.out()).isTrue();
    return new McpDemo(directory, key.group(), configuration(run.out()));
  }

  private static JsonNode configuration(String printed) {
    String text = printed.substring(printed.indexOf('{'), printed.lastIndexOf('}') + 1);
    try {
      return new ObjectMapper().readTree(text).path("mcpServers").path("querytool");
    } catch (JsonProcessingException e) {
      throw new AssertionError(printed, e);
    }
  }

  /** Returns how a client starts the server that takes the configuration as it was printed. */
  ServerParameters server(String... more) {
    List<String> arguments = new ArrayList<>();
    configuration.path("args").forEach(argument -> arguments.add(argument.asText()));
    arguments.addAll(List.of(more));
    return ServerParameters.builder(configuration.path("command").asText())
        .args(arguments)
        .addEnvVar(
            "QUERYTOOL_API_KEY", configuration.path("env").path("QUERYTOOL_API_KEY").asText())
        .build();
  }

  /** Returns what starts the server in a virtual machine of its own. */
  List<String> command(String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", KilledProcess.classPath(Launcher.class)));
    command.add(Launcher.class.getName());
    command.addAll(arguments(more));
    return command;
  }

  /** Returns the arguments of the launcher. */
  List<String> arguments(String... more) {
    List<String> arguments = new ArrayList<>(List.of("mcp", "--store", store().toString()));
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
