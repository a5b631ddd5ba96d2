package dev.querytool.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An agent's conversation with the server about the demo's shop, written down. */
final class McpConversation {

  /** What the model answers that the server asks. */
  static final String MODEL_ANSWER =
      """
      ```sql
      SELECT city, count(*) AS customers FROM customers
      GROUP BY city ORDER BY customers DESC, city
      ```
      解释: 每个城市的客户数""";

  private final ObjectMapper json = new ObjectMapper();
  private final StringBuilder text = new StringBuilder();
  private final McpSyncClient client;

  private McpConversation(McpSyncClient client) {
    this.client = client;
  }

  static String with(McpSyncClient client) {
    return new McpConversation(client).hold();
  }

  private String hold() {
    begin();
    tool("list_connections", Map.of());
    tool("search_catalog", shop("words", "客户姓名 name"));
    tool("describe_table", shop("table", "customers"));
    tool("run_query", shop("sql", "DELETE FROM customers"));
    tool("check_query", shop("sql", "SELECT custmer_id FROM orders"));
    tool("check_query", shop("sql", "SELECT max(created_at) FROM orders"));
    tool(
        "run_query",
        shop(
            "sql",
            "SELECT c.name AS category, count(*) AS products FROM products p"
                + " JOIN categories c ON c.id = p.category_id GROUP BY c.name ORDER BY 2 DESC, 1"));
    tool("run_query", limited("SELECT sku, price FROM products ORDER BY price DESC", 2));
    tool("run_query", shop("sql", "SELECT name FROM customers"));
    tool("run_query", shop("sql", "SELECT sum(amount) FROM payments"));
    tool("ask", shop("question", "每个城市有多少客户?"));
    resource("querytool://shop/catalog");
    resource("querytool://shop/tables/%E9%97%A8%E5%BA%97");
    resource("querytool://shop/tables/payments");
    resource("querytool://shop/diagram");
    return text.toString();
  }

  private void begin() {
    InitializeResult server = client.getCurrentInitializationResult();
    line("# " + server.serverInfo().name());
    line(String.valueOf(server.instructions()));
    client
        .listTools()
        .tools()
        .forEach(tool -> line("- " + tool.name() + ": " + tool.description()));
  }

  /** Refusals too are what the tool has said that it answers. */
  private void requireAsDescribed(String name, Object answer) {
    Tool described =
        client.listTools().tools().stream()
            .filter(tool -> tool.name().equals(name))
            .findFirst()
            .orElseThrow();
    var held = McpJsonDefaults.getSchemaValidator().validate(described.outputSchema(), answer);
    if (!held.valid()) {
      throw new AssertionError(name + " answers " + answer + ": " + held.errorMessage());
    }
  }

  private void tool(String name, Map<String, Object> arguments) {
    line("\n> " + name + " " + json.valueToTree(arguments));
    CallToolResult result =
        client.callTool(CallToolRequest.builder(name).arguments(arguments).build());
    String answer = ((TextContent) result.content().get(0)).text();
    JsonNode structured = json.valueToTree(result.structuredContent());
    if (!structured.equals(read(answer))) {
      throw new AssertionError("text and structure differ: " + answer + " / " + structured);
    }
    requireAsDescribed(name, result.structuredContent());
    line(Boolean.TRUE.equals(result.isError()) ? "error" : "answer");
    line(pretty(structured));
  }

  private void resource(String uri) {
    line("\n> " + uri);
    try {
      var content =
          (TextResourceContents)
              client.readResource(ReadResourceRequest.builder(uri).build()).contents().get(0);
      line(String.valueOf(content.mimeType()));
      line(
          "application/json".equals(content.mimeType())
              ? pretty(read(content.text()))
              : content.text().strip());
    } catch (McpError refused) {
      line("error " + refused.getJsonRpcError().code());
      line(refused.getJsonRpcError().message());
    }
  }

  private static Map<String, Object> shop(String name, Object value) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("connection", "shop");
    arguments.put(name, value);
    return arguments;
  }

  private static Map<String, Object> limited(String sql, int limit) {
    Map<String, Object> arguments = shop("sql", sql);
    arguments.put("limit", limit);
    return arguments;
  }

  /** An item of a list has a line of its own. */
  private String pretty(JsonNode answer) {
    StringBuilder lines = new StringBuilder("{");
    String between = "\n  ";
    for (Map.Entry<String, JsonNode> field : answer.properties()) {
      lines.append(between).append('"').append(field.getKey()).append("\": ");
      lines.append(value(field.getValue()));
      between = ",\n  ";
    }
    return lines.append("\n}").toString();
  }

  private static String value(JsonNode value) {
    if (value.isEmpty() || !value.isArray() || value.get(0).isValueNode()) {
      return value.toString();
    }
    List<String> items = new ArrayList<>();
    value.forEach(item -> items.add("    " + item));
    return "[\n" + String.join(",\n", items) + "\n  ]";
  }

  private JsonNode read(String answer) {
    try {
      return json.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
