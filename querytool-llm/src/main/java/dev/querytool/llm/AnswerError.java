package dev.querytool.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

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
      return answer.hasNonNull("error") || (!answer.has("choices") && answer.hasNonNull("message"));
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
