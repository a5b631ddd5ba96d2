package dev.querytool.natural;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An answer as a JSON object.
 *
 * @param sql the statement; empty if it gives none
 * @param explanation what it says in words; may be empty
 */
record JsonAnswer(String sql, String explanation) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final List<String> SQL =
      List.of("sql", "generatedsql", "sqlquery", "query", "statement");
  private static final List<String> WORDS =
      List.of("explanation", "解释", "说明", "reason", "reasoning", "cannotanswer", "error", "message");
  private static final Set<String> KNOWN =
      Set.of("answerable", "abstain", "abstained", "cannotanswer", "error");

  /** Reads a text that is a JSON object with a statement, or one that says there is none. */
  static Optional<JsonAnswer> in(String text) {
    String stripped = text.strip();
    if (!stripped.startsWith("{") || !stripped.endsWith("}")) {
      return Optional.empty();
    }
    try {
      return of(JSON.readTree(stripped));
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    }
  }

  private static Optional<JsonAnswer> of(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    boolean known = false;
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      String name = each.getKey().toLowerCase(Locale.ROOT).replaceAll("[_ -]", "");
      known |= SQL.contains(name) || KNOWN.contains(name);
      if (each.getValue().isTextual()) {
        texts.put(name, each.getValue().textValue());
      }
    }
    return known
        ? Optional.of(new JsonAnswer(first(SQL, texts), first(WORDS, texts)))
        : Optional.empty();
  }

  private static String first(List<String> names, Map<String, String> texts) {
    return names.stream().filter(texts::containsKey).map(texts::get).findFirst().orElse("");
  }
}
