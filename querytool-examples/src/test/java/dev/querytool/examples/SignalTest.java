package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SignalTest {

  private static List<ManyRows> databases = List.of();

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    databases = ManyRows.some().toList();
  }

  @AfterAll
  static void close() {
    databases.forEach(ManyRows::close);
  }

  static Stream<ManyRows> all() {
    return databases.stream();
  }

  /** MySQL and MariaDB make the whole result before its first row. */
  static Stream<ManyRows> streaming() {
    return all().filter(database -> database.givesRowsAsFound());
  }

  static Stream<ManyRows> servers() {
    return all().filter(ManyRows::isServer);
  }

  static Stream<ManyRows> sqlite() {
    return all().filter(database -> !database.isServer());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void anInterruptEndsTheStatementOnTheServer(ManyRows database) {
    try (ProgramProcess program =
        ProgramProcess.start("query", database, "--timeout", "1h", ManyRows.ENDLESS)) {
      Await.until("the statement runs", () -> runs(database, program));

      assertThat(program.endBy("INT")).isEqualTo(130);
      Await.until("the statement is gone", () -> database.running() == 0);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("sqlite")
  void anInterruptEndsAStream(ManyRows database) {
    try (ProgramProcess program = stream(database)) {
      assertThat(program.readLine()).isEqualTo("id,other");

      assertThat(program.endBy("INT")).isEqualTo(130);
      assertThat(program.err()).isEmpty();
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("sqlite")
  void aTerminationEndsAStreamWithItsOwnCode(ManyRows database) {
    try (ProgramProcess program = stream(database)) {
      assertThat(program.readLine()).isEqualTo("id,other");

      assertThat(program.endBy("TERM")).isEqualTo(143);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("streaming")
  void anInterruptedExportLeavesNothingBehind(ManyRows database) {
    Path file = folder.resolve("rows.csv");
    try (ProgramProcess program =
        ProgramProcess.start("export", database, "--out", file.toString(), ManyRows.ENDLESS_ROWS)) {
      Await.until("rows are written", () -> isBeingWritten(program));

      assertThat(program.endBy("INT")).isEqualTo(130);
      assertThat(program.err()).doesNotContain("ERROR", "Exception");
      assertThat(folder).isEmptyDirectory();
      if (database.isServer()) {
        Await.until("the statement is gone", () -> database.running() == 0);
      }
    }
  }

  private static ProgramProcess stream(ManyRows database) {
    return ProgramProcess.start(
        "query", database, "--stream", "--format", "csv", ManyRows.ENDLESS_ROWS);
  }

  private static boolean runs(ManyRows database, ProgramProcess program) {
    assertThat(program.isAlive()).as(program.err()).isTrue();
    return database.running() == 1;
  }

  private boolean isBeingWritten(ProgramProcess program) {
    assertThat(program.isAlive()).as(program.err()).isTrue();
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toFile().length() > 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
