package dev.querytool.connection;

import java.sql.SQLException;
import java.util.List;

/** What is tried on SQLite. */
final class SqliteNets implements NetEngine {

  private final String folder;

  SqliteNets(String folder) {
    this.folder = folder;
  }

  @Override
  public List<String> setup() {
    return List.of("CREATE TABLE t (id int)", "INSERT INTO t VALUES (1), (2)");
  }

  @Override
  public String fingerprint() {
    return """
        SELECT (SELECT group_concat(id) FROM t) || '|' || (SELECT count(*) FROM sqlite_schema)
          || '|' || (SELECT user_version FROM pragma_user_version)""";
  }

  @Override
  public List<NetAttempt> attempts() {
    return List.of(
        NetAttempt.of("INSERT", "INSERT INTO t VALUES (3)"),
        NetAttempt.of("UPDATE", "UPDATE t SET id = 5"),
        NetAttempt.of("DELETE", "DELETE FROM t"),
        NetAttempt.of("REPLACE", "REPLACE INTO t VALUES (3)"),
        NetAttempt.of("CREATE TABLE", "CREATE TABLE u (id int)"),
        NetAttempt.of("CREATE TABLE AS", "CREATE TABLE u AS SELECT 1 AS id"),
        NetAttempt.of("CREATE VIEW", "CREATE VIEW v AS SELECT 1 AS id"),
        NetAttempt.leaving(
            "CREATE TEMP TABLE",
            "SELECT count(*) FROM temp.sqlite_schema",
            "0",
            "CREATE TEMP TABLE u (id int)"),
        NetAttempt.of("DROP TABLE", "DROP TABLE t"),
        NetAttempt.of("ALTER TABLE", "ALTER TABLE t ADD c int"),
        NetAttempt.of("ANALYZE", "ANALYZE"),
        NetAttempt.doing("VACUUM", "VACUUM"),
        NetAttempt.doing("VACUUM INTO", "VACUUM INTO '" + folder + "/copy.db'"),
        NetAttempt.doing(
            "COMMIT, then VACUUM INTO", "COMMIT", "VACUUM INTO '" + folder + "/c2.db'"),
        NetAttempt.doing("ATTACH", "ATTACH '" + folder + "/other.db' AS other"),
        NetAttempt.of("`COMMIT; DELETE` in one text", "COMMIT; DELETE FROM t"),
        NetAttempt.of("COMMIT, then DELETE", "COMMIT", "DELETE FROM t"),
        NetAttempt.of(
            "PRAGMA query_only = 0, then DELETE", "PRAGMA query_only = 0", "DELETE FROM t"),
        NetAttempt.of(
            "PRAGMA writable_schema = 1, then DELETE FROM sqlite_schema",
            "PRAGMA query_only = 0",
            "PRAGMA writable_schema = 1",
            "DELETE FROM sqlite_schema"),
        NetAttempt.of("PRAGMA user_version = 5", "PRAGMA user_version = 5"),
        NetAttempt.of("PRAGMA journal_mode = WAL", "PRAGMA journal_mode = WAL"),
        NetAttempt.doing("load_extension", "SELECT load_extension('/tmp/none')"),
        NetAttempt.doing("a value of 1 GB", "SELECT length(randomblob(1000000000))"),
        NetAttempt.doing(
            "a LIKE pattern that crashes the library",
            "SELECT 'a' LIKE replace(printf('%.*c', 8000, 'x'), 'x', '%a') || 'b'"),
        NetAttempt.leaving(
            "PRAGMA query_only = 0", "PRAGMA query_only", "1", "PRAGMA query_only = 0"),
        NetAttempt.leaving(
            "PRAGMA case_sensitive_like",
            "SELECT 'a' LIKE 'A'",
            "1",
            "PRAGMA case_sensitive_like = 1"));
  }

  @Override
  public String stoppedBy(SQLException failure) {
    String text = String.valueOf(failure.getMessage());
    if (failure.getErrorCode() == 8) {
      return "the file opened read-only, or query_only";
    }
    return switch (failure.getErrorCode()) {
      case 18 -> "the largest value";
      case 1 -> {
        if (text.contains("too many attached")) {
          yield "no database may be attached";
        }
        if (text.contains("within a transaction") || text.contains("inside a transaction")) {
          yield "the transaction";
        }
        if (text.contains("too complex")) {
          yield "the longest pattern";
        }
        yield text.contains("not authorized") ? "extensions switched off" : "an error, " + text;
      }
      default -> "an error, number " + failure.getErrorCode();
    };
  }
}
