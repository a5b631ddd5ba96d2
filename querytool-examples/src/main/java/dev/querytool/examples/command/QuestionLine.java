package dev.querytool.examples.command;

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
 * One line of a file of questions: JSON, of which a program reads what it needs.
 *
 * @param file the file
 * @param number the line's number, from 1
 * @param json what it holds
 */
public record QuestionLine(Path file, int number, JsonNode json) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /**
   * Reads the lines of a file, but for blank ones.
   *
   * @throws ValidationException if there is none, or one is not JSON in UTF-8
   */
  public static List<QuestionLine> read(Path file) throws IOException {
    List<String> lines = lines(file);
    List<QuestionLine> questions = new ArrayList<>();
    for (int number = 1; number <= lines.size(); number++) {
      if (!lines.get(number - 1).isBlank()) {
        questions.add(line(file, number, lines.get(number - 1)));
      }
    }
    if (questions.isEmpty()) {
      throw new ValidationException("There is no question in " + file + ".");
    }
    return questions;
  }

  /**
   * Returns the text that it has under a name.
   *
   * @throws ValidationException if there is no text, or a blank one
   */
  public String text(String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw refusal("it needs a text under \"" + name + "\"");
    }
    return value.textValue();
  }

  /** Returns what to throw if it cannot be used. */
  public ValidationException refusal(String reason) {
    return refusal(file, number, reason);
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new ValidationException("The questions in " + file + " are not UTF-8.");
    }
  }

  private static QuestionLine line(Path file, int number, String text) {
    try {
      return new QuestionLine(file, number, JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw refusal(file, number, "it is not JSON");
    }
  }

  private static ValidationException refusal(Path file, int number, String reason) {
    return new ValidationException(
        "Line %d of %s cannot be used: %s.".formatted(number, file, reason));
  }
}
