package dev.querytool.examples.mcp;

import dev.querytool.QueryTool;
import dev.querytool.SharedQueryTool;
import dev.querytool.access.Caller;
import dev.querytool.examples.command.CheckedOutput;
import dev.querytool.examples.command.ModelOptions;
import dev.querytool.examples.command.SignalStop;
import dev.querytool.llm.QueryToolModels;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import io.modelcontextprotocol.json.McpJsonDefaults;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the connections of a store to agents, over the Model Context Protocol. */
@Command(
    name = "mcp",
    description =
        "Serves databases to agents over the Model Context Protocol: on standard input and output,"
            + " or by --http. --demo makes a store to begin with, and 'connect' one for databases of"
            + " your own.",
    mixinStandardHelpOptions = true)
public final class McpProgram implements Callable<Integer> {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");
  private static final int MOST_ROWS = 10_000;
  private static final int FEWEST_BYTES = 1_000;

  private final InputStream in;

  @Spec private CommandSpec spec;

  @Mixin private final ModelOptions models = new ModelOptions();

  @Option(
      names = "--demo",
      paramLabel = "DIR",
      description = "Makes an online shop, a store and a key in a directory, and says how to go on")
  private @Nullable Path demo;

  @Option(
      names = "--store",
      paramLabel = "FILE",
      description = "The store that has the connections")
  private @Nullable Path store;

  @Option(
      names = "--master-key",
      paramLabel = "FILE",
      description =
          "The file with the store's master key; without it QUERYTOOL_MASTER_KEY holds the key")
  private @Nullable Path masterKey;

  @Option(
      names = "--api-key-env",
      paramLabel = "NAME",
      defaultValue = "QUERYTOOL_API_KEY",
      description =
          "The environment variable that holds the API key whose owner asks, ${DEFAULT-VALUE} by"
              + " default; with --http each request brings its own")
  private String keyVariable;

  @Option(names = "--http", description = "Serves streamable HTTP instead of standard input")
  private boolean http;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "The address for --http, ${DEFAULT-VALUE} by default")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "8765",
      description = "The port for --http, ${DEFAULT-VALUE} by default; 0 for any that is free")
  private int port;

  @Option(
      names = "--allowed-host",
      paramLabel = "NAME",
      description =
          "A name by which clients may call this machine besides localhost; needed if --host is no"
              + " loopback address")
  private List<String> names = List.of();

  @Option(
      names = "--rows",
      defaultValue = "200",
      description = "The greatest number of rows of an answer, ${DEFAULT-VALUE} by default")
  private int rows;

  @Option(
      names = "--bytes",
      defaultValue = "50000",
      description = "The greatest size of the rows of an answer, ${DEFAULT-VALUE} by default")
  private int bytes;

  /** Makes the program, which reads messages from the given input unless it serves HTTP. */
  public McpProgram(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (demo != null) {
      new Demo(demo, out).make();
      return 0;
    }
    Limits limits = limits();
    if (http && !LOOPBACK.contains(host) && names.isEmpty()) {
      throw wrong("--host " + host + " needs --allowed-host, the name by which clients call it");
    }
    if (http) {
      serve(limits, (tool, served) -> serveHttp(tool, served, out));
      return 0;
    }
    PrintStream standard = System.out;
    // Standard output belongs to the protocol; whoever prints there by habit is not to break it.
    System.setOut(System.err);
    try {
      serve(limits, (tool, served) -> serveLines(tool, served, out));
      return 0;
    } finally {
      System.setOut(standard);
    }
  }

  private void serve(Limits limits, Serving serving) throws Exception {
    try (SignalStop signals = SignalStop.ofThisThread();
        QueryToolModels known = models.open();
        OpenStore opened = new OpenStore(open(known))) {
      signals.whenDeaf(opened::close);
      serving.serve(opened.tool(), new ProtocolServer(opened.tool(), limits, models::choose));
    }
  }

  private void serveLines(SharedQueryTool tool, ProtocolServer served, PrintWriter out) {
    Caller caller = tool.apiKeys().authenticate(apiKey());
    StdioTransport transport =
        new StdioTransport(
            McpJsonDefaults.getMapper(), new CheckedOutput(out), caller, new Calls());
    served.serve(transport);
    new StdioServer(transport, McpJsonDefaults.getMapper(), in).serve();
  }

  private void serveHttp(SharedQueryTool tool, ProtocolServer served, PrintWriter out)
      throws Exception {
    try (HttpEndpointServer server = new HttpEndpointServer(tool, host, port, names)) {
      served.serve(server.protocol());
      URI address = server.start();
      out.println("Serving " + address + "; each request needs 'Authorization: Bearer KEY'.");
      out.flush();
      server.join();
    } catch (IOException taken) {
      throw wrong("Cannot serve at " + host + ":" + port + ": " + taken.getMessage() + ".");
    } catch (InterruptedException stopped) {
      // A signal ends the program, which is how it is meant to end.
      out.flush();
    }
  }

  /** Callers cannot register connections here, so they lead where the store's owner has said. */
  private SharedQueryTool open(QueryToolModels known) {
    if (store == null) {
      throw wrong("Name the store with --store, or make one with --demo or connect.");
    }
    if (!Files.isRegularFile(store)) {
      throw wrong("There is no store " + store + "; --demo or connect makes one.");
    }
    MasterKey key = masterKey == null ? MasterKey.fromEnvironment() : MasterKey.fromFile(masterKey);
    return QueryTool.builder()
        .store(store)
        .masterKey(key)
        .models(known)
        .multiUser()
        .connectionsAnywhere()
        .open();
  }

  private Limits limits() {
    if (rows < 1 || rows > MOST_ROWS) {
      throw wrong("--rows is 1 to " + MOST_ROWS + ", not " + rows + ".");
    }
    if (bytes < FEWEST_BYTES) {
      throw wrong("--bytes is at least " + FEWEST_BYTES + ", not " + bytes + ".");
    }
    return new Limits(rows, bytes);
  }

  private Secret apiKey() {
    String value = System.getenv(keyVariable);
    if (value == null) {
      throw wrong("Set " + keyVariable + " to the API key whose owner asks.");
    }
    return Secret.of(value);
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  @FunctionalInterface
  private interface Serving {
    void serve(SharedQueryTool tool, ProtocolServer served) throws Exception;
  }
}
