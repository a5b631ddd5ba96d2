package dev.querytool.guard;

import dev.querytool.catalog.FunctionMetadata;
import dev.querytool.error.ValidationException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function that a host allows.
 *
 * @param schema the schema it lies in; empty on SQLite
 * @param name its name, in lower case
 * @param types the types of its arguments as {@link #typeName} writes them; empty on SQLite
 * @param signature whether types were given, if only that there are none
 */
record HostFunction(String schema, String name, List<String> types, boolean signature) {

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(?:(?:\"([^\"]+)\"|`([^`]+)`|([^.\"`()]+))\\.)?\\s*([^.\"`()\\s]+)\\s*"
              + "(\\((.*)\\))?\\s*",
          Pattern.DOTALL);

  private static final Pattern SIZE = Pattern.compile("\\s*\\([^)]*\\)");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Commas between arguments, not those in the size of a type. */
  private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("int", "integer"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("int2", "smallint"),
          Map.entry("bool", "boolean"),
          Map.entry("float8", "double precision"),
          Map.entry("double", "double precision"),
          Map.entry("float4", "real"),
          Map.entry("decimal", "numeric"),
          Map.entry("character varying", "varchar"),
          Map.entry("char", "character"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("timestamptz", "timestamp with time zone"),
          Map.entry("time", "time without time zone"),
          Map.entry("timetz", "time with time zone"));

  /**
   * Reads what a host wrote, such as {@code geo.distance_km(double precision, double precision)}.
   *
   * @throws ValidationException if it has another form
   */
  static HostFunction parse(String written) {
    Matcher form = FORM.matcher(written);
    if (!form.matches()) {
      throw new ValidationException(
          "an allowed function is written as schema.name(type, type), or as name on SQLite; not as "
              + written);
    }
    return new HostFunction(
        schema(form), Characters.lower(form.group(4)), types(form.group(6)), form.group(5) != null);
  }

  private static String schema(Matcher form) {
    for (int style = 1; style <= 3; style++) {
      if (form.group(style) != null) {
        return form.group(style).strip();
      }
    }
    return "";
  }

  private static List<String> types(@Nullable String list) {
    if (list == null || list.isBlank()) {
      return List.of();
    }
    return Arrays.stream(COMMA.split(list, -1)).map(HostFunction::typeName).toList();
  }

  /** Returns the one form of a type that engines and people write in several, without its size. */
  static String typeName(String written) {
    String bare = SIZE.matcher(written).replaceAll("");
    String type = BLANKS.matcher(Characters.lower(bare).strip()).replaceAll(" ");
    boolean array = type.endsWith("[]");
    String element = array ? type.substring(0, type.length() - 2) : type;
    return SAME.getOrDefault(element, element) + (array ? "[]" : "");
  }

  /** Returns the function of this form in a schema. */
  HostFunction in(String other) {
    return new HostFunction(other, name, types, signature);
  }

  /** Tells whether this is the function that a catalogue describes. */
  boolean is(FunctionMetadata function) {
    return schema.equals(function.schemaName())
        && name.equals(Characters.lower(function.functionName()))
        && own(types).equals(own(function.argumentTypes()));
  }

  /**
   * A type beside the function may be written with its schema, and is where no path leads to it.
   */
  private List<String> own(List<String> all) {
    return all.stream()
        .map(HostFunction::typeName)
        .map(type -> type.startsWith(schema + ".") ? type.substring(schema.length() + 1) : type)
        .toList();
  }

  /** Returns the function as a host writes it. */
  String written() {
    String called = schema.isEmpty() ? name : schema + "." + name;
    return signature ? called + "(" + String.join(", ", types) + ")" : called;
  }
}
