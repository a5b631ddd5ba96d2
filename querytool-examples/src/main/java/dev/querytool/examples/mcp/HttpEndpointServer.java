package dev.querytool.examples.mcp;

import dev.querytool.SharedQueryTool;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves the protocol at {@code /mcp} of an address of this machine. */
final class HttpEndpointServer implements AutoCloseable {

  private static final String PATH = "/mcp";
  private static final int MOST_THREADS = 32;
  private static final int FEWEST_THREADS = 4;

  /** Longer than any statement or model may take. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  /** Jetty's log in detail has every header, and so the keys. */
  private final Logger withoutHeaders = Logger.getLogger("org.eclipse.jetty");

  private final Calls calls = new Calls();
  private final HttpServletStreamableServerTransportProvider protocol;
  private final Server server;
  private final ServerConnector connector;

  /**
   * Makes a server.
   *
   * @param names by which clients may call this machine besides localhost
   */
  HttpEndpointServer(SharedQueryTool tool, String host, int port, List<String> names) {
    withoutHeaders.setLevel(Level.INFO);
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
    threads.setName("querytool-mcp");
    threads.setDaemon(true);
    server = new Server(threads);
    connector = new ServerConnector(server, new HttpConnectionFactory(settings()));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(SILENCE.toMillis());
    server.addConnector(connector);
    protocol =
        HttpServletStreamableServerTransportProvider.builder()
            .jsonMapper(McpJsonDefaults.getMapper())
            .mcpEndpoint(PATH)
            .maxRequestSize(MessageLines.LONGEST)
            .sessionSweepInterval(HttpSessions.IDLE)
            .contextExtractor(
                request -> (McpTransportContext) request.getAttribute(McpEndpoint.CONTEXT))
            .build();
    server.setHandler(handler(tool, names));
  }

  private static HttpConfiguration settings() {
    HttpConfiguration settings = new HttpConfiguration();
    settings.setSendServerVersion(false);
    settings.setSendDateHeader(false);
    return settings;
  }

  private ServletContextHandler handler(SharedQueryTool tool, List<String> names) {
    McpEndpoint endpoint =
        new McpEndpoint(
            protocol,
            meant(names),
            McpJsonDefaults.getMapper(),
            new BearerKeys(tool.apiKeys()),
            new HttpSessions(Clock.systemUTC()),
            calls);
    ServletHolder holder = new ServletHolder(endpoint);
    holder.setAsyncSupported(true);
    ServletContextHandler handler = new ServletContextHandler();
    handler.addServlet(holder, PATH);
    return handler;
  }

  /** Names of this machine, at any port, so that a foreign name that leads here is refused. */
  private static DefaultServerTransportSecurityValidator meant(List<String> names) {
    DefaultServerTransportSecurityValidator.Builder meant =
        DefaultServerTransportSecurityValidator.builder();
    for (String name : List.of("localhost", "127.0.0.1", "[::1]")) {
      meant.allowedHost(name).allowedHost(name + ":*");
      meant.allowedOrigin("http://" + name).allowedOrigin("http://" + name + ":*");
    }
    for (String name : names) {
      meant.allowedHost(name).allowedHost(name + ":*").allowedOrigin("https://" + name);
    }
    return meant.build();
  }

  HttpServletStreamableServerTransportProvider protocol() {
    return protocol;
  }

  /** Begins to serve and returns where. */
  URI start() throws Exception {
    server.start();
    String host =
        connector.getHost().contains(":") ? "[" + connector.getHost() + "]" : connector.getHost();
    return URI.create("http://" + host + ":" + connector.getLocalPort() + PATH);
  }

  /** Serves until the thread is interrupted. */
  void join() throws InterruptedException {
    server.join();
  }

  /** Cancels what runs and serves no more. */
  @Override
  public void close() {
    calls.cancelAll();
    protocol.closeGracefully().block();
    LifeCycle.stop(server);
  }
}
