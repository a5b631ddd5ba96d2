package dev.querytool.connection;

import java.sql.SQLException;
import java.util.List;

/** What is tried on PostgreSQL. */
final class PostgresNets implements NetEngine {

  @Override
  public List<String> setup() {
    return List.of(
        "CREATE TABLE t (id int)",
        "INSERT INTO t VALUES (1), (2)",
        "CREATE SEQUENCE s",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'INSERT INTO t VALUES (9) RETURNING id'",
        "CREATE PROCEDURE p() LANGUAGE sql AS 'DELETE FROM t'",
        "CREATE PROCEDURE definer() LANGUAGE sql SECURITY DEFINER AS 'DELETE FROM t'",
        "SELECT lo_from_bytea(4711, 'net')",
        "CREATE EXTENSION dblink");
  }

  @Override
  public String fingerprint() {
    return """
        SELECT concat_ws('|', (SELECT string_agg(id::text, ',' ORDER BY id) FROM t),
          (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace),
          (SELECT count(*) FROM pg_class WHERE relpersistence = 't'),
          (SELECT count(*) FROM pg_attribute WHERE attrelid = 't'::regclass),
          (SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace),
          (SELECT relacl FROM pg_class WHERE oid = 't'::regclass),
          (SELECT last_value::text || is_called FROM s),
          (SELECT string_agg(loid || encode(data, 'escape'), ',') FROM pg_largeobject),
          (SELECT count(*) FROM pg_statistic WHERE starelid = 't'::regclass))""";
  }

  @Override
  public List<NetAttempt> attempts() {
    return List.of(
        NetAttempt.of("INSERT", "INSERT INTO t VALUES (3)"),
        NetAttempt.of("UPDATE", "UPDATE t SET id = 5"),
        NetAttempt.of("DELETE", "DELETE FROM t"),
        NetAttempt.of(
            "MERGE", "MERGE INTO t USING (SELECT 1 AS x) s ON t.id = s.x WHEN MATCHED THEN DELETE"),
        NetAttempt.of("DELETE in WITH", "WITH d AS (DELETE FROM t RETURNING id) SELECT id FROM d"),
        NetAttempt.of("TRUNCATE", "TRUNCATE t"),
        NetAttempt.of("CREATE TABLE", "CREATE TABLE u (id int)"),
        NetAttempt.of("CREATE TEMPORARY TABLE", "CREATE TEMPORARY TABLE u (id int)"),
        NetAttempt.of("CREATE TABLE AS", "CREATE TABLE u AS SELECT 1 AS id"),
        NetAttempt.of("SELECT INTO", "SELECT 1 AS id INTO u"),
        NetAttempt.of("CREATE VIEW", "CREATE VIEW v AS SELECT 1 AS id"),
        NetAttempt.of(
            "CREATE FUNCTION", "CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
        NetAttempt.of("DROP TABLE", "DROP TABLE t"),
        NetAttempt.of("ALTER TABLE", "ALTER TABLE t ADD c int"),
        NetAttempt.of("GRANT", "GRANT SELECT ON t TO PUBLIC"),
        NetAttempt.of("DO block that deletes", "DO 'BEGIN DELETE FROM t; END'"),
        NetAttempt.of("CALL of a procedure that deletes", "CALL p()"),
        NetAttempt.of("CALL of one that deletes as its owner", "CALL definer()"),
        NetAttempt.of("SELECT of a function that inserts", "SELECT f()"),
        NetAttempt.of("nextval", "SELECT nextval('s')"),
        NetAttempt.of("setval", "SELECT setval('s', 77)"),
        NetAttempt.doing("SELECT FOR UPDATE", "SELECT id FROM t FOR UPDATE"),
        NetAttempt.doing("LOCK TABLE IN SHARE MODE", "LOCK TABLE t IN SHARE MODE"),
        NetAttempt.of("ANALYZE", "ANALYZE t"),
        NetAttempt.doing("VACUUM", "VACUUM t"),
        NetAttempt.of("`COMMIT; DELETE` in one text", "COMMIT; DELETE FROM t"),
        NetAttempt.of("`ROLLBACK; DELETE` in one text", "ROLLBACK; DELETE FROM t"),
        NetAttempt.of("SELECT and DELETE in one text", "SELECT 1; DELETE FROM t"),
        NetAttempt.of(
            "SET TRANSACTION READ WRITE, then DELETE",
            "SET TRANSACTION READ WRITE",
            "DELETE FROM t"),
        NetAttempt.of(
            "SET TRANSACTION READ WRITE after a read",
            "SELECT id FROM t",
            "SET TRANSACTION READ WRITE"),
        NetAttempt.of(
            "`COMMIT; BEGIN READ WRITE; DELETE; COMMIT` in one text",
            "COMMIT; BEGIN READ WRITE; DELETE FROM t; COMMIT"),
        NetAttempt.of(
            "`SET default_transaction_read_only = off; COMMIT; DELETE` in one text",
            "SET default_transaction_read_only = off; COMMIT; DELETE FROM t"),
        NetAttempt.of("COPY FROM PROGRAM", "COPY t FROM PROGRAM 'echo 1'"),
        NetAttempt.doing("COPY TO PROGRAM", "COPY t TO PROGRAM 'cat > /dev/null'"),
        NetAttempt.doing("pg_read_file", "SELECT pg_read_file('/etc/hostname')"),
        NetAttempt.of("lo_create", "SELECT lo_create(0)"),
        NetAttempt.of("lo_from_bytea", "SELECT lo_from_bytea(0, 'x')"),
        NetAttempt.of("lo_put", "SELECT lo_put(4711, 0, 'x')"),
        NetAttempt.of("lo_unlink", "SELECT lo_unlink(4711)"),
        NetAttempt.doing("lo_export", "SELECT lo_export(4711, '/dev/null')"),
        NetAttempt.of("lo_import", "SELECT lo_import('/etc/hostname')"),
        NetAttempt.of(
            "dblink_exec that deletes",
            "SELECT dblink_exec('host=127.0.0.1 port=' || current_setting('port') || ' dbname='"
                + " || current_database() || ' user=' || current_user, 'DELETE FROM t')"),
        NetAttempt.doing("pg_sleep for longer than a statement may run", "SELECT pg_sleep(60)"),
        NetAttempt.doing(
            "pg_logical_emit_message", "SELECT pg_logical_emit_message(false, 'qt_net', 'x')"),
        NetAttempt.doing("txid_current, which spends a transaction id", "SELECT txid_current()"),
        NetAttempt.doing("pg_stat_reset", "SELECT pg_stat_reset()"),
        NetAttempt.doing("pg_export_snapshot, which writes a file", "SELECT pg_export_snapshot()"),
        NetAttempt.of("NOTIFY", "NOTIFY qt_net"),
        NetAttempt.of("pg_notify", "SELECT pg_notify('qt_net', 'x')"),
        NetAttempt.doing("`COMMIT; NOTIFY` in one text", "COMMIT; NOTIFY qt_net"),
        NetAttempt.leaving(
            "LISTEN", "SELECT count(*) FROM pg_listening_channels()", "0", "LISTEN qt_net"),
        NetAttempt.leaving(
            "`COMMIT; LISTEN` in one text",
            "SELECT count(*) FROM pg_listening_channels()",
            "0",
            "COMMIT; LISTEN qt_net"),
        NetAttempt.leaving(
            "pg_advisory_lock",
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()",
            "0",
            "SELECT pg_advisory_lock(4711)"),
        NetAttempt.leaving(
            "pg_advisory_xact_lock",
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()",
            "0",
            "SELECT pg_advisory_xact_lock(4712)"),
        NetAttempt.leaving(
            "PREPARE",
            "SELECT count(*) FROM pg_prepared_statements WHERE name = 'qt_net'",
            "0",
            "PREPARE qt_net AS SELECT 1"),
        NetAttempt.leaving(
            "set_config of statement_timeout",
            "SELECT current_setting('statement_timeout')",
            "1s",
            "SELECT set_config('statement_timeout', '0', false)"),
        setConfig("lock_timeout", "10s", "0"),
        setConfig("idle_in_transaction_session_timeout", "1s", "0"),
        setConfig("transaction_timeout", "61s", "0"),
        setConfig("default_transaction_read_only", "on", "off"),
        setConfig("standard_conforming_strings", "on", "off"),
        setConfig("search_path", "public, pg_temp", "pg_temp"),
        NetAttempt.leaving(
            "`COMMIT; SET statement_timeout` in one text",
            "SELECT current_setting('statement_timeout')",
            "1s",
            "COMMIT; SET statement_timeout = 0"),
        NetAttempt.leaving(
            "`COMMIT; SET search_path` in one text",
            "SELECT current_setting('search_path')",
            "public, pg_temp",
            "COMMIT; SET search_path = pg_temp"));
  }

  private static NetAttempt setConfig(String setting, String clean, String value) {
    return NetAttempt.leaving(
        "set_config of " + setting,
        "SELECT current_setting('" + setting + "')",
        clean,
        "SELECT set_config('" + setting + "', '" + value + "', false)");
  }

  @Override
  public String stoppedBy(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return switch (state) {
      case "25006" -> "the read-only transaction";
      case "25001" -> "the transaction";
      case "42501", "2F003" -> "missing privileges";
      case "57014" -> "the statement's time-out";
      default -> "an error, SQLSTATE " + state;
    };
  }
}
