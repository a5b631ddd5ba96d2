package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PipeTest {

  private static ManyRows database;

  @BeforeAll
  static void open() {
    database = ManyRows.onSqlite();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void aReaderThatHasEnoughEndsTheStreamQuietly() {
    try (ProgramProcess program =
        ProgramProcess.start(
            "query", database, "--stream", "--format", "csv", ManyRows.ENDLESS_ROWS)) {
      assertThat(program.readLine()).isEqualTo("id,other");
      assertThat(program.readLine()).isEqualTo("1,1");

      assertThat(program.closeOutput().awaitExit()).isZero();
      assertThat(program.err()).isEmpty();
    }
  }

  @Test
  void aReaderThatReadsOnGetsEveryRow() {
    try (ProgramProcess program =
        ProgramProcess.start("query", database, "--stream", "--format", "csv", ManyRows.ROWS)) {
      int lines = 0;
      for (String line = program.readLine(); !line.equals("null"); line = program.readLine()) {
        lines++;
      }

      assertThat(lines).isEqualTo(90_001);
      assertThat(program.awaitExit()).isZero();
      assertThat(program.err()).isEmpty();
    }
  }

  @Test
  void showsNoProgressWhereThereIsNoTerminal() {
    try (ProgramProcess program =
        ProgramProcess.start("query", database, "--timeout", "1500ms", ManyRows.ENDLESS)) {
      assertThat(program.awaitExit()).isEqualTo(1);
      assertThat(program.err()).startsWith("QUERY_TIMEOUT").doesNotContain("\r");
    }
  }
}
