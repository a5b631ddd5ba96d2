package dev.querytool.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What people made of PostgreSQL's own signs, casts and types: operators in the schemas of the
 * search path, casts with functions, and domains whose checks call functions.
 *
 * <p>An operator is taken before the server's own if it fits its operands better, but for one with
 * the very same operands, since pg_catalog comes first. It is apart from plain values if each of
 * its operands is of a type of users, or of one that the server's own operator of that sign takes
 * on both sides, which it then prefers beside a literal. A row in brackets becomes a value of any
 * composite type, and a literal one of any type of strings.
 */
final class PostgresUnnamedCalls {

  private static final BulkQuery CALLS =
      new BulkQuery(
          Told.OTHER,
          """
          WITH RECURSIVE first (oid) AS (SELECT 16384::pg_catalog.oid),
          none (oid) AS (SELECT 0::pg_catalog.oid),
          made AS (
            SELECT 'OPERATOR' AS kind, o.oid,
              'pg_catalog.pg_operator'::pg_catalog.regclass::pg_catalog.oid AS class,
              n.nspname AS schema_name, o.oprname AS name, o.oprleft AS source,
              o.oprright AS target, o.oprcode::pg_catalog.oid AS function
            FROM first
            JOIN pg_catalog.pg_operator o ON o.oid >= first.oid
            JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
            WHERE n.nspname = ANY (pg_catalog.current_schemas(true))
              AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_operator own
                WHERE own.oprname = o.oprname AND own.oprleft = o.oprleft
                  AND own.oprright = o.oprright AND own.oid < first.oid)
            UNION ALL
            SELECT CASE k.castcontext WHEN 'i' THEN 'IMPLICIT_CAST' WHEN 'a' THEN 'ASSIGNMENT_CAST'
                ELSE 'EXPLICIT_CAST' END, k.oid,
              'pg_catalog.pg_cast'::pg_catalog.regclass::pg_catalog.oid,
              ''::pg_catalog.name, ''::pg_catalog.name, k.castsource, k.casttarget, k.castfunc
            FROM first
            JOIN pg_catalog.pg_cast k ON k.oid >= first.oid
            WHERE k.castmethod = 'f'
            UNION ALL
            SELECT 'DOMAIN_CHECK', t.oid,
              'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid,
              n.nspname, t.typname, none.oid, t.oid,
              CASE WHEN o.oid IS NULL THEN d.refobjid ELSE o.oprcode::pg_catalog.oid END
            FROM first
            CROSS JOIN none
            JOIN pg_catalog.pg_type t ON t.oid >= first.oid
            JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
            JOIN pg_catalog.pg_constraint k ON k.contypid = t.oid
            JOIN pg_catalog.pg_depend d ON d.objid = k.oid AND d.refobjid >= first.oid
              AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass::pg_catalog.oid
              AND d.refclassid IN ('pg_catalog.pg_proc'::pg_catalog.regclass::pg_catalog.oid,
                'pg_catalog.pg_operator'::pg_catalog.regclass::pg_catalog.oid)
            LEFT JOIN pg_catalog.pg_operator o ON o.oid = d.refobjid
              AND d.refclassid = 'pg_catalog.pg_operator'::pg_catalog.regclass::pg_catalog.oid
          ),
          of_users AS MATERIALIZED (
            SELECT m.*,
              pg_catalog.row_number() OVER (ORDER BY m.class, m.oid, m.function) AS id
            FROM made m
            WHERE NOT EXISTS (
              SELECT FROM pg_catalog.pg_depend d
              WHERE d.objid = m.oid AND d.classid = m.class AND d.deptype = 'e')
          ),
          step (type, at) AS (
            SELECT u.source, u.source FROM of_users u
            UNION
            SELECT u.target, u.target FROM of_users u
            UNION
            SELECT s.type, CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.typelem END
            FROM step s
            CROSS JOIN first
            JOIN pg_catalog.pg_type t ON t.oid = s.at
            WHERE t.typtype = 'd' OR (t.typcategory = 'A' AND t.oid >= first.oid)
          ),
          root (type, at, apart, composite) AS (
            SELECT s.type, t.oid,
              t.oid >= first.oid AND t.typcategory <> 'S' AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_cast k
                WHERE k.casttarget = t.oid AND k.castcontext = 'i' AND k.castsource < first.oid),
              t.typtype = 'c'
            FROM step s
            CROSS JOIN first
            JOIN pg_catalog.pg_type t ON t.oid = s.at
            WHERE t.typtype <> 'd' AND (t.typcategory <> 'A' OR t.oid < first.oid)
          ),
          own AS (
            SELECT o.oprname, o.oprleft, o.oprright
            FROM first
            JOIN pg_catalog.pg_operator o ON o.oid < first.oid
            WHERE o.oprname IN (SELECT u.name FROM of_users u)
          ),
          operand AS (
            SELECT u.id, r.at, r.apart AND (NOT r.composite OR EXISTS (
                SELECT FROM own
                WHERE own.oprname = u.name
                  AND own.oprleft = 'pg_catalog.record'::pg_catalog.regtype::pg_catalog.oid)
              ) AS apart,
              EXISTS (
                SELECT FROM own
                WHERE own.oprname = u.name AND own.oprleft = r.at AND own.oprright = r.at)
              AS taken
            FROM of_users u
            JOIN root r ON r.type = u.source OR r.type = u.target
            WHERE u.kind = 'OPERATOR'
          ),
          start (id, at) AS (
            SELECT p.id, p.at
            FROM operand p
            JOIN of_users u ON u.id = p.id
            CROSS JOIN none
            WHERE p.apart
              AND NOT EXISTS (
                SELECT FROM operand other
                WHERE other.id = p.id AND NOT other.apart AND NOT other.taken)
              AND EXISTS (
                SELECT FROM own
                WHERE own.oprname = u.name AND (own.oprleft = none.oid) = (u.source = none.oid))
            UNION
            SELECT u.id, r.at
            FROM of_users u
            CROSS JOIN first
            JOIN root r ON r.type = u.source
            WHERE u.kind IN ('EXPLICIT_CAST', 'ASSIGNMENT_CAST', 'IMPLICIT_CAST')
              AND r.at >= first.oid
            UNION
            SELECT u.id, u.target FROM of_users u WHERE u.kind = 'DOMAIN_CHECK'
          ),
          carrier (id, type) AS (
            SELECT s.id, s.at FROM start s
            UNION
            SELECT c.id, f.holder
            FROM carrier c
            CROSS JOIN none
            JOIN LATERAL (
              SELECT t.oid FROM pg_catalog.pg_type t
              WHERE t.typtype = 'd' AND t.typbasetype = c.type
              UNION ALL
              SELECT t.oid FROM pg_catalog.pg_type t
              WHERE t.typcategory = 'A' AND t.typelem = c.type
              UNION ALL
              SELECT t.oid FROM pg_catalog.pg_attribute a
              JOIN pg_catalog.pg_type t ON t.typrelid = a.attrelid
              WHERE a.atttypid = c.type AND a.attnum > 0
              UNION ALL
              SELECT r.rngtypid FROM pg_catalog.pg_range r WHERE r.rngsubtype = c.type
              UNION ALL
              SELECT r.rngmultitypid FROM pg_catalog.pg_range r WHERE r.rngtypid = c.type
            ) AS f (holder) ON f.holder <> none.oid
          )
          SELECT u.kind, u.id, u.schema_name, u.name,
            CASE WHEN u.source <> none.oid THEN pg_catalog.format_type(u.source, NULL) END
              AS source,
            pg_catalog.format_type(u.target, NULL) AS target,
            pn.nspname AS function_schema, p.proname AS function_name,
            pg_catalog.oidvectortypes(p.proargtypes) AS arguments,
            pg_catalog.format_type(c.type, NULL) AS carrier
          FROM of_users u
          CROSS JOIN none
          JOIN pg_catalog.pg_proc p ON p.oid = u.function
          JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace
          LEFT JOIN carrier c ON c.id = u.id
          ORDER BY u.id, c.type
          """);

  private final Map<String, UnnamedCall> found = new LinkedHashMap<>();

  private PostgresUnnamedCalls() {}

  static List<UnnamedCall> read(StructureReading reading) throws SQLException {
    PostgresUnnamedCalls calls = new PostgresUnnamedCalls();
    CALLS.read(reading, calls::add);
    return calls.found.values().stream().sorted(UnnamedCall.BY_NAME).toList();
  }

  private void add(ToldRow row) throws SQLException {
    String id = row.text("id");
    UnnamedCall before = found.get(id);
    List<String> carriers = new ArrayList<>(before == null ? List.of() : before.carriers());
    String carrier = row.textOrNull("carrier");
    if (carrier != null) {
      carriers.add(carrier);
      carriers.sort(Comparator.naturalOrder());
    }
    found.put(id, call(row, carriers));
  }

  private static UnnamedCall call(ToldRow row, List<String> carriers) throws SQLException {
    UnnamedCall.Kind kind = UnnamedCall.Kind.valueOf(row.text("kind"));
    String target = row.text("target");
    return new UnnamedCall(
        kind,
        row.name("schema_name"),
        kind == UnnamedCall.Kind.OPERATOR ? row.name("name") : target,
        Objects.requireNonNullElse(row.textOrNull("source"), ""),
        target,
        row.name("function_schema"),
        row.name("function_name"),
        row.text("arguments"),
        carriers);
  }
}
