package dev.querytool.examples.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.querytool.error.ValidationException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads questions, a line each: {@code {"id","question"}}; whatever else is in a line is not read.
 */
final class QuestionFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Path file;

  QuestionFile(Path file) {
    this.file = file;
  }

  /**
   * Reads all questions.
   *
   * @throws ValidationException if there is none, or a line is not as it must be
   */
  List<AskedQuestion> read() throws IOException {
    List<String> lines = lines();
    List<AskedQuestion> questions = new ArrayList<>();
    for (int number = 1; number <= lines.size(); number++) {
      if (!lines.get(number - 1).isBlank()) {
        questions.add(question(lines.get(number - 1), number));
      }
    }
    if (questions.isEmpty()) {
      throw new ValidationException("There is no question in " + file + ".");
    }
    return questions;
  }

  private List<String> lines() throws IOException {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new ValidationException("The questions in " + file + " are not UTF-8.");
    }
  }

  private AskedQuestion question(String line, int number) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw refusal(number, "it is not JSON");
    }
    if (!node.hasNonNull("id")) {
      throw refusal(number, "it needs something under \"id\"");
    }
    JsonNode question = node.path("question");
    if (!question.isTextual() || question.textValue().isBlank()) {
      throw refusal(number, "it needs a text under \"question\"");
    }
    return new AskedQuestion(node.get("id"), question.textValue());
  }

  private ValidationException refusal(int number, String reason) {
    return new ValidationException(
        "Line %d of %s cannot be used: %s.".formatted(number, file, reason));
  }
}
