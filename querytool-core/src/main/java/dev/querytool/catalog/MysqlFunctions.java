package dev.querytool.catalog;

import dev.querytool.catalog.FunctionMetadata.Kind;
import dev.querytool.catalog.FunctionMetadata.Volatility;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The stored functions and procedures of MySQL and MariaDB that the user may see. Functions loaded
 * from libraries belong to no database and are not told to every user: they are not listed.
 */
final class MysqlFunctions {

  /** The function itself comes at place 0, its parameters behind it. */
  private static final String FUNCTIONS =
      """
      SELECT ROUTINE_SCHEMA AS schema_name, SPECIFIC_NAME AS name, ROUTINE_TYPE AS kind, 0 AS place,
        DTD_IDENTIFIER AS type, IS_DETERMINISTIC AS is_deterministic, SQL_DATA_ACCESS AS data_access,
        coalesce(EXTERNAL_LANGUAGE, ROUTINE_BODY) AS language
      FROM information_schema.ROUTINES
      WHERE %s AND ROUTINE_TYPE IN ('FUNCTION', 'PROCEDURE')
      UNION ALL
      SELECT SPECIFIC_SCHEMA, SPECIFIC_NAME, ROUTINE_TYPE, ORDINAL_POSITION, DTD_IDENTIFIER,
        NULL, NULL, NULL
      FROM information_schema.PARAMETERS
      WHERE %s AND ROUTINE_TYPE IN ('FUNCTION', 'PROCEDURE') AND ORDINAL_POSITION > 0
      ORDER BY place
      """;

  private record Name(String schema, String name, Kind kind) {

    static Name of(ToldRow row) throws SQLException {
      return new Name(
          row.name("schema_name"),
          row.name("name"),
          row.text("kind").equalsIgnoreCase("PROCEDURE") ? Kind.PROCEDURE : Kind.FUNCTION);
    }
  }

  private record Routine(
      String returnType, Volatility volatility, String language, List<String> arguments) {}

  private final MysqlScope scope;
  private final Map<Name, Routine> found = new LinkedHashMap<>();

  private MysqlFunctions(MysqlScope scope) {
    this.scope = scope;
  }

  static List<FunctionMetadata> read(StructureReading reading, MysqlScope scope)
      throws SQLException {
    MysqlFunctions functions = new MysqlFunctions(scope);
    scope
        .query(Told.FUNCTIONS, FUNCTIONS, "ROUTINE_SCHEMA", "SPECIFIC_SCHEMA")
        .read(reading, functions::add);
    return functions.found.entrySet().stream()
        .map(entry -> function(entry.getKey(), entry.getValue()))
        .sorted(FunctionMetadata.BY_NAME)
        .toList();
  }

  private void add(ToldRow row) throws SQLException {
    Name name = Name.of(row);
    if (!scope.holds(name.schema())) {
      return;
    }
    if (row.number("place") == 0) {
      found.put(name, routine(row));
      return;
    }
    Routine routine = found.get(name);
    if (routine != null) {
      routine.arguments().add(Objects.requireNonNullElse(row.textOrNull("type"), ""));
    }
  }

  private static Routine routine(ToldRow row) throws SQLException {
    return new Routine(
        Objects.requireNonNullElse(row.textOrNull("type"), ""),
        volatility(row.text("is_deterministic"), row.text("data_access")),
        row.text("language").toLowerCase(Locale.ROOT),
        new ArrayList<>());
  }

  private static FunctionMetadata function(Name name, Routine routine) {
    return new FunctionMetadata(
        name.schema(),
        name.name(),
        routine.arguments(),
        routine.returnType(),
        name.kind(),
        routine.volatility(),
        routine.language(),
        "");
  }

  private static Volatility volatility(String deterministic, String access) {
    if (!deterministic.equals("YES")) {
      return Volatility.VOLATILE;
    }
    return switch (access) {
      case "NO SQL", "CONTAINS SQL" -> Volatility.IMMUTABLE;
      case "READS SQL DATA" -> Volatility.STABLE;
      default -> Volatility.VOLATILE;
    };
  }
}
