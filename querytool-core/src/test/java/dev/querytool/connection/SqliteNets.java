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
    return List.of(
        "CREATE TABLE t (id int)",
        "INSERT INTO t VALUES (1), (2)",
        "CREATE VIRTUAL TABLE f5 USING fts5(a)",
        "INSERT INTO f5 VALUES ('one')",
        "INSERT INTO f5 VALUES ('two')",
        "CREATE VIRTUAL TABLE f4 USING fts4(a)",
        "INSERT INTO f4 VALUES ('one')",
        "INSERT INTO f4 VALUES ('two')");
  }

  @Override
  public String fingerprint() {
    return """
        SELECT (SELECT group_concat(id) FROM t) || '|' || (SELECT count(*) FROM sqlite_schema)
          || '|' || (SELECT user_version FROM pragma_user_version)
          || '|' || (SELECT group_concat(id || hex(block)) FROM f5_data)
          || '|' || (SELECT group_concat(level || ' ' || idx) FROM f4_segdir)""";
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
        NetAttempt.leaving(
            "CREATE TEMP VIEW",
            "SELECT count(*) FROM temp.sqlite_schema",
            "0",
            "CREATE TEMP VIEW v AS SELECT 1 AS id"),
        NetAttempt.of(
            "INSERT of 'optimize' into an FTS5 table", "INSERT INTO f5(f5) VALUES ('optimize')"),
        NetAttempt.of("optimize(t) on an FTS4 table", "SELECT optimize(f4) FROM f4 LIMIT 1"),
        NetAttempt.of("UPDATE of a shadow table", "UPDATE f5_data SET block = x'00'"),
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
        NetAttempt.doing("a blob of 1 GB", "SELECT hex(zeroblob(1000000000))"),
        NetAttempt.doing(
            "a text of 1 GB by printf", "SELECT length(printf('%.*c', 1000000000, 'x'))"),
        NetAttempt.doing(
            "a LIKE pattern that crashes the library",
            "SELECT 'a' LIKE replace(printf('%.*c', 8000, 'x'), 'x', '%a') || 'b'"),
        NetAttempt.leaving(
            "PRAGMA query_only = 0", "PRAGMA query_only", "1", "PRAGMA query_only = 0"),
        NetAttempt.leaving(
            "PRAGMA case_sensitive_like",
            "SELECT 'a' LIKE 'A'",
            "1",
            "PRAGMA case_sensitive_like = 1"),
        NetAttempt.leaving(
            "PRAGMA trusted_schema", "PRAGMA trusted_schema", "0", "PRAGMA trusted_schema = 1"),
        NetAttempt.leaving(
            "PRAGMA writable_schema", "PRAGMA writable_schema", "0", "PRAGMA writable_schema = 1"),
        NetAttempt.leaving(
            "PRAGMA reverse_unordered_selects",
            "PRAGMA reverse_unordered_selects",
            "0",
            "PRAGMA reverse_unordered_selects = 1"));
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
