package dev.querytool.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Attributes as JSON, each value as its type and its text, so that a number comes back as the
 * number it was and a date as a date. The same attributes always have the same text.
 */
final class AttributeText {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String NONE = "{}";

  /** More than the most attributes of the longest texts take, each character escaped. */
  private static final int LONGEST = 500_000;

  /** Reading a number takes time that grows with the square of its digits. */
  private static final int LONGEST_DECIMAL = 400;

  private AttributeText() {}

  static String write(Map<String, Object> attributes) {
    if (attributes.isEmpty()) {
      return NONE;
    }
    Map<String, List<String>> typed = new TreeMap<>();
    attributes.forEach((name, value) -> typed.put(name, List.of(type(value), value.toString())));
    try {
      return MAPPER.writeValueAsString(typed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts can be written as JSON", e);
    }
  }

  /**
   * Reads attributes.
   *
   * @throws IllegalArgumentException if the text was not written by {@link #write}
   */
  static Map<String, Object> read(String text) {
    if (text.equals(NONE)) {
      return Map.of();
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "stored attributes are longer than any; restore the file from a backup");
    }
    try {
      Map<String, List<String>> typed = MAPPER.readValue(text, new TypeReference<>() {});
      Map<String, Object> values = new TreeMap<>();
      typed.forEach((name, value) -> values.put(name, value(value.get(0), value.get(1))));
      return Attributes.checked(values);
    } catch (JsonProcessingException | DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "stored attributes cannot be read; restore the file from a backup", e);
    }
  }

  private static String type(Object value) {
    if (value instanceof String) {
      return "text";
    }
    if (value instanceof Long) {
      return "integer";
    }
    if (value instanceof BigDecimal) {
      return "decimal";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    return value instanceof LocalDate ? "date" : "instant";
  }

  private static BigDecimal decimal(String text) {
    if (text.length() > LONGEST_DECIMAL) {
      throw new IllegalArgumentException("a decimal is longer than any");
    }
    return new BigDecimal(text);
  }

  private static Object value(String type, String text) {
    return switch (type) {
      case "text" -> text;
      case "integer" -> Long.valueOf(text);
      case "decimal" -> decimal(text);
      case "boolean" -> Boolean.valueOf(text);
      case "date" -> LocalDate.parse(text);
      case "instant" -> Instant.parse(text);
      default -> throw new IllegalArgumentException("the type " + type + " is not known");
    };
  }
}
