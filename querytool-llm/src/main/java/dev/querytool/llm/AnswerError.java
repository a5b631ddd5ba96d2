package dev.querytool.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.StreamSupport;

/** Knows what a provider says that fails after it began to answer, with HTTP 200. */
final class AnswerError {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AnswerError() {}

  static boolean isIn(String text) {
    boolean usual = text.contains("\"choices\"") && !text.contains("\"error\"");
    return !usual && isError(text);
  }

  private static boolean isError(String text) {
    try {
      JsonNode answer = JSON.readTree(text);
      return says(answer.path("error")) || (!answer.has("choices") && says(answer.path("message")));
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Gateways fill in an error that says nothing beside a good answer. */
  private static boolean says(JsonNode node) {
    if (node.isContainerNode()) {
      return StreamSupport.stream(node.spliterator(), false).anyMatch(AnswerError::says);
    }
    String text = node.asText("");
    return !(text.isBlank() || text.equals("false") || text.equals("0"));
  }
}
