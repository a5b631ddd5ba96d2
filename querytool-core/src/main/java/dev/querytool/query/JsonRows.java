package dev.querytool.query;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns rows into JSON, value by value. */
final class JsonRows {

  private final JsonGenerator json;
  private final ExportProgress progress;
  private final @Nullable NestedJson nested;

  /**
   * Makes the writer.
   *
   * @param nested writes the columns that are JSON; null if they are texts
   */
  JsonRows(JsonGenerator json, ExportProgress progress, @Nullable NestedJson nested) {
    this.json = json;
    this.progress = progress;
    this.nested = nested;
  }

  /** Writes an array with an object for each row. */
  void writeObjects(ExportSource source) throws IOException {
    List<String> names = distinct(source.columns());
    json.writeStartArray();
    for (Row row : source.rows()) {
      json.writeStartObject();
      for (int i = 0; i < names.size(); i++) {
        json.writeFieldName(names.get(i));
        write(row, i);
      }
      json.writeEndObject();
      progress.row();
    }
    json.writeEndArray();
  }

  /** Writes a result as one object. */
  void writeResult(QueryResult result) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("columns");
    for (Column column : result.columns()) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("type", column.type());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    for (Row row : result.rows()) {
      writeArray(row);
      progress.row();
    }
    json.writeEndArray();
    json.writeNumberField("rowCount", result.rowCount());
    json.writeNumberField("executionTime", result.executionTime().toMillis());
    json.writeBooleanField("truncated", result.truncated());
    json.writeEndObject();
  }

  private void writeArray(Row row) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < row.size(); i++) {
      write(row, i);
    }
    json.writeEndArray();
  }

  private void write(Row row, int place) throws IOException {
    Object value = row.value(place).orElse(null);
    if (nested != null && nested.isAt(place)) {
      nested.write(json, value);
    } else {
      JsonValues.write(json, value);
    }
  }

  private static List<String> distinct(List<Column> columns) {
    Set<String> labels = new HashSet<>();
    columns.forEach(column -> labels.add(column.name()));
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>(columns.size());
    for (Column column : columns) {
      String name = column.name();
      for (int number = 2; taken.contains(name) || isAnothers(name, column, labels); number++) {
        name = column.name() + "_" + number;
      }
      taken.add(name);
      names.add(name);
    }
    return names;
  }

  /** A number must not make a label that another column already has. */
  private static boolean isAnothers(String name, Column column, Set<String> labels) {
    return !name.equals(column.name()) && labels.contains(name);
  }
}
