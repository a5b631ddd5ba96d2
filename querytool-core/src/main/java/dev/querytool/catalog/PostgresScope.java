package dev.querytool.catalog;

/**
 * Which relations of PostgreSQL are shown: those of all schemas but the server's own that the
 * session may read, whole or in part. Partitions are left out, as their table shows their rows;
 * children of plain inheritance are tables of their own.
 *
 * <p>Every name in these statements is qualified, and every operator is between two types for which
 * the server has one, so that nothing in the search path can stand in for the server's own.
 */
final class PostgresScope {

  /** The user's objects begin at this number; the server's own lie below. */
  static final int FIRST_OBJECT_OF_USERS = 16_384;

  /** To stand behind a join of {@code c}, the relation, and {@code n}, its schema. */
  static final String SHOWN =
      """
      c.relkind IN ('r', 'p', 'f', 'v', 'm')
      AND NOT c.relispartition
      AND c.relpersistence <> 't'
      AND NOT pg_catalog.starts_with(n.nspname::pg_catalog.text, 'pg_')
      AND n.nspname <> 'information_schema'
      AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
      AND pg_catalog.has_any_column_privilege(c.oid, 'SELECT')
      """;

  private PostgresScope() {}
}
