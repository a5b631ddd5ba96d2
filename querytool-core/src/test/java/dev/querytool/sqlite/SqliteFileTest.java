package dev.querytool.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.ValidationException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteFileTest {

  @TempDir Path directory;

  private SqliteFile file;

  @BeforeEach
  void open() {
    file = SqliteFile.open(directory.resolve("test.db"));
    Sql.write(
        file,
        "CREATE TABLE t (a INTEGER PRIMARY KEY)",
        "CREATE TABLE child (a INTEGER NOT NULL REFERENCES t (a) ON DELETE CASCADE)");
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Test
  void keepsWhatAWriteCommitted() {
    Sql.write(file, "INSERT INTO t VALUES (1), (2)");

    assertThat(Sql.column(file, "SELECT a FROM t")).containsExactly("1", "2");
  }

  @Test
  void undoesAWriteThatThrows() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                file.write(
                    connection -> {
                      Sql.run(connection, "INSERT INTO t VALUES (1)");
                      throw new IOException("the work's own");
                    }));

    assertThat(Sql.column(file, "SELECT a FROM t")).isEmpty();
  }

  @Test
  void writesAgainAfterAFailedWrite() {
    assertThatThrownBy(() -> Sql.write(file, "INSERT INTO t VALUES (1)", "nonsense"))
        .isInstanceOf(SqliteFileException.class);

    Sql.write(file, "INSERT INTO t VALUES (1)");

    assertThat(Sql.column(file, "SELECT a FROM t")).containsExactly("1");
  }

  @Test
  void clientsAreNotToldWhereTheFileIsOrWhatItSaid() {
    Sql.write(file, "INSERT INTO t VALUES (1)");

    assertThatExceptionOfType(SqliteFileException.class)
        .isThrownBy(() -> Sql.write(file, "INSERT INTO t VALUES (1)"))
        .satisfies(failure -> assertThat(failure.toErrorResponse(Locale.ROOT).detail()).isEmpty());
  }

  @Test
  void wrapsSqlExceptionsWithSqlitesCode() {
    Sql.write(file, "INSERT INTO t VALUES (1)");

    assertThatExceptionOfType(SqliteFileException.class)
        .isThrownBy(() -> Sql.write(file, "INSERT INTO t VALUES (1)"))
        .satisfies(
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.STORE_ERROR);
              assertThat(failure.retryable()).isFalse();
              assertThat(failure.details())
                  .containsEntry("sqliteCode", "SQLITE_CONSTRAINT_PRIMARYKEY")
                  .containsEntry("file", file.path().toString());
            })
        .withMessageContaining("cannot write")
        .withCauseInstanceOf(SQLException.class);
  }

  @Test
  void undoesOnlyTheNestedWriteThatThrows() {
    file.write(
        connection -> {
          Sql.run(connection, "INSERT INTO t VALUES (1)");
          assertThatThrownBy(() -> Sql.write(file, "INSERT INTO t VALUES (2)", "nonsense"))
              .isInstanceOf(SqliteFileException.class);
          return Sql.write(file, "INSERT INTO t VALUES (3)");
        });

    assertThat(Sql.column(file, "SELECT a FROM t")).containsExactly("1", "3");
  }

  @Test
  void undoesNestedWritesWithTheOuterOne() {
    assertThatThrownBy(
            () ->
                file.write(
                    connection -> {
                      Sql.write(file, "INSERT INTO t VALUES (1)");
                      throw new IllegalStateException("outer");
                    }))
        .hasMessage("outer");

    assertThat(Sql.column(file, "SELECT a FROM t")).isEmpty();
  }

  @Test
  void undoesALevelInTheMiddleAlone() {
    file.write(
        outer -> {
          assertThatThrownBy(
                  () ->
                      file.write(
                          middle -> {
                            Sql.run(middle, "INSERT INTO t VALUES (1)");
                            Sql.write(file, "INSERT INTO t VALUES (2)");
                            throw new IllegalStateException("middle");
                          }))
              .hasMessage("middle");
          return Sql.write(file, "INSERT INTO t VALUES (3)");
        });

    assertThat(Sql.column(file, "SELECT a FROM t")).containsExactly("3");
  }

  @Test
  void readsItsOwnWritesInsideAWrite() {
    List<String> seen =
        file.write(
            connection -> {
              Sql.run(connection, "INSERT INTO t VALUES (7)");
              return Sql.column(file, "SELECT a FROM t");
            });

    assertThat(seen).containsExactly("7");
  }

  @Test
  void keepsAWriteMadeInsideARead() {
    List<String> seen =
        file.read(
            connection -> {
              List<String> before = Sql.column(connection, "SELECT a FROM t");
              Sql.write(file, "INSERT INTO t VALUES (1)");
              assertThat(before).isEmpty();
              return Sql.column(connection, "SELECT a FROM t");
            });

    assertThat(seen).as("the reader's own snapshot").isEmpty();
    assertThat(Sql.column(file, "SELECT a FROM t")).containsExactly("1");
  }

  @Test
  void refusesToWriteOnAReader() {
    assertThatThrownBy(() -> file.read(connection -> Sql.run(connection, "DELETE FROM t")))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("readonly");
  }

  @Test
  void deletesChildrenByCascade() {
    Sql.write(file, "INSERT INTO t VALUES (1)", "INSERT INTO child VALUES (1), (1)");

    Sql.write(file, "DELETE FROM t");

    assertThat(Sql.column(file, "SELECT a FROM child")).isEmpty();
  }

  @Test
  void keepsNothingWhenTheCommitFails() {
    assertThatThrownBy(
            () ->
                Sql.write(
                    file,
                    "PRAGMA defer_foreign_keys = ON",
                    "INSERT INTO t VALUES (1)",
                    "INSERT INTO child VALUES (2)"))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("FOREIGN KEY");

    assertThat(Sql.column(file, "SELECT a FROM t")).isEmpty();
    assertThat(Sql.write(file, "INSERT INTO t VALUES (1)")).isEqualTo(1);
  }

  @Test
  void keepsNothingWhenSqliteItselfRolledBack() {
    Sql.write(
        file,
        "CREATE TRIGGER no_nines BEFORE INSERT ON t WHEN new.a = 9"
            + " BEGIN SELECT raise(ROLLBACK, 'no nines'); END");

    assertThatThrownBy(
            () ->
                file.write(
                    connection -> {
                      Sql.run(connection, "INSERT INTO t VALUES (1)");
                      assertThatThrownBy(() -> Sql.write(file, "INSERT INTO t VALUES (9)"))
                          .hasMessageContaining("no nines");
                      return 0;
                    }))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("nothing was kept");

    assertThat(Sql.column(file, "SELECT a FROM t")).isEmpty();
    Sql.write(file, "INSERT INTO t VALUES (2)");
    assertThat(Sql.column(file, "SELECT a FROM t")).containsExactly("2");
  }

  @ParameterizedTest
  @CsvSource({
    "foreign_keys, 1",
    "journal_mode, wal",
    "synchronous, 2",
    "secure_delete, 1",
    "trusted_schema, 0",
    "cell_size_check, 1"
  })
  void setsEveryConnection(String pragma, String value) {
    String query = "PRAGMA " + pragma;
    List<String> written = file.write(connection -> Sql.column(connection, query));
    List<String> read = file.read(connection -> Sql.column(connection, query));
    List<String> maintained = file.maintain(connection -> Sql.column(connection, query));

    assertThat(written).containsExactly(value);
    assertThat(read).containsExactly(value);
    assertThat(maintained).containsExactly(pragma.equals("foreign_keys") ? "0" : value);
  }

  @Test
  void saysThatATransactionIsOpen() {
    assertThat(file.<Boolean, RuntimeException>write(Connection::getAutoCommit)).isFalse();
    assertThat(file.<Boolean, RuntimeException>maintain(Connection::getAutoCommit)).isTrue();
  }

  @Test
  void refusesToLetWorkEndItsTransaction() {
    assertThatThrownBy(
            () ->
                file.write(
                    connection -> {
                      Sql.run(connection, "INSERT INTO t VALUES (1)");
                      connection.commit();
                      return 0;
                    }))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("return to commit");

    assertThat(Sql.column(file, "SELECT a FROM t")).isEmpty();
  }

  @Test
  void survivesWorkThatClosesItsConnection() {
    file.write(
        connection -> {
          connection.close();
          return Sql.run(connection, "INSERT INTO t VALUES (1)");
        });

    assertThat(Sql.column(file, "SELECT a FROM t")).containsExactly("1");
  }

  @Test
  void offersJdbcSavepoints() {
    file.write(
        connection -> {
          Savepoint named = connection.setSavepoint("odd \" name");
          Sql.run(connection, "INSERT INTO t VALUES (1)");
          connection.rollback(named);
          Savepoint unnamed = connection.setSavepoint();
          Sql.run(connection, "INSERT INTO t VALUES (2)");
          connection.releaseSavepoint(unnamed);
          return 0;
        });

    assertThat(Sql.column(file, "SELECT a FROM t")).containsExactly("2");
  }

  @Test
  void refusesAConnectionThatWasKept() {
    List<Connection> kept = new ArrayList<>();
    file.<Boolean, RuntimeException>write(kept::add);

    assertThatThrownBy(() -> kept.get(0).createStatement())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("valid during its read or write only");
  }

  @Test
  void maintainsWithForeignKeysOff() {
    Sql.write(file, "INSERT INTO t VALUES (1)", "INSERT INTO child VALUES (1)");

    file.maintain(connection -> Sql.run(connection, "DROP TABLE t"));

    assertThat(Sql.column(file, "SELECT a FROM child")).containsExactly("1");
  }

  @Test
  void rollsBackWhatMaintenanceLeftOpen() {
    file.maintain(connection -> Sql.run(connection, "BEGIN", "INSERT INTO t VALUES (1)"));

    assertThat(Sql.column(file, "SELECT a FROM t")).isEmpty();
  }

  @Test
  void writesAsASavepointInsideMaintenance() {
    file.maintain(
        connection -> {
          Sql.run(connection, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");
          assertThatThrownBy(() -> Sql.write(file, "INSERT INTO t VALUES (2)", "nonsense"))
              .isInstanceOf(SqliteFileException.class);
          Sql.write(file, "INSERT INTO t VALUES (3)");
          return Sql.run(connection, "COMMIT");
        });

    assertThat(Sql.column(file, "SELECT a FROM t")).containsExactly("1", "3");
  }

  @Test
  void refusesToMaintainInsideAWrite() {
    assertThatThrownBy(() -> file.write(connection -> file.maintain(inner -> 0)))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("do it outside");
  }

  @Test
  void readsOneStateThroughoutARead() {
    List<String> seen =
        file.read(
            connection -> {
              List<String> first = Sql.column(connection, "SELECT count(*) FROM t");
              Thread writing = new Thread(() -> Sql.write(file, "INSERT INTO t VALUES (1)"));
              writing.start();
              join(writing);
              assertThat(Sql.column(connection, "SELECT count(*) FROM t")).isEqualTo(first);
              return first;
            });

    assertThat(seen).containsExactly("0");
    assertThat(Sql.column(file, "SELECT count(*) FROM t")).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT-1S", "P2D"})
  void refusesAnAcquireTimeoutOutOfRange(Duration timeout) {
    SqliteFile.Builder builder = SqliteFile.builder(directory.resolve("other.db"));

    assertThatThrownBy(() -> builder.acquireTimeout(timeout))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("1 ms");
  }

  @ParameterizedTest
  @CsvSource({"0", "65"})
  void refusesANumberOfReadersOutOfRange(int readers) {
    SqliteFile.Builder builder = SqliteFile.builder(directory.resolve("other.db"));

    assertThatThrownBy(() -> builder.readers(readers))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("1 to 64");
  }

  @Test
  void runsTheExampleOfItsDocumentation() {
    try (SqliteFile notes = SqliteFile.open(directory.resolve("notes.db"))) {
      int inserted =
          notes.write(
              connection -> {
                try (Statement statement = connection.createStatement()) {
                  statement.executeUpdate(
                      "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
                  return statement.executeUpdate("INSERT INTO note (text) VALUES ('buy milk')");
                }
              });
      long count =
          notes.read(
              connection -> {
                try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*) FROM note")) {
                  row.next();
                  return row.getLong(1);
                }
              });

      assertThat(inserted).isEqualTo(1);
      assertThat(count).isEqualTo(1);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
