package dev.querytool.examples.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments of a tool as JSON Schema. */
final class ToolSchema {

  private final Map<String, Object> properties = new LinkedHashMap<>();
  private final Map<String, Object> required = new LinkedHashMap<>();

  ToolSchema text(String name) {
    required.put(name, name);
    properties.put(name, Map.of("type", "string"));
    return this;
  }

  ToolSchema optionalNumber(String name, String description) {
    properties.put(name, Map.of("type", "integer", "minimum", 1, "description", description));
    return this;
  }

  ToolSchema optionalFlag(String name, String description) {
    properties.put(name, Map.of("type", "boolean", "description", description));
    return this;
  }

  Map<String, Object> build() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", List.copyOf(required.keySet()));
    schema.put("additionalProperties", false);
    return schema;
  }
}
