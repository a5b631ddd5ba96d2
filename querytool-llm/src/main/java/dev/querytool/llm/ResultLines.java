package dev.querytool.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.querytool.query.Column;
import dev.querytool.query.Json;
import dev.querytool.query.QueryResult;
import java.util.ArrayList;
import java.util.List;

/** A result as lines of JSON: the names of its columns, then its rows. */
final class ResultLines {

  private static final int LONGEST_CELL = 300;

  private final ObjectMapper json = new ObjectMapper();

  private ResultLines() {}

  static List<String> of(QueryResult result) {
    return new ResultLines().lines(result);
  }

  private List<String> lines(QueryResult result) {
    List<String> lines = new ArrayList<>();
    ArrayNode names = json.createArrayNode();
    result.columns().stream().map(Column::name).forEach(names::add);
    lines.add(names.toString());
    StringBuilder text = new StringBuilder();
    Json.of(result).asResult().writeTo(text);
    read(text.toString()).path("rows").forEach(row -> lines.add(cut(row).toString()));
    return lines;
  }

  private ArrayNode cut(JsonNode row) {
    ArrayNode cells = json.createArrayNode();
    row.forEach(cell -> cells.add(isLong(cell) ? cells.textNode(cut(cell.asText())) : cell));
    return cells;
  }

  private static boolean isLong(JsonNode cell) {
    return cell.isTextual() && cell.textValue().length() > LONGEST_CELL;
  }

  private static String cut(String cell) {
    int end =
        Character.isHighSurrogate(cell.charAt(LONGEST_CELL - 1)) ? LONGEST_CELL - 1 : LONGEST_CELL;
    return cell.substring(0, end) + "… (" + cell.length() + " characters)";
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the result was not written as JSON", e);
    }
  }
}
