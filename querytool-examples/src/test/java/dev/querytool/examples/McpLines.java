package dev.querytool.examples;

/** Messages of the protocol as lines of text. */
final class McpLines {

  static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
      "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

  static final String INITIALIZED =
      """
      {"jsonrpc":"2.0","method":"notifications/initialized"}""";

  static final String ROOTS =
      """
      {"jsonrpc":"2.0","method":"notifications/roots/list_changed"}""";

  /** What nobody asked for. */
  static final String ANSWER =
      """
      {"jsonrpc":"2.0","id":77,"result":{}}""";

  private static final String STATEMENT =
      "SELECT count(*) FROM order_items a, order_items b, order_items c, order_items d"
          + " WHERE a.quantity + b.quantity < c.quantity - d.quantity";

  private McpLines() {}

  static String listTools(int id) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/list\"}";
  }

  static String list(int id) {
    return call(id, "list_connections", "{}");
  }

  /** Calls for what does not end on its own. */
  static String endless(int id) {
    return call(id, "run_query", "{\"connection\":\"shop\",\"sql\":\"" + STATEMENT + "\"}");
  }

  static String cancel(int id) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
        + id
        + "}}";
  }

  private static String call(int id, String tool, String arguments) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\"tools/call\",\"params\":{\"name\":\""
        + tool
        + "\",\"arguments\":"
        + arguments
        + "}}";
  }
}
