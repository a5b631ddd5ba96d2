package dev.querytool.examples.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.querytool.examples.Launcher;
import dev.querytool.vault.Secret;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Says how to connect a client to a store. */
final class ClientText {

  private final Path directory;
  private final PrintWriter out;

  /**
   * Makes what is yet to be printed.
   *
   * @param directory where a file with the class path may be written
   */
  ClientText(Path directory, PrintWriter out) {
    this.directory = directory;
    this.out = out;
  }

  /** Prints the key, which is not to be had again, and what starts the server. */
  void print(Path store, Path masterKey, Secret key) throws IOException {
    Path options = Files.writeString(directory.resolve("java.args"), javaOptions());
    List<String> arguments =
        List.of(
            "@" + options,
            "mcp",
            "--store",
            store.toString(),
            "--master-key",
            masterKey.toString());
    out.println("The key, shown once:");
    String secret = key.reveal(text -> text);
    out.printf("%n%s%n%n", secret);
    out.println("A client that starts its servers itself takes this configuration:");
    out.printf("%n%s%n%n", configuration(arguments, secret));
    out.println("For clients over HTTP, start the server; each request brings the key as");
    out.println("'Authorization: Bearer KEY':");
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(arguments);
    command.add("--http");
    out.printf("%n%s%n", String.join(" ", command));
    out.flush();
  }

  private static String configuration(List<String> arguments, String key) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    ObjectNode server = root.putObject("mcpServers").putObject("querytool");
    server.put("command", java());
    arguments.forEach(server.putArray("args")::add);
    server.putObject("env").put("QUERYTOOL_API_KEY", key);
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The class path is long, so it has a file of its own. */
  private static String javaOptions() {
    String quoted = classPath().replace("\\", "\\\\").replace("\"", "\\\"");
    return "-cp \"" + quoted + "\"\n" + Launcher.class.getName() + "\n";
  }

  /** A build tool that runs a program gives it a class loader of its own. */
  private static String classPath() {
    if (Launcher.class.getClassLoader() instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs())
          .map(ClientText::path)
          .collect(Collectors.joining(File.pathSeparator));
    }
    return absolute(System.getProperty("java.class.path"));
  }

  /** The server is started from any directory. */
  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String path(URL url) {
    return Path.of(URI.create(url.toString())).toString();
  }
}
