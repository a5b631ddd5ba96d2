package dev.querytool.connection;

import static dev.querytool.connection.SqliteFiles.outcome;
import static dev.querytool.connection.SqliteFiles.run;
import static dev.querytool.connection.SqliteFiles.text;
import static dev.querytool.connection.SqliteFiles.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteSessionTest {

  @TempDir private Path folder;
  private Path file;
  private ManagedConnections connections;

  @BeforeEach
  void register() {
    file = SqliteFiles.create(folder.resolve("我的 shop.db"), "first");
    connections = registry(256 << 20);
    connections.register("shop", "sqlite:" + file);
  }

  @AfterEach
  void close() {
    connections.close();
  }

  @Test
  void readsAFileWithSpacesAndChineseInItsName() {
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(value(session)).isEqualTo("first");
      assertThat(session.dialect()).isEqualTo(Dialect.SQLITE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES ('x')",
        "UPDATE t SET v = 'x'",
        "DELETE FROM t",
        "DELETE FROM t RETURNING v",
        "DROP TABLE t",
        "CREATE TABLE u (a)",
        "CREATE TEMP TABLE u (a)",
        "CREATE TEMP VIEW w AS SELECT 1",
        "PRAGMA user_version = 7",
        "CREATE INDEX i ON t (v)",
        "ANALYZE"
      })
  void refusesEveryWrite(String sql) {
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(outcome(session, sql)).contains("readonly");
    }
  }

  @Test
  void refusesToWriteEvenWhenQueryOnlyIsLifted() {
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(outcome(session, "PRAGMA query_only=0")).isEqualTo("done");
      assertThat(outcome(session, "DELETE FROM t")).contains("readonly");
    }
  }

  @Test
  void setsQueryOnlyAgainForTheNextBorrower() throws SQLException {
    Connection first;
    try (ReadSession session = connections.borrow("shop")) {
      first = session.jdbc().unwrap(Connection.class);
      outcome(session, "PRAGMA query_only=0");
    }
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(session.jdbc().unwrap(Connection.class)).isSameAs(first);
      assertThat(text(session, "PRAGMA query_only")).isEqualTo("1");
      assertThat(outcome(session, "CREATE TEMP TABLE u (a)")).contains("readonly");
    }
  }

  @Test
  void opensNoSecondFile() {
    Path copy = folder.resolve("copy.db");
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(outcome(session, "ATTACH '" + copy + "' AS c"))
          .contains("too many attached databases");
      assertThat(outcome(session, "ROLLBACK")).isEqualTo("done");
      assertThat(outcome(session, "VACUUM INTO '" + copy + "'"))
          .contains("too many attached databases");
      session.evict();
    }
    assertThat(copy).doesNotExist();
  }

  @Test
  void loadsNoExtension() {
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(outcome(session, "SELECT load_extension('x')")).contains("not authorized");
    }
  }

  @Test
  void distrustsTheSchemaAndChecksCells() {
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(text(session, "PRAGMA trusted_schema")).isEqualTo("0");
      assertThat(text(session, "PRAGMA cell_size_check")).isEqualTo("1");
    }
  }

  @Test
  void refusesPatternsThatWouldOverflowTheStackOfTheProcess() {
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(outcome(session, "SELECT 'a' LIKE replace(printf('%.*c',8000,'x'),'x','%a')||'b'"))
          .contains("pattern too complex");
      assertThat(outcome(session, "SELECT 'a' LIKE '%" + "a".repeat(90) + "%'")).isEqualTo("done");
    }
  }

  @Test
  void refusesStatementsOfMoreThanAMillionBytes() {
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(outcome(session, "SELECT 1 --" + "x".repeat(1_000_000))).contains("too long");
    }
  }

  @Test
  void computesNoValueLargerThanAMillionBytesOnASmallDatabase() {
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(outcome(session, "SELECT length(zeroblob(900000))")).isEqualTo("done");
      assertThat(outcome(session, "SELECT hex(zeroblob(600000))")).contains("TOOBIG");
    }
  }

  @Test
  void readsTheLargestValueThatTheFileHolds() {
    run(file, "INSERT INTO t VALUES (zeroblob(3000000))");
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(outcome(session, "SELECT v FROM t")).isEqualTo("done");
      assertThat(text(session, "SELECT max(length(v)) FROM t")).isEqualTo("3000000");
    }
  }

  @Test
  void readsAValueThatGrewWhileSessionsWereIdle() {
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(value(session)).isEqualTo("first");
    }
    run(file, "UPDATE t SET v = printf('%.*c', 3000000, 'x')");
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(value(session)).hasSize(3_000_000);
    }
  }

  @Test
  void readsALargeValueThatIsStillInTheWriteAheadLog() throws SQLException {
    try (Connection writer = SqliteFiles.writer(file);
        java.sql.Statement statement = writer.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA wal_autocheckpoint=0");
      statement.execute("UPDATE t SET v = printf('%.*c', 3000000, 'x')");
      try (ReadSession session = connections.borrow("shop")) {
        assertThat(value(session)).hasSize(3_000_000);
      }
    }
  }

  @Test
  void neverGoesOverTheCeilingOfTheSettings() {
    run(file, "UPDATE t SET v = printf('%.*c', 3000000, 'x')");
    try (ManagedConnections strict = registry(2_000_000)) {
      strict.register("shop", "sqlite:" + file);
      try (ReadSession session = strict.borrow("shop")) {
        assertThat(outcome(session, "SELECT v FROM t")).contains("TOOBIG");
      }
    }
  }

  @Test
  void readsTheFileThatTookAnothersPlace() throws Exception {
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(value(session)).isEqualTo("first");
    }
    Path next = SqliteFiles.create(folder.resolve("next.db"), "second");
    Files.move(next, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(value(session)).isEqualTo("second");
    }
  }

  @Test
  void staysInOneTransactionUntilItIsClosed() {
    run(file, "PRAGMA journal_mode=WAL");
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(value(session)).isEqualTo("first");
      run(file, "UPDATE t SET v = 'second'");
      assertThat(value(session)).isEqualTo("first");
    }
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(value(session)).isEqualTo("second");
    }
  }

  @Test
  void holdsNoLockOnceItIsClosed() {
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(value(session)).isEqualTo("first");
    }
    run(file, "PRAGMA locking_mode=EXCLUSIVE", "BEGIN EXCLUSIVE", "DELETE FROM t", "COMMIT");
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(value(session)).isEmpty();
    }
  }

  private static ManagedConnections registry(int largestValue) {
    MemoryStore store = new MemoryStore();
    return ManagedConnections.builder(store, store).largestSqliteValue(largestValue).build();
  }
}
