package dev.querytool.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns what an export wrote back into the value that it was, given the kind of value. */
final class ReadBack {

  private static final ObjectMapper READER = new ObjectMapper();

  private ReadBack() {}

  static JsonNode tree(String json) throws JsonProcessingException {
    return READER.readTree(json);
  }

  static @Nullable Object ofCsv(String field, Object like) throws IOException {
    return like instanceof List<?> ? ofJson(tree(field), like) : ofText(field, like);
  }

  static @Nullable Object ofJson(JsonNode node, @Nullable Object like) throws IOException {
    if (like == null) {
      return node.isNull() ? null : node;
    }
    if (like instanceof List<?> list) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < node.size(); i++) {
        values.add(ofJson(node.get(i), list.get(i)));
      }
      return values;
    }
    if (like instanceof Boolean) {
      return node.isBoolean() ? node.booleanValue() : node;
    }
    if (like instanceof Long) {
      return node.isIntegralNumber() ? node.longValue() : node;
    }
    return node.isNumber() || node instanceof TextNode ? ofText(node.asText(), like) : node;
  }

  private static Object ofText(String text, Object like) {
    if (like instanceof byte[]) {
      return Base64.getDecoder().decode(text);
    }
    if (like instanceof Number) {
      return ofNumber(text, like);
    }
    if (text.equals("infinity") || text.equals("-infinity")) {
      return ofInfinity(text, like);
    }
    if (like instanceof LocalDate) {
      return LocalDate.parse(text);
    }
    if (like instanceof LocalDateTime) {
      return LocalDateTime.parse(text);
    }
    if (like instanceof OffsetDateTime) {
      return OffsetDateTime.parse(text);
    }
    if (like instanceof LocalTime) {
      return LocalTime.parse(text);
    }
    if (like instanceof OffsetTime) {
      return OffsetTime.parse(text);
    }
    if (like instanceof Boolean) {
      return text.equals("true");
    }
    return like instanceof UUID ? UUID.fromString(text) : text;
  }

  private static Object ofNumber(String text, Object like) {
    if (like instanceof Long) {
      return Long.valueOf(text);
    }
    if (like instanceof Double) {
      return Double.valueOf(text);
    }
    if (like instanceof Float) {
      return Float.valueOf(text);
    }
    return like instanceof BigInteger ? new BigInteger(text) : new BigDecimal(text);
  }

  private static Object ofInfinity(String text, Object like) {
    boolean last = text.equals("infinity");
    if (like instanceof LocalDate) {
      return last ? LocalDate.MAX : LocalDate.MIN;
    }
    if (like instanceof LocalDateTime) {
      return last ? LocalDateTime.MAX : LocalDateTime.MIN;
    }
    if (like instanceof OffsetDateTime) {
      return last ? OffsetDateTime.MAX : OffsetDateTime.MIN;
    }
    return text;
  }
}
