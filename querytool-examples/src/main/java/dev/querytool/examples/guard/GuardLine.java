package dev.querytool.examples.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.querytool.connection.Dialect;
import dev.querytool.guard.GuardViolation;
import dev.querytool.guard.Inspection;
import dev.querytool.guard.SqlGuard;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers one line of the guard program. */
final class GuardLine {

  private static final String DIALECTS =
      Arrays.stream(Dialect.values()).map(GuardLine::name).collect(Collectors.joining(", "));

  private final ObjectMapper json =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private final Map<Dialect, SqlGuard> guards = new EnumMap<>(Dialect.class);

  String answer(String line) throws JsonProcessingException {
    JsonNode asked;
    try {
      asked = json.readTree(line);
    } catch (JsonProcessingException e) {
      return refusal(NullNode.instance, "bad-line", "This line is not JSON.");
    }
    JsonNode id = Optional.ofNullable(asked.get("id")).orElse(NullNode.instance);
    if (!asked.path("sql").isTextual()) {
      return refusal(id, "bad-line", "A line is an object with a text under \"sql\".");
    }
    Optional<Dialect> dialect = dialect(asked.path("dialect").asText());
    if (dialect.isEmpty()) {
      return refusal(id, "unsupported-dialect", "\"dialect\" is one of " + DIALECTS + ".");
    }
    return answer(id, guard(dialect.get()).inspect(asked.get("sql").textValue()));
  }

  private SqlGuard guard(Dialect dialect) {
    return guards.computeIfAbsent(dialect, SqlGuard::of);
  }

  private String answer(JsonNode id, Inspection inspection) throws JsonProcessingException {
    if (inspection.accepted()) {
      ObjectNode answer = json.createObjectNode();
      answer.set("id", id);
      answer.put("verdict", "accept").putNull("rule").putNull("message");
      answer.put("effectiveSql", inspection.orThrow().sql());
      return json.writeValueAsString(answer);
    }
    GuardViolation first = inspection.violations().get(0);
    return refusal(id, first.rule(), (first.message() + " " + first.advice()).strip());
  }

  private String refusal(JsonNode id, String rule, String message) throws JsonProcessingException {
    ObjectNode answer = json.createObjectNode();
    answer.set("id", id);
    answer.put("verdict", "refuse").put("rule", rule).put("message", message);
    answer.putNull("effectiveSql");
    return json.writeValueAsString(answer);
  }

  private static Optional<Dialect> dialect(String name) {
    return Arrays.stream(Dialect.values()).filter(each -> name(each).equals(name)).findFirst();
  }

  private static String name(Dialect dialect) {
    return dialect.name().toLowerCase(Locale.ROOT);
  }
}
