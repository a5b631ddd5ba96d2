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
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  /** Fewer together than the server has threads, so that one key leaves room for another. */
  private static final int MOST_READ_OF_A_KEY = 8;

  private static final int MOST_ANSWERED_OF_A_KEY = 16;

  private static final String BROKEN =
      "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":"
          + ErrorCodes.INVALID_REQUEST
          + ",\"message\":\"the request breaks the protocol; look at its session and its Accept and"
          + " Content-Type headers\"}}";

  private final transient HttpServletStreamableServerTransportProvider protocol;
  private final transient ServerHttpHeaderValidator names;
  private final transient McpJsonMapper json;
  private final transient BearerKeys keys;
  private final transient HttpSessions sessions;
  private final transient Calls calls;
  private final transient KeyRoom reading = new KeyRoom(MOST_READ_OF_A_KEY);
  private final transient KeyRoom answering = new KeyRoom(MOST_ANSWERED_OF_A_KEY);

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
    Optional<byte[]> body = body(key(caller), request, response);
    if (body.isEmpty()) {
      return;
    }
    Optional<JSONRPCMessage> message =
        Messages.read(json, new String(body.get(), StandardCharsets.UTF_8));
    if (message.isEmpty()) {
      say(HttpServletResponse.SC_BAD_REQUEST, Messages.NO_MESSAGE, response);
    } else if (message.get() instanceof JSONRPCRequest asked) {
      answer(caller, session, asked, new BodyRequest(request, body.get()), response);
    } else if (Messages.isHeard(message.get())) {
      pass(new BodyRequest(request, body.get()), response);
    } else {
      if (session != null && Cancellation.isOne(message.get())) {
        calls.cancel(session, Cancellation.requestId(message.get()));
      }
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }
  }

  /** Returns the body; empty if it is answered already. */
  private Optional<byte[]> body(
      String key, HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!reading.enter(key)) {
      response.sendError(TOO_MANY);
      return Optional.empty();
    }
    try {
      byte[] body = request.getInputStream().readNBytes(MessageLines.LONGEST + 1);
      if (body.length <= MessageLines.LONGEST) {
        return Optional.of(body);
      }
      response.sendError(TOO_LARGE);
      return Optional.empty();
    } finally {
      reading.leave(key);
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
    String key = key(caller);
    if ((opens && !sessions.hasRoom(key)) || !answering.enter(key)) {
      response.sendError(TOO_MANY);
      return;
    }
    try {
      // Nothing of it can be cancelled, and every client counts from the same number.
      String owner = session == null ? UUID.randomUUID().toString() : session;
      Optional<Call> call = calls.begin(owner, asked.id());
      if (call.isPresent()) {
        answer(new CallContext(caller, call.get()), owner, asked, request, response);
      } else {
        say(asked, Messages.SAME_ID, response);
      }
    } finally {
      answering.leave(key);
    }
  }

  private void answer(
      CallContext context,
      String owner,
      JSONRPCRequest asked,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    try {
      request.setAttribute(CONTEXT, context.forTransport());
      String key = key(context.caller());
      OpeningResponse answer = new OpeningResponse(response, id -> sessions.open(id, key));
      protocol.service(request, answer);
      explain(asked, context.call(), answer);
    } finally {
      calls.end(owner, asked.id(), context.call());
    }
  }

  /** Answers what the library left without an answer, or with one that is kept back. */
  private void explain(JSONRPCRequest asked, Call call, OpeningResponse answer) throws IOException {
    if (answer.hasFailed()) {
      say(answer.getStatus(), BROKEN, answer);
    } else if (!answer.isCommitted()) {
      JSONRPCError why =
          call.isCancelled()
              ? new JSONRPCError(ErrorCodes.INTERNAL_ERROR, "the session was ended")
              : new JSONRPCError(
                  ErrorCodes.INVALID_PARAMS, "these are no parameters of the method");
      say(asked, why, answer);
    }
  }

  private void say(JSONRPCRequest asked, JSONRPCError why, HttpServletResponse response)
      throws IOException {
    String message = json.writeValueAsString(JSONRPCResponse.error(asked.id(), why));
    say(HttpServletResponse.SC_OK, message, response);
  }

  private void delete(
      @Nullable String session, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    pass(request, response);
    if (session != null) {
      sessions.end(session);
      calls.cancelAll(session);
    }
  }

  /** Lets the library have what names nobody who asks. */
  private void pass(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute(CONTEXT, McpTransportContext.EMPTY);
    OpeningResponse answer = new OpeningResponse(response, id -> {});
    protocol.service(request, answer);
    if (answer.hasFailed()) {
      say(answer.getStatus(), BROKEN, answer);
    }
  }

  private static void say(int status, String message, HttpServletResponse response)
      throws IOException {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    response.reset();
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().write(text);
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
