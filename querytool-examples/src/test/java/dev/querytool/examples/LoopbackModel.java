package dev.querytool.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A model behind an OpenAI-compatible address on this machine, which always says the same. */
final class LoopbackModel implements AutoCloseable {

  private final ObjectMapper json = new ObjectMapper();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final String answer;

  private LoopbackModel(HttpServer server, String answer) {
    this.server = server;
    this.answer = answer;
  }

  static LoopbackModel answering(String answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LoopbackModel model = new LoopbackModel(server, answer);
    server.createContext("/v1/chat/completions", model::reply);
    server.start();
    return model;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** Returns the bodies of the requests so far. */
  List<String> asked() {
    return asked;
  }

  private void reply(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(body);
    boolean streamed = json.readTree(body).path("stream").asBoolean();
    String text =
        streamed ? "data: " + chunk("delta") + "\n\ndata: [DONE]\n\n" : chunk("message").toString();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", streamed ? "text/event-stream" : "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private ObjectNode chunk(String part) {
    ObjectNode node = json.createObjectNode();
    node.put("id", "1").put("object", "chat.completion").put("created", 1).put("model", "tiny");
    ObjectNode choice = node.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", "stop");
    choice.putObject(part).put("role", "assistant").put("content", answer);
    node.putObject("usage")
        .put("prompt_tokens", 11)
        .put("completion_tokens", 7)
        .put("total_tokens", 18);
    return node;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
