package dev.querytool.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A grant as JSON, without the connection, which its row names. */
final class GrantText {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String TABLES = "tables";
  private static final String SCHEMA = "schema";
  private static final String TABLE = "table";
  private static final String COLUMNS = "columns";
  private static final String ROWS = "rows";
  private static final String MASKS = "masks";

  private GrantText() {}

  static String write(Grant grant) {
    ObjectNode all = MAPPER.createObjectNode();
    if (!grant.isEverything()) {
      ArrayNode tables = all.putArray(TABLES);
      grant.tables().forEach(table -> write(table, tables.addObject()));
    }
    return all.toString();
  }

  /**
   * Reads a grant.
   *
   * @throws IllegalArgumentException if the text was not written by {@link #write}
   */
  static Grant read(String connection, String text) {
    try {
      JsonNode tables = MAPPER.readTree(text).get(TABLES);
      if (tables == null) {
        return Grant.everything(connection);
      }
      Grant.Builder grant = Grant.on(connection);
      tables.forEach(table -> read(table, grant));
      return grant.build();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a stored grant is no JSON", e);
    }
  }

  private static void write(TableGrant table, ObjectNode object) {
    table.schema().ifPresent(name -> object.put(SCHEMA, name));
    table.table().ifPresent(name -> object.put(TABLE, name));
    table
        .columns()
        .ifPresent(
            names -> {
              ArrayNode columns = object.putArray(COLUMNS);
              names.forEach(columns::add);
            });
    table.rows().ifPresent(rows -> object.put(ROWS, rows.predicate()));
    if (!table.masks().isEmpty()) {
      ObjectNode masks = object.putObject(MASKS);
      table.masks().forEach((column, mask) -> MaskText.write(mask, masks.putArray(column)));
    }
  }

  private static void read(JsonNode object, Grant.Builder grant) {
    begin(object, grant);
    if (object.has(COLUMNS)) {
      List<String> columns = new ArrayList<>();
      object.get(COLUMNS).forEach(name -> columns.add(name.asText()));
      grant.columns(columns);
    }
    if (object.has(ROWS)) {
      grant.rows(object.get(ROWS).asText());
    }
    if (object.has(MASKS)) {
      object
          .get(MASKS)
          .properties()
          .forEach(mask -> grant.mask(mask.getKey(), MaskText.read(mask.getValue())));
    }
  }

  private static void begin(JsonNode object, Grant.Builder grant) {
    JsonNode schema = object.get(SCHEMA);
    JsonNode table = object.get(TABLE);
    if (schema != null && table != null) {
      grant.table(schema.asText(), table.asText());
    } else if (schema != null) {
      grant.allTables(schema.asText());
    } else if (table != null) {
      grant.table(table.asText());
    } else {
      grant.allTables();
    }
  }
}
