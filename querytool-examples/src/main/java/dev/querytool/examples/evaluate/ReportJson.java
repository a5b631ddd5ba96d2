package dev.querytool.examples.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes evaluations as {@code {"summary":{…},"questions":[…]}}. */
final class ReportJson {

  private final ObjectMapper json = new ObjectMapper();

  String write(List<Evaluation> evaluations) throws JsonProcessingException {
    ObjectNode report = json.createObjectNode();
    report.set("summary", summary(new Summary(evaluations)));
    ArrayNode questions = report.putArray("questions");
    evaluations.forEach(each -> questions.add(question(each)));
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
  }

  private ObjectNode summary(Summary summary) {
    ObjectNode node = json.createObjectNode();
    node.put("questions", summary.questions());
    for (Outcome outcome : Outcome.values()) {
      node.put(outcome.word(), summary.count(outcome));
    }
    node.put("accuracy", summary.accuracy());
    node.set("refusedByRule", counts(summary.rules(Outcome.REFUSED)));
    node.set("failedByRule", counts(summary.rules(Outcome.FAILED)));
    node.put("repairs", summary.repairs()).put("rightAfterRepair", summary.mended());
    node.put("msMedian", summary.ms(50)).put("ms95", summary.ms(95));
    node.put("inputTokens", summary.inputTokens()).put("outputTokens", summary.outputTokens());
    return node;
  }

  private ObjectNode counts(Map<String, Long> rules) {
    ObjectNode node = json.createObjectNode();
    rules.forEach(node::put);
    return node;
  }

  private ObjectNode question(Evaluation evaluation) {
    ObjectNode node = json.createObjectNode();
    node.put("id", evaluation.id()).put("outcome", evaluation.outcome().word());
    node.put("rule", orNull(evaluation.rule())).put("sql", orNull(evaluation.sql()));
    node.put("ms", evaluation.ms());
    node.put("tokens", evaluation.usage().input() + evaluation.usage().output());
    return node;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
