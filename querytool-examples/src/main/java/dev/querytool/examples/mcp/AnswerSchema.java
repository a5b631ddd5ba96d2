package dev.querytool.examples.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object that a tool answers, as JSON Schema. Clients hold refusals against the schema too, so
 * that it allows either.
 */
final class AnswerSchema {

  static final Map<String, Object> TEXT = Map.of("type", "string");
  static final Map<String, Object> NUMBER = Map.of("type", "integer");
  static final Map<String, Object> FLAG = Map.of("type", "boolean");
  static final Map<String, Object> TEXTS = listOf(TEXT);
  static final Map<String, Object> LISTS = listOf(Map.of("type", "array"));

  private final Map<String, Object> properties = new LinkedHashMap<>();
  private final List<String> always = new ArrayList<>();

  /** Adds what stands in every answer. */
  AnswerSchema always(String name, Map<String, Object> value) {
    always.add(name);
    return sometimes(name, value);
  }

  /** Adds what may be left out. */
  AnswerSchema sometimes(String name, Map<String, Object> value) {
    properties.put(name, value);
    return this;
  }

  /** Returns a list of such objects. */
  Map<String, Object> list() {
    Map<String, Object> item = object();
    item.put("required", List.copyOf(always));
    return listOf(item);
  }

  /** Returns the answer of a tool. */
  Map<String, Object> answer() {
    Map<String, Object> schema = object();
    schema.put(
        "anyOf",
        List.of(
            Map.of("required", List.copyOf(always)),
            Map.of("required", List.of("error", "message"))));
    return schema;
  }

  private Map<String, Object> object() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    return schema;
  }

  private static Map<String, Object> listOf(Map<String, Object> item) {
    return Map.of("type", "array", "items", item);
  }
}
