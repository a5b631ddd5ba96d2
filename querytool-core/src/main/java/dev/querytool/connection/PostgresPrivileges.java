package dev.querytool.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a PostgreSQL role may do, its own and what it has by membership. */
final class PostgresPrivileges {

  /** All functions are named with their schema, and all operators fit their operands exactly. */
  private static final String ROLE =
      """
      SELECT r.rolsuper, r.rolreplication, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb,
        pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'),
        pg_catalog.current_setting('temp_file_limit') = '-1',
        ARRAY(SELECT m.rolname::text FROM pg_catalog.pg_roles m
          WHERE m.rolname::text LIKE 'pg\\_%' AND pg_catalog.pg_has_role(m.oid, 'MEMBER')
          ORDER BY 1)
      FROM pg_catalog.pg_roles r WHERE r.rolname = current_user""";

  private static final String OBJECTS =
      """
      SELECT (SELECT pg_catalog.string_agg(n.nspname::text, ', ' ORDER BY n.nspname)
          FROM pg_catalog.pg_namespace n
          WHERE n.nspname = ANY (pg_catalog.current_schemas(false))
            AND n.nspname::text NOT LIKE 'pg\\_%'
            AND pg_catalog.has_schema_privilege(n.oid, 'CREATE')),
        (SELECT pg_catalog.count(*) FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p', 'v', 'f')
            AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
            AND (pg_catalog.has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
              OR pg_catalog.has_any_column_privilege(c.oid, 'INSERT, UPDATE'))),
        (SELECT pg_catalog.string_agg(DISTINCT p.proname::text, ', ' ORDER BY p.proname::text)
          FROM pg_catalog.pg_proc p
          WHERE p.pronamespace = 'pg_catalog'::regnamespace::oid
            AND p.proname IN ('lo_export', 'lo_import', 'pg_ls_dir', 'pg_ls_logdir',
              'pg_ls_waldir', 'pg_read_binary_file', 'pg_read_file', 'pg_stat_file')
            AND pg_catalog.has_function_privilege(p.oid, 'EXECUTE'))""";

  /**
   * Operators of the search path, casts with functions, and domains whose checks call functions,
   * which plain signs and calls of the server's own functions run. An operator that fits its
   * operands exactly is taken before the server's own, wherever pg_catalog stands in the path; a
   * literal becomes a value of a domain beside an array of it. Objects below 16384 came with the
   * server; extensions are trusted.
   */
  private static final String OPERATORS =
      """
      WITH made AS (
        SELECT o.oid, 'pg_catalog.pg_operator'::regclass::oid AS kind,
          o.oprname::text || ' (' || pg_catalog.concat_ws(', ',
            nullif(o.oprleft, 0::oid)::regtype::text, o.oprright::regtype::text) || ')' AS sign
        FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
        WHERE o.oid >= 16384::oid AND n.nspname = ANY (pg_catalog.current_schemas(true))
        UNION ALL
        SELECT c.oid, 'pg_catalog.pg_cast'::regclass::oid,
          'cast of ' || c.castsource::regtype::text || ' to ' || c.casttarget::regtype::text
        FROM pg_catalog.pg_cast c
        WHERE c.oid >= 16384::oid AND c.castmethod = 'f'
        UNION
        SELECT t.oid, 'pg_catalog.pg_type'::regclass::oid, 'check of ' || t.oid::regtype::text
        FROM pg_catalog.pg_type t JOIN pg_catalog.pg_constraint k ON k.contypid = t.oid
        JOIN pg_catalog.pg_depend f ON f.objid = k.oid
          AND f.classid = 'pg_catalog.pg_constraint'::regclass::oid
        WHERE f.refobjid >= 16384::oid
          AND f.refclassid IN ('pg_catalog.pg_proc'::regclass::oid,
            'pg_catalog.pg_operator'::regclass::oid))
      SELECT pg_catalog.count(*),
        coalesce(pg_catalog.string_agg(sign, ', ' ORDER BY place) FILTER (WHERE place <= 5), '')
      FROM (SELECT sign, pg_catalog.row_number() OVER (ORDER BY kind, sign) AS place FROM made m
        WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
          WHERE d.objid = m.oid AND d.classid = m.kind AND d.deptype = 'e')) AS of_users""";

  private static final Map<String, PrivilegeCode> MEMBERSHIPS =
      Map.ofEntries(
          Map.entry("pg_read_server_files", PrivilegeCode.SERVER_FILES),
          Map.entry("pg_write_server_files", PrivilegeCode.SERVER_FILES),
          Map.entry("pg_execute_server_program", PrivilegeCode.SERVER_PROGRAM),
          Map.entry("pg_write_all_data", PrivilegeCode.WRITE),
          Map.entry("pg_maintain", PrivilegeCode.ADMINISTRATION),
          Map.entry("pg_signal_backend", PrivilegeCode.ADMINISTRATION),
          Map.entry("pg_signal_autovacuum_worker", PrivilegeCode.ADMINISTRATION),
          Map.entry("pg_checkpoint", PrivilegeCode.ADMINISTRATION),
          Map.entry("pg_create_subscription", PrivilegeCode.ADMINISTRATION),
          Map.entry("pg_stat_scan_tables", PrivilegeCode.ADMINISTRATION),
          Map.entry("pg_read_all_settings", PrivilegeCode.OTHERS_STATEMENTS),
          Map.entry("pg_read_all_stats", PrivilegeCode.OTHERS_STATEMENTS),
          Map.entry("pg_monitor", PrivilegeCode.OTHERS_STATEMENTS));

  private final List<PrivilegeFinding> findings = new ArrayList<>();

  private PostgresPrivileges() {}

  static List<PrivilegeFinding> of(Connection connection, SessionDeadline deadline)
      throws SQLException {
    PostgresPrivileges found = new PostgresPrivileges();
    try (Statement statement = connection.createStatement()) {
      deadline.runs(statement);
      try (ResultSet row = statement.executeQuery(ROLE)) {
        row.next();
        found.addRole(row);
      }
      try (ResultSet row = statement.executeQuery(OBJECTS)) {
        row.next();
        found.addObjects(row.getString(1), row.getLong(2));
        found.addFiles(row.getString(3));
      }
      try (ResultSet row = statement.executeQuery(OPERATORS)) {
        row.next();
        found.addOperators(row.getLong(1), row.getString(2));
      }
    }
    return found.findings;
  }

  private void addRole(ResultSet row) throws SQLException {
    boolean superuser = row.getBoolean(1);
    add(superuser, PrivilegeCode.SUPERUSER, "the role is a superuser");
    add(row.getBoolean(2), PrivilegeCode.ADMINISTRATION, "the role may replicate the server");
    add(
        row.getBoolean(3),
        PrivilegeCode.BYPASS_ROW_SECURITY,
        "row security does not bind the role");
    add(row.getBoolean(4), PrivilegeCode.GRANT, "the role may create roles");
    add(row.getBoolean(5), PrivilegeCode.CREATE, "the role may create databases");
    add(row.getBoolean(6), PrivilegeCode.CREATE, "the role may create schemas in this database");
    add(
        row.getBoolean(7),
        PrivilegeCode.UNLIMITED_TEMPORARY_FILES,
        "temp_file_limit is -1, so one query may fill the server's disk");
    if (!superuser) {
      for (Object role : (Object[]) row.getArray(8).getArray()) {
        PrivilegeCode code = MEMBERSHIPS.get(String.valueOf(role));
        if (code != null) {
          add(true, code, "the role is a member of " + role);
        }
      }
    }
  }

  private void addObjects(@Nullable String schemas, long tables) {
    add(
        schemas != null,
        PrivilegeCode.CREATE,
        "the role may create objects in the schemas of its search path: " + schemas);
    add(tables > 0, PrivilegeCode.WRITE, "the role may change the rows of " + tables + " tables");
  }

  private void addFiles(@Nullable String functions) {
    boolean known = findings.stream().anyMatch(one -> one.code() == PrivilegeCode.SUPERUSER);
    add(
        functions != null && !known,
        PrivilegeCode.SERVER_FILES,
        "the role may call " + functions + ", which reach files of the server");
  }

  private void addOperators(long count, String first) {
    add(
        count > 0,
        PrivilegeCode.USER_OPERATORS,
        count
            + " operators, casts or checks of domains of users may be called by plain signs: "
            + first);
  }

  private void add(boolean found, PrivilegeCode code, String text) {
    if (found) {
      findings.add(new PrivilegeFinding(code, text));
    }
  }
}
