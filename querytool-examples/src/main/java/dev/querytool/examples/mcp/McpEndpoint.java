package dev.querytool.examples.mcp;

import dev.querytool.access.Caller;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.transport.HeaderAccessor;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.server.transport.ServerHttpHeaderValidator;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityException;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the library's servlet: it lets through requests of this machine's own names,
 * with a valid key, in a session of that key and of bounded size, and nothing else.
 */
final class McpEndpoint extends HttpServlet {

  /** Where the context of a call stands among a request's attributes. */
  static final String CONTEXT = McpEndpoint.class.getName();

  private static final long serialVersionUID = 1L;
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY = 429;

  private final transient HttpServletStreamableServerTransportProvider protocol;
  private final transient ServerHttpHeaderValidator names;
  private final transient McpJsonMapper json;
  private final transient BearerKeys keys;
  private final transient HttpSessions sessions;
  private final transient Calls calls;

  McpEndpoint(
      HttpServletStreamableServerTransportProvider protocol,
      ServerHttpHeaderValidator names,
      McpJsonMapper json,
      BearerKeys keys,
      HttpSessions sessions,
      Calls calls) {
    this.protocol = protocol;
    this.names = names;
    this.json = json;
    this.keys = keys;
    this.sessions = sessions;
    this.calls = calls;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!isMeant(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Optional<Caller> caller = keys.caller(request);
    if (caller.isEmpty()) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"querytool\"");
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    String session = request.getHeader(HttpHeaders.MCP_SESSION_ID);
    if (session != null && !sessions.use(session, key(caller.get()))) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    switch (request.getMethod()) {
      case "POST" -> post(caller.get(), session, request, response);
      case "DELETE" -> delete(session, request, response);
      default -> {
        // Nothing is ever said unasked, so there is nothing to listen to.
        response.setHeader("Allow", "POST, DELETE");
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      }
    }
  }

  /** A page of another site, or one that calls itself this machine, is not meant. */
  private boolean isMeant(HttpServletRequest request) {
    try {
      names.validate(new Headers(request));
      return Collections.list(request.getHeaders("Origin")).size() <= 1;
    } catch (ServerTransportSecurityException foreign) {
      return false;
    }
  }

  private void post(
      Caller caller,
      @Nullable String session,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    byte[] body = request.getInputStream().readNBytes(MessageLines.LONGEST + 1);
    if (body.length > MessageLines.LONGEST) {
      response.sendError(TOO_LARGE);
      return;
    }
    BodyRequest again = new BodyRequest(request, body);
    Optional<JSONRPCMessage> message = message(body);
    if (message.isPresent() && message.get() instanceof JSONRPCRequest asked) {
      answer(caller, session, asked, again, response);
    } else if (message.isPresent() && Cancellation.isOne(message.get())) {
      if (session != null) {
        calls.cancel(session, Cancellation.requestId(message.get()));
      }
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
    } else {
      again.setAttribute(CONTEXT, McpTransportContext.EMPTY);
      protocol.service(again, response);
    }
  }

  private void answer(
      Caller caller,
      @Nullable String session,
      JSONRPCRequest asked,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    boolean opens = asked.method().equals(McpSchema.METHOD_INITIALIZE);
    if (opens && !sessions.hasRoom(key(caller))) {
      response.sendError(TOO_MANY);
      return;
    }
    String owner = session == null ? "" : session;
    Call call = calls.begin(owner, asked.id());
    try {
      request.setAttribute(CONTEXT, new CallContext(caller, call).forTransport());
      protocol.service(
          request, new OpeningResponse(response, id -> sessions.open(id, key(caller))));
    } finally {
      calls.end(owner, asked.id(), call);
    }
  }

  private void delete(
      @Nullable String session, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute(CONTEXT, McpTransportContext.EMPTY);
    protocol.service(request, response);
    if (session != null) {
      sessions.end(session);
    }
  }

  /** The library says what is wrong with a message that is none. */
  private Optional<JSONRPCMessage> message(byte[] body) {
    try {
      return Optional.of(
          McpSchema.deserializeJsonRpcMessage(json, new String(body, StandardCharsets.UTF_8)));
    } catch (IOException | IllegalArgumentException noMessage) {
      return Optional.empty();
    }
  }

  private static String key(Caller caller) {
    return caller.keyId().orElseThrow();
  }

  private record Headers(HttpServletRequest request) implements HeaderAccessor {

    @Override
    public List<String> getHeader(String name) {
      return Collections.list(request.getHeaders(name));
    }

    @Override
    public List<String> getHeaderNames() {
      return Collections.list(request.getHeaderNames());
    }
  }
}
