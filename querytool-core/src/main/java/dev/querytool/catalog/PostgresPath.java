package dev.querytool.catalog;

import java.sql.SQLException;
import java.util.Objects;

/** The search path of a session: its first schema, and whether it can be trusted. */
final class PostgresPath {

  /** Asks without an operator, as these are what it asks about. */
  private static final BulkQuery PATH =
      new BulkQuery(
          Told.OTHER,
          """
          SELECT pg_catalog.current_schema() AS first_schema, p.schema_name,
            EXISTS (
              SELECT
              FROM pg_catalog.pg_operator o
              JOIN pg_catalog.pg_namespace n ON pg_catalog.oideq(n.oid, o.oprnamespace)
              WHERE pg_catalog.nameeq(n.nspname, p.schema_name)) AS has_operators
          FROM pg_catalog.unnest(pg_catalog.current_schemas(true))
            WITH ORDINALITY AS p (schema_name, place)
          ORDER BY p.place
          """);

  private static final String OWN = "pg_catalog";
  private static final String TEMPORARY = "pg_temp_";

  private String first = "";
  private boolean ownSeen;

  private PostgresPath() {}

  /**
   * Returns the schema of unqualified names, empty if there is none.
   *
   * @throws UnsafeCatalogException if operators of a user would be taken for PostgreSQL's own
   */
  static String firstSchema(StructureReading reading) throws SQLException {
    PostgresPath path = new PostgresPath();
    PATH.read(reading, path::add);
    return path.first;
  }

  private void add(ToldRow row) throws SQLException {
    String schema = row.name("schema_name");
    first = Objects.requireNonNullElse(row.nameOrNull("first_schema"), "");
    ownSeen |= schema.equals(OWN);
    if (!ownSeen && !schema.startsWith(TEMPORARY) && row.flag("has_operators")) {
      throw new UnsafeCatalogException(
          "the search path has '"
              + schema
              + "' before pg_catalog, and operators in it would be taken for PostgreSQL's own;"
              + " take pg_catalog out of the search path, so that it comes first");
    }
  }
}
