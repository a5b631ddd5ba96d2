package dev.querytool.natural;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.querytool.error.ValidationException;
import dev.querytool.query.Json;
import dev.querytool.query.QueryResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/** Questions and what became of them as JSON. */
final class NaturalJson {

  private static final Set<String> OF_A_REQUEST = Set.of("prompt", "model", "modelId");
  private static final int DEEPEST = 4;
  private static final int LONGEST_TEXT = 100_000;
  private static final int LONGEST_NAME = 50;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxDocumentLength(LONGEST_TEXT)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @FunctionalInterface
  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private NaturalJson() {}

  static NaturalQueryRequest read(String text) {
    JsonNode request = object(text);
    for (Map.Entry<String, JsonNode> each : request.properties()) {
      if (!OF_A_REQUEST.contains(each.getKey())) {
        throw new ValidationException(
            "The request cannot be read: '"
                + PlainLine.of(each.getKey(), LONGEST_NAME)
                + "' is not known; it takes prompt and model.");
      }
    }
    if (request.hasNonNull("model") && request.hasNonNull("modelId")) {
      throw new ValidationException("The request cannot be read: it has both model and modelId.");
    }
    String model = request.hasNonNull("modelId") ? "modelId" : "model";
    return new NaturalQueryRequest(
        text(request, "prompt"), request.hasNonNull(model) ? text(request, model) : "");
  }

  static String write(NaturalQueryRequest request) {
    return text(
        json -> {
          json.writeStringField("prompt", request.prompt());
          if (!request.model().isEmpty()) {
            json.writeStringField("model", request.model());
          }
        });
  }

  static String write(NaturalQueryResult seen) {
    return text(
        json -> {
          json.writeStringField("generatedSql", seen.generatedSql());
          json.writeStringField("explanation", seen.explanation());
          json.writeStringField("model", seen.model());
          if (seen.result().isPresent()) {
            json.writeFieldName("result");
            json.writeRawValue(text(seen.result().get()));
          }
        });
  }

  private static JsonNode object(String text) {
    JsonNode node;
    try {
      node = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ValidationException("The request cannot be read: it is not JSON, or too long.");
    }
    if (!node.isObject()) {
      throw new ValidationException("The request cannot be read: it is not a JSON object.");
    }
    return node;
  }

  private static String text(JsonNode request, String name) {
    JsonNode value = request.path(name);
    if (!value.isTextual()) {
      throw new ValidationException("The request needs a text under \"" + name + "\".");
    }
    return value.textValue();
  }

  private static String text(QueryResult rows) {
    StringBuilder text = new StringBuilder();
    Json.of(rows).asResult().writeTo(text);
    return text.toString();
  }

  private static String text(Content properties) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = MAPPER.createGenerator(text)) {
      json.writeStartObject();
      properties.write(json);
      json.writeEndObject();
    } catch (IOException neverOfAString) {
      throw new UncheckedIOException(neverOfAString);
    }
    return text.toString();
  }
}
