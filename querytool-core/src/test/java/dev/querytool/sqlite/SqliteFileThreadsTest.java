package dev.querytool.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.querytool.error.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileThreadsTest {

  @TempDir Path directory;

  private final CountDownLatch release = new CountDownLatch(1);
  private SqliteFile file;

  @BeforeEach
  void open() {
    file = patient();
    Sql.write(file, "CREATE TABLE t (a INTEGER PRIMARY KEY)");
  }

  @AfterEach
  void close() {
    release.countDown();
    file.close();
  }

  @Test
  void readsWhileAnotherThreadWrites() {
    CompletableFuture<Void> writing = holdWriter(file, "writer");

    assertThat(Sql.column(file, "SELECT count(*) FROM t")).containsExactly("0");

    assertThat(writing).isNotDone();
    release.countDown();
    Threads.await(writing);
    assertThat(Sql.column(file, "SELECT count(*) FROM t")).containsExactly("1");
  }

  @Test
  void namesTheThreadThatHoldsTheWriter() {
    try (SqliteFile hasty = reopenHasty()) {
      CompletableFuture<Void> writing = holdWriter(hasty, "the-slow-one");

      assertThatExceptionOfType(WriterBusyException.class)
          .isThrownBy(() -> Sql.write(hasty, "DELETE FROM t"))
          .withMessageContaining("thread 'the-slow-one' held the writer, for ")
          .withMessageContaining("Threads.await")
          .satisfies(
              busy -> {
                assertThat(busy.code()).isEqualTo(ErrorCode.STORE_BUSY);
                assertThat(busy.retryable()).isTrue();
                assertThat(busy.details())
                    .containsEntry("holder", "the-slow-one")
                    .containsKeys("heldMillis", "waitedMillis", "file");
                assertThat(busy.holderStack())
                    .anyMatch(frame -> frame.getMethodName().equals("write"));
              });
      release.countDown();
      Threads.await(writing);
    }
  }

  @Test
  void waitsForTheWriterAndThenWrites() {
    CompletableFuture<Void> first = holdWriter(file, "first");
    CompletableFuture<Void> second =
        Threads.start("second", () -> Sql.write(file, "INSERT INTO t VALUES (2)"));

    assertThat(second).isNotDone();
    release.countDown();
    Threads.await(first);
    Threads.await(second);

    assertThat(Sql.column(file, "SELECT a FROM t")).containsExactly("1", "2");
  }

  @Test
  void saysThatAnotherProcessHoldsTheWriter() {
    try (SqliteFile hasty = reopenHasty();
        SqliteFile other = patient()) {
      CompletableFuture<Void> writing = holdWriter(other, "elsewhere");

      assertThatExceptionOfType(WriterBusyException.class)
          .isThrownBy(() -> Sql.write(hasty, "DELETE FROM t"))
          .withMessageContaining("another process or connection")
          .satisfies(busy -> assertThat(busy.holderStack()).isEmpty());
      release.countDown();
      Threads.await(writing);
    }
  }

  @Test
  void keepsEveryWriteOfManyThreads() {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      int first = thread * 25;
      all.add(
          Threads.start(
              "writer-" + thread,
              () ->
                  IntStream.range(first, first + 25)
                      .forEach(a -> Sql.write(file, "INSERT INTO t VALUES (" + a + ")"))));
    }
    all.forEach(Threads::await);

    assertThat(Sql.column(file, "SELECT count(*) FROM t")).containsExactly("200");
  }

  @Test
  void readsOnMoreThreadsThanReaders() {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int thread = 0; thread < 16; thread++) {
      all.add(
          Threads.start(
              "reader-" + thread,
              () -> assertThat(Sql.column(file, "SELECT count(*) FROM t")).containsExactly("0")));
    }

    all.forEach(Threads::await);
  }

  @Test
  void readsInsideReadsWithASingleReader() {
    try (SqliteFile single =
        SqliteFile.builder(file.path()).readers(1).acquireTimeout(Duration.ofMillis(1)).open()) {
      List<String> seen = single.read(outer -> single.read(inner -> Sql.column(inner, "SELECT 1")));

      assertThat(seen).containsExactly("1");
    }
  }

  @Test
  void refusesToReadWhenAllReadersStayInUse() {
    try (SqliteFile single =
        SqliteFile.builder(file.path()).readers(1).acquireTimeout(Duration.ofMillis(50)).open()) {
      CompletableFuture<Void> reading = holdReader(single);

      assertThatExceptionOfType(ReadersBusyException.class)
          .isThrownBy(() -> Sql.column(single, "SELECT 1"))
          .withMessageContaining("all 1 readers stayed in use for 50 ms")
          .satisfies(busy -> assertThat(busy.retryable()).isTrue());
      release.countDown();
      Threads.await(reading);
    }
  }

  @Test
  void closesAfterTheWriteThatIsRunning() {
    CompletableFuture<Void> writing = holdWriter(file, "writer");
    CompletableFuture<Void> closing = Threads.start("closer", file::close);

    awaitClosed();
    assertThat(closing).isNotDone();
    release.countDown();
    Threads.await(writing);
    Threads.await(closing);

    assertThat(directory.resolve("test.db-wal")).doesNotExist();
    try (SqliteFile again = patient()) {
      assertThat(Sql.column(again, "SELECT count(*) FROM t")).containsExactly("1");
    }
  }

  @Test
  void closesFromInsideAWriteWhenItEnds() {
    file.write(
        connection -> {
          file.close();
          return Sql.run(connection, "INSERT INTO t VALUES (1)");
        });

    assertThat(directory.resolve("test.db-wal")).doesNotExist();
    try (SqliteFile again = patient()) {
      assertThat(Sql.column(again, "SELECT count(*) FROM t")).containsExactly("1");
    }
  }

  @Test
  void stopsWaitingWhenInterrupted() {
    CompletableFuture<Void> writing = holdWriter(file, "writer");
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(SqliteFileException.class)
        .isThrownBy(() -> Sql.write(file, "DELETE FROM t"))
        .withMessageContaining("interrupted");

    assertThat(Thread.interrupted()).isTrue();
    release.countDown();
    Threads.await(writing);
  }

  private SqliteFile patient() {
    return SqliteFile.builder(directory.resolve("test.db"))
        .acquireTimeout(Duration.ofSeconds(60))
        .open();
  }

  private SqliteFile reopenHasty() {
    return SqliteFile.builder(file.path()).acquireTimeout(Duration.ofMillis(60)).open();
  }

  /** Inserts a row and stays in the transaction until released. */
  private CompletableFuture<Void> holdWriter(SqliteFile target, String thread) {
    CountDownLatch holding = new CountDownLatch(1);
    CompletableFuture<Void> done =
        Threads.start(
            thread,
            () ->
                target.write(
                    connection -> {
                      int rows = Sql.run(connection, "INSERT INTO t VALUES (1)");
                      holding.countDown();
                      Threads.await(release);
                      return rows;
                    }));
    Threads.await(holding);
    return done;
  }

  private CompletableFuture<Void> holdReader(SqliteFile target) {
    CountDownLatch holding = new CountDownLatch(1);
    CompletableFuture<Void> done =
        Threads.start(
            "reader",
            () ->
                target.read(
                    connection -> {
                      List<String> rows = Sql.column(connection, "SELECT a FROM t");
                      holding.countDown();
                      Threads.await(release);
                      return rows;
                    }));
    Threads.await(holding);
    return done;
  }

  private void awaitClosed() {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < end) {
      try {
        Sql.column(file, "SELECT 1");
        Thread.onSpinWait();
      } catch (SqliteFileException e) {
        assertThat(e).hasMessageContaining("it is closed");
        return;
      }
    }
    throw new AssertionError("the file still takes work");
  }
}
