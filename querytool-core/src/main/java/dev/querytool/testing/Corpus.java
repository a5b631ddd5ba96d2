package dev.querytool.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.connection.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads the statements and schemas of the kit, which lie beside this class. */
final class Corpus {

  private Corpus() {}

  static List<GuardStatement> statements(Dialect dialect) {
    ObjectMapper json = new ObjectMapper();
    return resource(name(dialect) + ".jsonl")
        .lines()
        .map(line -> statement(json, dialect, line))
        .toList();
  }

  static List<String> schema(Dialect dialect) {
    String file =
        switch (dialect) {
          case POSTGRES -> "postgres.sql";
          case SQLITE -> "sqlite.sql";
          case MYSQL, MARIADB -> "mysql.sql";
        };
    return Stream.of(resource(file).split(";\n", -1)).filter(sql -> !sql.isBlank()).toList();
  }

  private static GuardStatement statement(ObjectMapper json, Dialect dialect, String line) {
    try {
      JsonNode node = json.readTree(line);
      return new GuardStatement(
          node.path("id").textValue(),
          dialect,
          node.path("sql").textValue(),
          GuardStatement.Verdict.valueOf(node.path("verdict").asText().toUpperCase(Locale.ROOT)),
          node.path("rule").asText(""),
          node.path("why").textValue());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a line of the kit is not JSON: " + line, e);
    }
  }

  private static String name(Dialect dialect) {
    return dialect.name().toLowerCase(Locale.ROOT);
  }

  private static String resource(String file) {
    try (InputStream in = Corpus.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("read of " + file + " failed", e);
    }
  }
}
