package dev.querytool.connection;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is tried on MySQL and MariaDB. */
final class MysqlNets implements NetEngine {

  private final String folder;
  private final Dialect dialect;

  /**
   * Knows what to try.
   *
   * @param folder the beginning of the names of files that the server may write
   */
  MysqlNets(String folder, Dialect dialect) {
    this.folder = folder;
    this.dialect = dialect;
  }

  @Override
  public List<String> setup() {
    List<String> setup =
        new ArrayList<>(
            List.of(
                "CREATE TABLE t (id int)",
                "INSERT INTO t VALUES (1), (2)",
                "CREATE TABLE my (id int) ENGINE=MyISAM",
                "CREATE PROCEDURE p() MODIFIES SQL DATA DELETE FROM t",
                "CREATE FUNCTION f() RETURNS int DETERMINISTIC MODIFIES SQL DATA"
                    + " BEGIN INSERT INTO t VALUES (9); RETURN 1; END"));
    if (dialect == Dialect.MARIADB) {
      setup.add("CREATE SEQUENCE s");
    }
    return setup;
  }

  @Override
  public String fingerprint() {
    String sequence = dialect == Dialect.MARIADB ? ", (SELECT next_not_cached_value FROM s)" : "";
    return """
        SELECT concat_ws('|', (SELECT group_concat(id ORDER BY id) FROM t),
          (SELECT group_concat(id ORDER BY id) FROM my),
          (SELECT count(*) FROM information_schema.tables WHERE table_schema = database()),
          (SELECT count(*) FROM information_schema.columns WHERE table_schema = database()),
          (SELECT count(*) FROM information_schema.routines WHERE routine_schema = database()),
          (SELECT count(*) FROM information_schema.table_privileges
            WHERE table_schema = database())%s)"""
        .formatted(sequence);
  }

  @Override
  public List<NetAttempt> attempts() {
    return Stream.of(writes(), doings(), leavings()).flatMap(List::stream).toList();
  }

  private static List<NetAttempt> writes() {
    return List.of(
        NetAttempt.of("INSERT", "INSERT INTO t VALUES (3)"),
        NetAttempt.of("INSERT into MyISAM", "INSERT INTO my VALUES (3)"),
        NetAttempt.of("UPDATE", "UPDATE t SET id = 5"),
        NetAttempt.of("DELETE", "DELETE FROM t"),
        NetAttempt.of("REPLACE", "REPLACE INTO t VALUES (3)"),
        NetAttempt.of("TRUNCATE", "TRUNCATE TABLE t"),
        NetAttempt.of("CREATE TABLE", "CREATE TABLE u (id int)"),
        NetAttempt.of("CREATE TABLE AS", "CREATE TABLE u AS SELECT 1 AS id"),
        NetAttempt.leaving(
            "CREATE TEMPORARY TABLE",
            "SELECT count(*) FROM information_schema.tables WHERE table_name = 'u'",
            "0",
            "CREATE TEMPORARY TABLE u (id int)"),
        NetAttempt.of("CREATE VIEW", "CREATE VIEW v AS SELECT 1 AS id"),
        NetAttempt.of("CREATE PROCEDURE", "CREATE PROCEDURE q() SELECT 1"),
        NetAttempt.of("DROP TABLE", "DROP TABLE t"),
        NetAttempt.of("ALTER TABLE", "ALTER TABLE t ADD c int"),
        NetAttempt.of("GRANT", "GRANT SELECT ON t TO CURRENT_USER()"),
        NetAttempt.of("CALL of a procedure that deletes", "CALL p()"),
        NetAttempt.of("SELECT and DELETE in one text", "SELECT 1; DELETE FROM t"),
        NetAttempt.of("DELETE behind WITH", "WITH d AS (SELECT 1) DELETE FROM t"),
        NetAttempt.of("COMMIT, then DELETE", "COMMIT", "DELETE FROM t"),
        NetAttempt.of(
            "SET TRANSACTION READ WRITE, then CALL", "SET TRANSACTION READ WRITE", "CALL p()"),
        NetAttempt.of(
            "START TRANSACTION READ WRITE, CALL, COMMIT",
            "START TRANSACTION READ WRITE",
            "CALL p()",
            "COMMIT"),
        NetAttempt.of(
            "SET SESSION TRANSACTION READ WRITE, CALL, COMMIT",
            "SET SESSION TRANSACTION READ WRITE",
            "CALL p()",
            "COMMIT"),
        NetAttempt.of("SELECT of a function that inserts", "SELECT f()"),
        NetAttempt.of("LOAD DATA LOCAL", "LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE t"));
  }

  private List<NetAttempt> doings() {
    return List.of(
        NetAttempt.doing("SELECT FOR UPDATE", "SELECT id FROM t FOR UPDATE"),
        NetAttempt.doing("SELECT LOCK IN SHARE MODE", "SELECT id FROM t LOCK IN SHARE MODE"),
        NetAttempt.doing("LOCK TABLES WRITE", "LOCK TABLES t WRITE"),
        NetAttempt.doing("ANALYZE TABLE", "ANALYZE TABLE t"),
        NetAttempt.doing("HANDLER", "HANDLER t OPEN"),
        NetAttempt.doing("INTO OUTFILE", "SELECT 1 INTO OUTFILE '" + folder + "out'"),
        NetAttempt.doing("INTO DUMPFILE", "SELECT 1 INTO DUMPFILE '" + folder + "dump'"),
        NetAttempt.doing("LOAD_FILE", "SELECT LOAD_FILE('" + folder + "dump')"),
        NetAttempt.doing("SET GLOBAL", "SET GLOBAL long_query_time = @@GLOBAL.long_query_time"),
        NetAttempt.doing("FLUSH", "FLUSH STATUS"),
        NetAttempt.doing("KILL of another session", "KILL 4000000000"),
        NetAttempt.doing("SLEEP for longer than a statement may run", "SELECT SLEEP(60) FROM t"),
        NetAttempt.doing("SLEEP with the time-out lifted by the text itself", lifted()));
  }

  private String lifted() {
    return dialect == Dialect.MARIADB
        ? "SET STATEMENT max_statement_time = 0 FOR SELECT SLEEP(1.2)"
        : "SELECT /*+ SET_VAR(max_execution_time = 0) */ SLEEP(1.2)";
  }

  private List<NetAttempt> leavings() {
    List<NetAttempt> all = new ArrayList<>();
    if (dialect == Dialect.MARIADB) {
      all.add(NetAttempt.of("NEXTVAL", "SELECT NEXTVAL(s)"));
      all.add(NetAttempt.of("NEXT VALUE FOR", "SELECT NEXT VALUE FOR s"));
      all.add(NetAttempt.of("SETVAL", "SELECT SETVAL(s, 77)"));
    }
    all.addAll(
        List.of(
            NetAttempt.leaving(
                "GET_LOCK",
                "SELECT IS_USED_LOCK('qt_net') IS NOT NULL",
                "0",
                "SELECT GET_LOCK('qt_net', 0)"),
            NetAttempt.leaving(
                "a user variable", "SELECT @qt_net IS NOT NULL", "0", "SELECT 1 INTO @qt_net"),
            NetAttempt.leaving(
                "PREPARE", "EXECUTE qt_net", "failed: 1243", "PREPARE qt_net FROM 'SELECT 1'"),
            NetAttempt.leaving(
                "SET SESSION sql_select_limit",
                "SELECT @@sql_select_limit",
                "18446744073709551615",
                "SET SESSION sql_select_limit = 1"),
            NetAttempt.leaving(
                "lifting the session's time-out",
                dialect == Dialect.MARIADB
                    ? "SELECT @@max_statement_time"
                    : "SELECT @@max_execution_time",
                dialect == Dialect.MARIADB ? "1.0" : "1000",
                dialect == Dialect.MARIADB
                    ? "SET SESSION max_statement_time = 0"
                    : "SET SESSION max_execution_time = 0"),
            setSession("sql_mode", "ANSI_QUOTES"),
            setSession("group_concat_max_len", "5"),
            setSession("transaction_read_only", "0"),
            NetAttempt.leaving(
                "USE of another database",
                "SELECT database() = 'information_schema'",
                "0",
                "USE information_schema"),
            NetAttempt.leaving(
                "LAST_INSERT_ID(n)",
                "SELECT LAST_INSERT_ID() = 4711",
                "0",
                "SELECT LAST_INSERT_ID(4711)")));
    return all;
  }

  private static NetAttempt setSession(String variable, String value) {
    return NetAttempt.leaving(
        "SET SESSION " + variable,
        "SELECT @@" + variable + " = '" + value + "'",
        "0",
        "SET SESSION " + variable + " = " + (value.matches("\\d+") ? value : "'" + value + "'"));
  }

  @Override
  public String stoppedBy(SQLException failure) {
    return switch (failure.getErrorCode()) {
      case 1792 -> "the read-only transaction";
      case 1044, 1045, 1142, 1227, 1370, 1410 -> "missing privileges";
      case 1969, 3024 -> "the statement's time-out";
      case 1064 -> "one statement in a text";
      case 1568 -> "the transaction";
      case 1148, 3948, 4166 -> "LOCAL INFILE switched off";
      case 1094 -> "";
      case 0 -> "the driver";
      default -> "an error, number " + failure.getErrorCode();
    };
  }
}
