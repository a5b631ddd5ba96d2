package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.testkit.Await;
import dev.querytool.testkit.ProjectFile;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.McpHttpClientTransportAuthorizationException;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class McpHttpTest {

  private static final String LIST = McpLines.listTools(1);
  private static final String NO_KEY =
      "qtk_wXoNLQoJXKLWCOswdAzESwarIKQpR9x5OZDWpkD9WOezvqsFXQ3-yBRIW1EZVy9hErxuT1A";

  @TempDir private static Path folder;
  private static McpDemo demo;
  private static LoopbackModel model;
  private static Process server;
  private static URI address;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    demo = McpDemo.in(folder.resolve("demo"));
    model = LoopbackModel.answering(McpConversation.MODEL_ANSWER);
    ProcessBuilder program =
        new ProcessBuilder(
            demo.command("--http", "--port", "0", "--model-url", model.url(), "--model", "tiny"));
    program.command().addAll(1, talkative());
    program.redirectError(folder.resolve("err.txt").toFile());
    server = program.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    String line = String.valueOf(out.readLine());
    assertThat(line).as(errors()).startsWith("Serving http://127.0.0.1:");
    address = URI.create(line.substring("Serving ".length(), line.indexOf(';')));
  }

  /** Has the server log all that its libraries can tell. */
  private static List<String> talkative() throws IOException {
    Path settings = folder.resolve("logging.properties");
    Files.writeString(
        settings,
        """
        handlers=java.util.logging.ConsoleHandler
        java.util.logging.ConsoleHandler.level=ALL
        org.eclipse.level=ALL
        io.modelcontextprotocol.level=ALL
        """);
    return List.of(
        "-Djava.util.logging.config.file=" + settings,
        "-Dslf4j.provider=org.slf4j.jul.JULServiceProvider");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.destroy();
    assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isEqualTo(143);
    model.close();
  }

  @Test
  void anAgentFindsItsWayAsOverStandardInput() throws IOException {
    try (McpSyncClient client = client(demo.key())) {
      client.initialize();

      assertThat(McpConversation.with(client))
          .isEqualTo(Files.readString(ProjectFile.of("docs/mcp-transcript.txt")));
    }
  }

  @Test
  void aWrongKeyOpensNothing() {
    try (McpSyncClient client = client(NO_KEY)) {
      assertUnauthorized(client::initialize);
    }
  }

  @Test
  void aRevokedKeyIsOfNoUseInAnOpenSession() {
    String key = demo.anotherKey();
    try (McpSyncClient client = client(key)) {
      client.initialize();
      CallToolRequest list = CallToolRequest.builder("list_connections").build();
      assertThat(client.callTool(list).isError()).isFalse();

      demo.revoke(key);

      assertUnauthorized(() -> client.callTool(list));
    }
  }

  @Test
  void withoutOneValidKeyThereIsNoAnswer() throws Exception {
    HttpRequest.Builder twice =
        post(McpLines.INITIALIZE).header("Authorization", "Bearer " + demo.key());

    HttpResponse<String> none = send(post(McpLines.INITIALIZE));
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(none.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    assertThat(
            send(post(McpLines.INITIALIZE).header("Authorization", "Basic " + demo.key()))
                .statusCode())
        .isEqualTo(401);
    assertThat(send(twice.header("Authorization", "Bearer " + NO_KEY)).statusCode()).isEqualTo(401);
  }

  @Test
  void aSessionIsOfTheKeyThatOpenedIt() throws Exception {
    String session = open(demo.key());

    assertThat(send(in(session, demo.key(), LIST)).statusCode()).isEqualTo(200);
    assertThat(send(in(session, demo.anotherKey(), LIST)).statusCode()).isEqualTo(404);
    assertThat(send(in("made-up", demo.key(), LIST)).statusCode()).isEqualTo(404);
  }

  @Test
  void aSessionThatWasEndedIsOver() throws Exception {
    String session = open(demo.key());
    HttpRequest.Builder end = in(session, demo.key(), "").DELETE();

    assertThat(send(end).statusCode()).isEqualTo(200);
    assertThat(send(in(session, demo.key(), LIST)).statusCode()).isEqualTo(404);
  }

  @Test
  void aKeyHoldsNoMoreThanSomeSessions() throws Exception {
    String key = demo.anotherKey();
    for (int session = 0; session < 50; session++) {
      open(key);
    }

    assertThat(send(with(key, McpLines.INITIALIZE)).statusCode()).isEqualTo(429);
    open(demo.key());
  }

  @Test
  void aPageOfAnotherSiteIsRefusedEvenWithAKey() throws Exception {
    assertThat(
            send(with(demo.key(), McpLines.INITIALIZE).header("Origin", "https://evil.example"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send(with(demo.key(), McpLines.INITIALIZE).header("Origin", "http://localhost:6274"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aForeignNameForThisMachineIsRefused() throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String head =
          "POST /mcp HTTP/1.1\r\nHost: evil.example:"
              + address.getPort()
              + "\r\nAuthorization: Bearer "
              + demo.key()
              + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void whatIsTooLargeOrNoMessageIsRefused() throws Exception {
    String session = open(demo.key());

    assertThat(send(in(session, demo.key(), " ".repeat(1 << 20) + LIST)).statusCode())
        .isEqualTo(413);
    assertThat(send(in(session, demo.key(), "nonsense")).statusCode()).isEqualTo(400);
    assertThat(send(in(session, demo.key(), "").GET()).statusCode()).isEqualTo(405);
  }

  @Test
  void whatBreaksTheProtocolIsAnsweredWithoutTheInsidesOfTheServer() throws Exception {
    String session = open(demo.key());

    for (String broken : List.of("null", "[]", "{}", "[".repeat(5_000), "{\"a\":")) {
      HttpResponse<String> response = send(in(session, demo.key(), broken));
      assertThat(response.statusCode()).as(broken).isEqualTo(400);
      assertThat(response.body()).contains("-32700").doesNotContain("java", "stackTrace");
    }
    HttpResponse<String> withoutSession = send(with(demo.key(), LIST));
    assertThat(withoutSession.statusCode()).isEqualTo(400);
    assertThat(withoutSession.body()).contains("-32600").doesNotContain("java", "stackTrace");
  }

  @Test
  void theLogHasNoKeyHoweverMuchItTells() throws Exception {
    open(demo.key());

    assertThat(errors()).contains("io.modelcontextprotocol").doesNotContain(demo.key());
  }

  @Test
  void everyRequestIsAnsweredAndWhatNobodyAskedIsTaken() throws Exception {
    String session = open(demo.key());
    String call = "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\",\"params\":[]}";

    assertThat(send(in(session, demo.key(), call)).body()).contains("\"id\":3", "-32602");
    assertThat(send(in(session, demo.key(), McpLines.ROOTS)).statusCode()).isEqualTo(202);
    assertThat(send(in(session, demo.key(), McpLines.ANSWER)).statusCode()).isEqualTo(202);
  }

  @Test
  void aKeyThatDawdlesLeavesRoomForOthers() throws Exception {
    String dawdler = demo.anotherKey();
    List<Socket> slow = new ArrayList<>();
    try {
      for (int request = 0; request < 40; request++) {
        slow.add(unfinished(dawdler));
      }

      Await.until("the key has no more room", () -> status(dawdler) == 429);

      assertThat(status(demo.key())).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    Await.until("there is room again", () -> status(dawdler) == 200);
  }

  @Test
  void theEndOfASessionEndsItsStatements() throws Exception {
    HttpResponse<String> ended = endedWhileItRuns();
    while (ended.statusCode() == 404) {
      // The session was over before the call had begun.
      ended = endedWhileItRuns();
    }

    assertThat(ended.body()).contains("the session was ended");
  }

  /** Ends a session in which something runs that would take longer than is waited for. */
  private HttpResponse<String> endedWhileItRuns() throws Exception {
    String session = open(demo.key());
    CompletableFuture<HttpResponse<String>> call = endless(session);
    send(in(session, demo.key(), LIST));
    assertThat(send(in(session, demo.key(), "").DELETE()).statusCode()).isEqualTo(200);
    return call.get(60, TimeUnit.SECONDS);
  }

  /** Begins a request whose body never comes. */
  private static Socket unfinished(String key) throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    String head =
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + key
            + "\r\nContent-Length: 10\r\n\r\n{";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Opens and ends a session and returns the status. */
  private int status(String key) {
    try {
      HttpResponse<String> response = send(with(key, McpLines.INITIALIZE));
      Optional<String> session = response.headers().firstValue("mcp-session-id");
      if (session.isPresent()) {
        send(in(session.get(), key, "").DELETE());
      }
      return response.statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCancelledCallEndsItsStatement() throws Exception {
    String session = open(demo.key());
    CompletableFuture<HttpResponse<String>> call = endless(session);

    Await.until(
        "the call is cancelled",
        () -> {
          cancel(session);
          return call.isDone();
        });

    assertThat(call.get().body()).contains("QUERY_CANCELLED");
  }

  @Test
  void aRequestOfTheIdOfOneThatIsBeingAnsweredIsRefused() throws Exception {
    String session = open(demo.key());
    AtomicReference<CompletableFuture<HttpResponse<String>>> first =
        new AtomicReference<>(endless(session));

    Await.until(
        "the first is being answered",
        () -> {
          if (first.get().isDone()) {
            // It came while the other was being answered, and was refused itself.
            first.set(endless(session));
          }
          return body(in(session, demo.key(), McpLines.list(7))).contains("-32600");
        });
    send(in(session, demo.key(), "").DELETE());

    assertThat(first.get().get(60, TimeUnit.SECONDS).body()).doesNotContain("-32600");
  }

  /** Calls for what does not end on its own. */
  private CompletableFuture<HttpResponse<String>> endless(String session) {
    return http.sendAsync(
        in(session, demo.key(), McpLines.endless(7)).build(), BodyHandlers.ofString());
  }

  private String body(HttpRequest.Builder request) {
    try {
      return send(request).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void cancel(String session) {
    try {
      assertThat(send(in(session, demo.key(), McpLines.cancel(7))).statusCode()).isEqualTo(202);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertUnauthorized(ThrowingCallable call) {
    assertThatThrownBy(call)
        .satisfiesAnyOf(
            failure -> assertThat(status(failure)).isEqualTo(401),
            failure -> assertThat(status(failure.getCause())).isEqualTo(401));
  }

  private static int status(@Nullable Throwable failure) {
    if (failure instanceof McpHttpClientTransportAuthorizationException refused) {
      return refused.getResponseInfo().statusCode();
    }
    throw new AssertionError("not refused by the server", failure);
  }

  private static McpSyncClient client(String key) {
    HttpClientStreamableHttpTransport transport =
        HttpClientStreamableHttpTransport.builder("http://" + address.getAuthority())
            .endpoint(address.getPath())
            .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + key))
            .build();
    return McpClient.sync(transport)
        .requestTimeout(Duration.ofSeconds(60))
        .initializationTimeout(Duration.ofSeconds(60))
        .build();
  }

  /** Opens a session and returns its id. */
  private String open(String key) throws IOException, InterruptedException {
    HttpResponse<String> response = send(with(key, McpLines.INITIALIZE));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.headers().firstValue("mcp-session-id").orElseThrow();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder in(String session, String key, String body) {
    return with(key, body).header("Mcp-Session-Id", session);
  }

  private static HttpRequest.Builder with(String key, String body) {
    return post(body).header("Authorization", "Bearer " + key);
  }

  private static HttpRequest.Builder post(String body) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/event-stream")
        .POST(BodyPublishers.ofString(body));
  }

  private static String errors() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }
}
