package dev.querytool.examples.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.ForeignKey;
import dev.querytool.catalog.SearchHit;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.DatabaseConnection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Connections, tables and fields as JSON, as far as there is room; what is unknown is left out. */
final class CatalogJson {

  private final Limits limits;

  CatalogJson(Limits limits) {
    this.limits = limits;
  }

  ObjectNode connections(List<DatabaseConnection> connections) {
    BoundedArray items = new BoundedArray(limits.bytes());
    for (DatabaseConnection connection : connections) {
      ObjectNode item = object();
      item.put("connection", connection.name());
      item.put("dialect", connection.dialect().name().toLowerCase(Locale.ROOT));
      item.put("catalog", ServedResources.SCHEME + connection.name() + "/catalog");
      items.add(item);
    }
    return answer("connections", items);
  }

  ObjectNode hits(List<SearchHit> hits) {
    BoundedArray items = new BoundedArray(limits.bytes());
    for (SearchHit hit : hits) {
      ObjectNode item = object();
      item.put("table", hit.schemaName() + "." + hit.tableName());
      if (!hit.fieldName().isEmpty()) {
        item.put("field", hit.fieldName());
      }
      item.put("matched", hit.matched());
      items.add(item);
    }
    return answer("hits", items);
  }

  ObjectNode tables(List<TableMetadata> tables) {
    BoundedArray items = new BoundedArray(limits.bytes());
    tables.forEach(table -> items.add(head(table)));
    return answer("tables", items);
  }

  ObjectNode table(TableMetadata table) {
    BoundedArray fields = new BoundedArray(limits.bytes());
    table.fields().forEach(field -> fields.add(field(field)));
    ObjectNode answer = head(table);
    answer.setAll(answer("fields", fields));
    if (!table.foreignKeys().isEmpty()) {
      BoundedArray keys = new BoundedArray(fields.left());
      table.foreignKeys().forEach(key -> keys.add(foreignKey(key)));
      answer.set("foreignKeys", keys.items());
      mark(answer, keys);
    }
    return answer;
  }

  private static ObjectNode head(TableMetadata table) {
    ObjectNode head = object();
    head.put("table", table.qualifiedName());
    head.put("type", table.tableType().name().toLowerCase(Locale.ROOT));
    words(head, table.chineseName(), table.comment(), table.note());
    return head;
  }

  private static ObjectNode field(FieldMetadata field) {
    ObjectNode node = object();
    node.put("name", field.fieldName());
    node.put("type", field.dataType());
    if (!field.nullable()) {
      node.put("notNull", true);
    }
    if (field.primaryKey()) {
      node.put("primaryKey", field.primaryKeyPosition());
    }
    words(node, field.chineseName(), field.comment(), field.note());
    return node;
  }

  private static ObjectNode foreignKey(ForeignKey key) {
    ObjectNode node = object();
    strings(node.putArray("columns"), key.columns());
    node.put("references", key.referencedSchema() + "." + key.referencedTable());
    strings(node.putArray("referencedColumns"), key.referencedColumns());
    return node;
  }

  private static void words(
      ObjectNode node,
      Optional<String> chineseName,
      Optional<String> comment,
      Optional<String> note) {
    chineseName.ifPresent(text -> node.put("chineseName", ShortText.of(text)));
    comment.ifPresent(text -> node.put("comment", ShortText.of(text)));
    note.ifPresent(text -> node.put("note", ShortText.of(text)));
  }

  private static void strings(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static ObjectNode answer(String name, BoundedArray items) {
    ObjectNode answer = object();
    answer.set(name, items.items());
    mark(answer, items);
    return answer;
  }

  private static void mark(ObjectNode answer, BoundedArray items) {
    if (items.isCut()) {
      answer.put("truncated", true);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
