package dev.querytool.query;

import java.util.Arrays;
import java.util.List;
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

  private static final int LONGEST = 120;

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

  /** Returns the declared type as the package's table names it. */
  String base() {
    return base(declared);
  }

  /** Returns the type of the result as the package's table names it. */
  String resultBase() {
    return base(type);
  }

  private String base(String written) {
    if (written.endsWith("[]")) {
      return "type[]";
    }
    if (value instanceof Long && written.startsWith("bit(")) {
      return written.equals("bit(63)") ? written : "bit(2)";
    }
    if (written.startsWith("bit(") && !(value instanceof String)) {
      return written;
    }
    String bare = written.replaceAll("\\s*\\([^)]*\\)", "").replaceAll(" CHARACTER SET.*", "");
    String plain = bare.replace(" zerofill", "");
    return plain.startsWith("bigint") ? plain : plain.replace(" unsigned", "");
  }

  String valueType() {
    return value == null
        ? ""
        : value instanceof List<?> ? "List" : value.getClass().getSimpleName();
  }

  @Override
  public String toString() {
    Object shown = value instanceof byte[] bytes ? Arrays.toString(bytes) : value;
    String text = declared + " " + literal + " -> " + shown;
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
