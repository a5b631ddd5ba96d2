package dev.querytool.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.querytool.testkit.KilledProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileProcessTest {

  @TempDir Path directory;

  private SqliteFile file;

  @BeforeEach
  void open() {
    file =
        SqliteFile.builder(directory.resolve("test.db"))
            .acquireTimeout(Duration.ofMillis(100))
            .open();
    Sql.write(file, "CREATE TABLE t (a)");
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Test
  void readsButDoesNotWriteWhileAnotherProcessWrites() {
    try (KilledProcess other = KilledProcess.start(WritingProcess.class, file.path().toString())) {
      other.awaitMark("writing");

      assertThat(Sql.column(file, "SELECT a FROM t")).containsExactly("committed");
      assertThatExceptionOfType(WriterBusyException.class)
          .isThrownBy(() -> Sql.write(file, "DELETE FROM t"))
          .withMessageContaining("another process")
          .satisfies(busy -> assertThat(busy.retryable()).isTrue());
      assertThatExceptionOfType(WriterBusyException.class).isThrownBy(file::compact);

      other.release();
      assertThat(other.awaitExit()).as(other.output()).isZero();
    }
    assertThat(Sql.column(file, "SELECT a FROM t")).containsExactly("committed", "not committed");
  }

  @Test
  void openingTheFileTwiceLosesNothingToAProcessThatReadsAndCloses() {
    try (SqliteFile again = SqliteFile.open(file.path())) {
      assertThat(rowsSeenByAnother()).isEqualTo("rows 0");
      Sql.write(file, "INSERT INTO t VALUES ('first')");
      assertThat(rowsSeenByAnother()).isEqualTo("rows 1");
      assertThat(Sql.column(again, "SELECT a FROM t")).containsExactly("first");
    }
    Sql.write(file, "INSERT INTO t VALUES ('second')");

    assertThat(rowsSeenByAnother()).isEqualTo("rows 2");
  }

  private String rowsSeenByAnother() {
    try (KilledProcess other = KilledProcess.start(ReadingProcess.class, file.path().toString())) {
      assertThat(other.awaitExit()).as(other.output()).isZero();
      return other.marks().get(0);
    }
  }

  @Test
  void keepsWhatWasCommittedWhenTheWriterIsKilled() {
    try (KilledProcess other = KilledProcess.start(WritingProcess.class, file.path().toString())) {
      other.awaitMark("writing");
      other.kill();
    }

    assertThat(Sql.column(file, "SELECT a FROM t")).containsExactly("committed");
    assertThat(Sql.write(file, "INSERT INTO t VALUES ('mine')")).isEqualTo(1);
    assertThat(Sql.column(file, "PRAGMA integrity_check")).containsExactly("ok");
  }
}
