package dev.querytool.query;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Map;

/** Writes the types of result columns as PostgreSQL's own catalogue does. */
final class PostgresTypeNames {

  private static final int DEFAULT_FRACTION = 6;

  private static final Map<String, String> FULL_NAMES =
      Map.ofEntries(
          Map.entry("bool", "boolean"),
          Map.entry("int2", "smallint"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("smallserial", "smallint"),
          Map.entry("serial", "integer"),
          Map.entry("bigserial", "bigint"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("varchar", "character varying"),
          Map.entry("bpchar", "character"),
          Map.entry("varbit", "bit varying"),
          Map.entry("char", "\"char\""));

  private PostgresTypeNames() {}

  static String of(ResultSetMetaData metadata, int place) throws SQLException {
    String type = metadata.getColumnTypeName(place);
    return type.startsWith("_")
        ? element(type.substring(1), metadata, place) + "[]"
        : element(type, metadata, place);
  }

  private static String element(String type, ResultSetMetaData metadata, int place)
      throws SQLException {
    int precision = metadata.getPrecision(place);
    int scale = metadata.getScale(place);
    return switch (type) {
      case "varchar", "bpchar", "bit", "varbit" ->
          FULL_NAMES.getOrDefault(type, type) + length(precision);
      case "numeric" -> precision == 0 ? type : type + "(" + precision + "," + scale + ")";
      case "time", "timestamp" -> type + fraction(scale) + " without time zone";
      case "timetz" -> "time" + fraction(scale) + " with time zone";
      case "timestamptz" -> "timestamp" + fraction(scale) + " with time zone";
      default -> FULL_NAMES.getOrDefault(type, type);
    };
  }

  private static String length(int precision) {
    return precision <= 0 || precision == Integer.MAX_VALUE ? "" : "(" + precision + ")";
  }

  private static String fraction(int scale) {
    return scale == DEFAULT_FRACTION ? "" : "(" + scale + ")";
  }
}
