package dev.querytool.examples.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.querytool.query.Json;
import dev.querytool.query.QueryResult;

/** A result as JSON that an agent can afford to read. */
final class ResultJson {

  private static final String NOTE =
      "There is more than is shown here. Filter, aggregate or select fewer columns.";

  private final ObjectMapper json = new ObjectMapper();
  private final Limits limits;

  ResultJson(Limits limits) {
    this.limits = limits;
  }

  /** Writes columns, rows, how many they are and whether there are more into an answer. */
  ObjectNode write(QueryResult result, ObjectNode answer) {
    StringBuilder text = new StringBuilder();
    Json.of(result).asResult().writeTo(text);
    JsonNode whole = read(text.toString());
    BoundedArray rows = new BoundedArray(limits.bytes());
    whole.path("rows").forEach(row -> rows.add(cut(row)));
    ArrayNode columns = answer.putArray("columns");
    whole.path("columns").forEach(column -> columns.add(column.path("name")));
    answer.set("rows", rows.items());
    answer.put("rowCount", rows.items().size());
    boolean truncated = result.truncated() || rows.isCut();
    answer.put("truncated", truncated);
    if (truncated) {
      answer.put("note", NOTE);
    }
    return answer;
  }

  private static ArrayNode cut(JsonNode row) {
    ArrayNode cells = JsonNodeFactory.instance.arrayNode();
    row.forEach(
        cell ->
            cells.add(cell.isTextual() ? cells.textNode(ShortText.of(cell.textValue())) : cell));
    return cells;
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the result was not written as JSON", e);
    }
  }
}
