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

  private static final String ROLE =
      """
      SELECT r.rolsuper, r.rolreplication, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb,
        has_database_privilege(current_database(), 'CREATE'),
        current_setting('temp_file_limit') = '-1',
        ARRAY(SELECT m.rolname::text FROM pg_catalog.pg_roles m
          WHERE m.rolname LIKE 'pg\\_%' AND pg_has_role(m.oid, 'MEMBER') ORDER BY 1)
      FROM pg_catalog.pg_roles r WHERE r.rolname = current_user""";

  private static final String OBJECTS =
      """
      SELECT (SELECT string_agg(n.nspname, ', ' ORDER BY n.nspname) FROM pg_catalog.pg_namespace n
          WHERE n.nspname = ANY (current_schemas(false)) AND n.nspname NOT LIKE 'pg\\_%'
            AND has_schema_privilege(n.oid, 'CREATE')),
        (SELECT count(*) FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p', 'v', 'f')
            AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
            AND (has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
              OR has_any_column_privilege(c.oid, 'INSERT, UPDATE')))""";

  /** Objects below this number came with the server. */
  private static final String OPERATORS =
      """
      SELECT (SELECT count(*) FROM pg_catalog.pg_operator o
          WHERE o.oid >= 16384 AND o.oprleft < 16384 AND o.oprright < 16384
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
              WHERE d.objid = o.oid AND d.classid = 'pg_operator'::regclass AND d.deptype = 'e'))
        + (SELECT count(*) FROM pg_catalog.pg_cast c
          WHERE c.oid >= 16384 AND c.castsource < 16384 AND c.casttarget < 16384
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
              WHERE d.objid = c.oid AND d.classid = 'pg_cast'::regclass AND d.deptype = 'e'))""";

  private static final Map<String, PrivilegeCode> MEMBERSHIPS =
      Map.of(
          "pg_read_server_files", PrivilegeCode.SERVER_FILES,
          "pg_write_server_files", PrivilegeCode.SERVER_FILES,
          "pg_execute_server_program", PrivilegeCode.SERVER_PROGRAM,
          "pg_write_all_data", PrivilegeCode.WRITE,
          "pg_maintain", PrivilegeCode.ADMINISTRATION,
          "pg_signal_backend", PrivilegeCode.ADMINISTRATION,
          "pg_checkpoint", PrivilegeCode.ADMINISTRATION,
          "pg_create_subscription", PrivilegeCode.ADMINISTRATION,
          "pg_read_all_stats", PrivilegeCode.OTHERS_STATEMENTS,
          "pg_monitor", PrivilegeCode.OTHERS_STATEMENTS);

  private final List<PrivilegeFinding> findings = new ArrayList<>();

  private PostgresPrivileges() {}

  static List<PrivilegeFinding> of(Connection connection) throws SQLException {
    PostgresPrivileges found = new PostgresPrivileges();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(ROLE)) {
        row.next();
        found.addRole(row);
      }
      try (ResultSet row = statement.executeQuery(OBJECTS)) {
        row.next();
        found.addObjects(row.getString(1), row.getLong(2));
      }
      try (ResultSet row = statement.executeQuery(OPERATORS)) {
        row.next();
        found.addOperators(row.getLong(1));
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

  private void addOperators(long count) {
    add(
        count > 0,
        PrivilegeCode.USER_OPERATORS,
        count + " operators or casts of users stand on built-in types");
  }

  private void add(boolean found, PrivilegeCode code, String text) {
    if (found) {
      findings.add(new PrivilegeFinding(code, text));
    }
  }
}
