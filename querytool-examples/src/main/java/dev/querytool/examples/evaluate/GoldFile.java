package dev.querytool.examples.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads questions, a line each: {@code {"id","question","sql"}}. Where an engine needs another
 * statement it stands under {@code sql_} and the engine's name, such as {@code sql_sqlite}; MariaDB
 * takes that of MySQL if it has none of its own.
 */
final class GoldFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Path file;
  private final Dialect dialect;

  GoldFile(Path file, Dialect dialect) {
    this.file = file;
    this.dialect = dialect;
  }

  /**
   * Reads all questions.
   *
   * @throws ValidationException if there is none, or a line is not as it must be
   */
  List<GoldQuestion> read() throws IOException {
    List<String> lines = lines();
    List<GoldQuestion> questions = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      if (line.isBlank()) {
        continue;
      }
      GoldQuestion question = question(line, number);
      if (!seen.add(question.id())) {
        throw refusal(number, "the id '" + question.id() + "' is there twice");
      }
      questions.add(question);
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

  private GoldQuestion question(String line, int number) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw refusal(number, "it is not JSON");
    }
    return new GoldQuestion(
        text(node, "id", number), text(node, "question", number), sql(node, number));
  }

  private String sql(JsonNode node, int number) {
    String own = "sql_" + dialect.name().toLowerCase(Locale.ROOT);
    if (node.has(own)) {
      return text(node, own, number);
    }
    boolean asMysql = dialect == Dialect.MARIADB && node.has("sql_mysql");
    return text(node, asMysql ? "sql_mysql" : "sql", number);
  }

  private String text(JsonNode node, String name, int number) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw refusal(number, "it needs a text under \"" + name + "\"");
    }
    return value.textValue();
  }

  private ValidationException refusal(int number, String reason) {
    return new ValidationException(
        "Line %d of %s cannot be used: %s.".formatted(number, file, reason));
  }
}
