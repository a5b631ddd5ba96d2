package dev.querytool.examples.mcp;

import dev.querytool.QuerySession;
import dev.querytool.SharedQueryTool;
import dev.querytool.access.Caller;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import java.util.Map;
import java.util.function.Function;

/**
 * Who asks, and in which call: handed by a transport to the handlers behind the protocol.
 *
 * @param caller whom the transport has authenticated
 * @param call what may be cancelled
 */
record CallContext(Caller caller, Call call) {

  private static final String KEY = "querytool-call";

  static CallContext of(McpSyncServerExchange exchange) {
    if (exchange.transportContext().get(KEY) instanceof CallContext context) {
      return context;
    }
    throw new IllegalStateException("a request came without its caller");
  }

  McpTransportContext forTransport() {
    return McpTransportContext.create(Map.of(KEY, this));
  }

  /** Works as the caller may, who is looked up anew. */
  <T> T run(SharedQueryTool tool, Function<QuerySession, T> work) {
    return call.run(() -> work.apply(tool.as(caller)));
  }
}
