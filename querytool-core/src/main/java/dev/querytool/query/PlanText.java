package dev.querytool.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan that a database wrote as JSON. */
final class PlanText {

  /** Each join lies within the one above it, several levels deeper. */
  private static final int DEEPEST = 5_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  private PlanText() {}

  /** Returns the text of an answer, which may come line by line. */
  static String of(List<List<String>> rows) {
    return String.join("\n", rows.stream().map(row -> row.get(0)).toList());
  }

  /**
   * Reads a text.
   *
   * @throws SQLException if it is no JSON
   */
  static JsonNode read(String text) throws SQLException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException unreadable) {
      throw new SQLException("the plan that the database gave is no JSON", unreadable);
    }
  }

  /** Returns a text of an object, null if it has none of this name. */
  static @Nullable String text(JsonNode object, String name) {
    return object.path(name).textValue();
  }
}
