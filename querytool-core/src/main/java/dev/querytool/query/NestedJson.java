package dev.querytool.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes texts that are JSON as what they say. Used by one export. */
final class NestedJson {

  private static final Set<String> TYPES = Set.of("json", "jsonb", "json[]", "jsonb[]");

  /** Less than a writer takes, for what is written stands in rows. */
  private static final int DEEPEST = 900;

  /** Names of keys are strangers' and are not kept. */
  private static final JsonFactory READER =
      JsonFactory.builder()
          .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
          .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final boolean[] places;

  /**
   * Makes the writer.
   *
   * @param labels the columns that hold JSON besides those whose type says so
   * @throws dev.querytool.error.ValidationException if there is no such column
   */
  NestedJson(List<Column> columns, List<String> labels) {
    Columns known = new Columns(columns, ZoneOffset.UTC);
    Set<String> named = new HashSet<>();
    labels.forEach(label -> named.add(columns.get(known.place(label)).name()));
    places = new boolean[columns.size()];
    for (int i = 0; i < places.length; i++) {
      String type = columns.get(i).type().toLowerCase(Locale.ROOT);
      places[i] = TYPES.contains(type) || named.contains(columns.get(i).name());
    }
  }

  /** Tells whether the column at a place holds JSON. */
  boolean isAt(int place) {
    return places[place];
  }

  /** Writes a value of such a column; a text that is no JSON stays a text. */
  void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof String text && isJson(text)) {
      copy(text, json);
    } else {
      JsonValues.write(json, value);
    }
  }

  /** What is written cannot be taken back, so a text is read to its end first. */
  private boolean isJson(String text) throws IOException {
    try (JsonParser parser = READER.createParser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (JsonProcessingException noJson) {
      return false;
    }
  }

  private void copy(String text, JsonGenerator json) throws IOException {
    try (JsonParser parser = READER.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isNumeric()) {
          // Digit by digit: numbers of Java would lose some.
          json.writeNumber(parser.getText());
        } else {
          json.copyCurrentEvent(parser);
        }
      }
    }
  }
}
