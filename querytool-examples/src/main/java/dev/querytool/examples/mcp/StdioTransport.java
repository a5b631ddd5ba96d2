package dev.querytool.examples.mcp;

import dev.querytool.access.Caller;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One session over lines of text. Unlike the transport of the library it says who calls, lets calls
 * be cancelled and outlives a line that is no message.
 */
final class StdioTransport implements McpServerTransportProvider, McpServerTransport {

  private static final Logger LOG = LoggerFactory.getLogger(StdioTransport.class);
  private static final String SESSION = "stdio";

  private final McpJsonMapper json;
  private final Writer out;
  private final Caller caller;
  private final Calls calls;
  private @Nullable McpServerSession session;

  StdioTransport(McpJsonMapper json, Writer out, Caller caller, Calls calls) {
    this.json = json;
    this.out = out;
    this.caller = caller;
    this.calls = calls;
  }

  @Override
  public void setSessionFactory(McpServerSession.Factory factory) {
    session = factory.create(this);
  }

  /** Handles a notification. */
  void accept(JSONRPCMessage message) {
    session().handle(message).block();
  }

  /** Begins to answer a request, which may be cancelled from now on; empty if it has no own id. */
  Optional<Call> begin(JSONRPCRequest request) {
    return calls.begin(SESSION, request.id());
  }

  void cancel(@Nullable Object id) {
    calls.cancel(SESSION, id);
  }

  /** Gives up a request that was begun. */
  void giveUp(JSONRPCRequest request, Call call, JSONRPCError why) {
    calls.end(SESSION, request.id(), call);
    write(JSONRPCResponse.error(request.id(), why));
  }

  /** Says that a request came with the id of one that is being answered, cancelled or not. */
  void refuse(JSONRPCRequest request) {
    print(written(JSONRPCResponse.error(request.id(), Messages.SAME_ID)));
  }

  /** Says that a line was no message; the library has no answer to what has no id. */
  void complain() {
    print(Messages.NO_MESSAGE);
  }

  /** Answers a request. */
  void answer(JSONRPCRequest request, Call call) {
    McpTransportContext context = new CallContext(caller, call).forTransport();
    try {
      session()
          .handle(request)
          .contextWrite(values -> values.put(McpTransportContext.KEY, context))
          .block();
    } catch (RuntimeException failure) {
      LOG.warn("a request could not be answered", failure);
      JSONRPCError why = new JSONRPCError(ErrorCodes.INTERNAL_ERROR, "the server failed");
      write(JSONRPCResponse.error(request.id(), why));
    } finally {
      calls.end(SESSION, request.id(), call);
    }
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.fromRunnable(() -> write(message));
  }

  /** Who has cancelled a request waits for no answer. */
  private void write(JSONRPCMessage message) {
    if (message instanceof JSONRPCResponse response && calls.isCancelled(SESSION, response.id())) {
      return;
    }
    print(written(message));
  }

  private String written(JSONRPCMessage message) {
    try {
      return json.writeValueAsString(message);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void print(String line) {
    synchronized (out) {
      try {
        out.write(line + "\n");
        out.flush();
      } catch (IOException nobodyReads) {
        throw new UncheckedIOException(nobodyReads);
      }
    }
  }

  private McpServerSession session() {
    if (session == null) {
      throw new IllegalStateException("no server uses this transport");
    }
    return session;
  }

  @Override
  public List<String> protocolVersions() {
    return McpServerTransportProvider.super.protocolVersions();
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return json.convertValue(data, type);
  }

  @Override
  public Mono<Void> notifyClients(String method, Object parameters) {
    return session().sendNotification(method, parameters);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }

  @Override
  public void close() {
    calls.cancelAll();
  }
}
