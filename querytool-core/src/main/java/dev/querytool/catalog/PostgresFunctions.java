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
 * The functions that people and extensions made in a database of PostgreSQL, in whatever schema,
 * {@code pg_catalog} too; temporary ones are left out.
 */
final class PostgresFunctions {

  private static final BulkQuery FUNCTIONS =
      new BulkQuery(
          Told.FUNCTIONS,
          String.format(
              Locale.ROOT,
              """
              SELECT p.oid, n.nspname AS schema_name, p.proname AS name, p.prokind AS kind,
                p.provolatile AS volatility, l.lanname AS language,
                CASE WHEN p.proretset THEN 'SETOF ' ELSE '' END AS many,
                pg_catalog.format_type(p.prorettype, NULL) AS return_type,
                pg_catalog.format_type(k.type, NULL) AS argument_type,
                e.extname AS extension
              FROM pg_catalog.pg_proc p
              JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
              JOIN pg_catalog.pg_language l ON l.oid = p.prolang
              LEFT JOIN pg_catalog.pg_depend d ON d.objid = p.oid
                AND d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass::pg_catalog.oid
                AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass::pg_catalog.oid
                AND d.deptype = 'e'
              LEFT JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
              LEFT JOIN LATERAL pg_catalog.unnest(p.proargtypes)
                WITH ORDINALITY AS k (type, place) ON true
              WHERE p.oid >= %d::pg_catalog.oid
                AND NOT pg_catalog.starts_with(n.nspname::pg_catalog.text, 'pg_temp_')
              ORDER BY p.oid, k.place
              """,
              PostgresScope.FIRST_OBJECT_OF_USERS));

  private final Map<String, FunctionMetadata> found = new LinkedHashMap<>();

  private PostgresFunctions() {}

  static List<FunctionMetadata> read(StructureReading reading) throws SQLException {
    PostgresFunctions functions = new PostgresFunctions();
    FUNCTIONS.read(reading, functions::add);
    return functions.found.values().stream().sorted(FunctionMetadata.BY_NAME).toList();
  }

  private void add(ToldRow row) throws SQLException {
    String oid = row.text("oid");
    FunctionMetadata before = found.get(oid);
    List<String> types = new ArrayList<>(before == null ? List.of() : before.argumentTypes());
    String type = row.textOrNull("argument_type");
    if (type != null) {
      types.add(PostgresTypeText.of(type));
    }
    found.put(oid, function(row, types));
  }

  private static FunctionMetadata function(ToldRow row, List<String> types) throws SQLException {
    Kind kind = kind(row.text("kind"));
    String result = row.text("many") + PostgresTypeText.of(row.text("return_type"));
    return new FunctionMetadata(
        row.name("schema_name"),
        row.name("name"),
        types,
        kind == Kind.PROCEDURE ? "" : result,
        kind,
        volatility(row.text("volatility")),
        row.text("language").toLowerCase(Locale.ROOT),
        Objects.requireNonNullElse(row.textOrNull("extension"), ""));
  }

  private static Kind kind(String kind) {
    return switch (kind) {
      case "a" -> Kind.AGGREGATE;
      case "w" -> Kind.WINDOW;
      case "p" -> Kind.PROCEDURE;
      default -> Kind.FUNCTION;
    };
  }

  private static Volatility volatility(String volatility) {
    return switch (volatility) {
      case "i" -> Volatility.IMMUTABLE;
      case "s" -> Volatility.STABLE;
      default -> Volatility.VOLATILE;
    };
  }
}
