package dev.querytool.query;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value of a database and what becomes of it.
 *
 * @param declared the type of the column that holds it
 * @param literal how it is written in SQL
 * @param type the type of the result's column
 * @param value in Java
 * @param json in JSON
 * @param csv in CSV
 */
record TypeCase(
    String declared, String literal, String type, @Nullable Object value, String json, String csv) {

  /** A value whose CSV is its JSON without the quotes. */
  static TypeCase of(String declared, String literal, String type, Object value, String json) {
    return new TypeCase(declared, literal, type, value, json, json.replace("\"", ""));
  }

  /** A value whose result type is written as it was declared. */
  static TypeCase of(String declared, String literal, Object value, String json) {
    return of(declared, literal, declared, value, json);
  }

  TypeCase withCsv(String text) {
    return new TypeCase(declared, literal, type, value, json, text);
  }

  @Override
  public String toString() {
    Object shown = value instanceof byte[] bytes ? Arrays.toString(bytes) : value;
    return declared + " " + literal + " -> " + shown;
  }
}
