package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueryStreamTest {

  private static final String NUMBERS =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) ";
  private static final String ENDLESS = NUMBERS + "SELECT max(i) FROM n";
  private static final String ENDLESS_ROWS = NUMBERS + "SELECT i FROM n";
  private static final String MANY = ENDLESS_ROWS + " LIMIT ";

  @TempDir private Path directory;

  private String url = "";

  @BeforeEach
  void makeDatabase() throws SQLException {
    Path file = directory.resolve("empty.db");
    url = "sqlite:" + file;
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement()) {
      statement.executeUpdate("CREATE TABLE unused (id INTEGER)");
    }
  }

  @Test
  void streamsMoreRowsThanAResultMayHave() {
    ProgramRun run =
        ProgramRun.of("query", "--url", url, "--stream", "--format", "csv", MANY + "12000");

    assertThat(run.code()).isZero();
    assertThat(run.lines()).hasSize(12_001).startsWith("i", "1").endsWith("12000");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void streamsNoMoreThanItsLimit() {
    ProgramRun run =
        ProgramRun.of(
            "query", "--url", url, "--stream", "--limit", "2", "--format", "csv", MANY + "9");

    assertThat(run.lines()).containsExactly("i", "1", "2");
  }

  @Test
  void streamsJsonAsItPrintsIt() {
    ProgramRun whole = ProgramRun.of("query", "--url", url, "--format", "json", MANY + "5");
    ProgramRun stream =
        ProgramRun.of("query", "--url", url, "--format", "json", "--stream", MANY + "5");

    assertThat(stream.out()).isEqualTo(whole.out()).contains("\"i\": 5");
  }

  @Test
  void streamsATable() {
    ProgramRun run = ProgramRun.of("query", "--url", url, "--stream", MANY + "300");

    assertThat(run.lines()).hasSize(303).startsWith("i", "───", "1").contains("300");
    assertThat(run.lines().get(302)).startsWith("300 rows in ");
  }

  @Test
  void streamsATableWithoutRows() {
    ProgramRun run = ProgramRun.of("query", "--url", url, "--stream", MANY + "0");

    assertThat(run.lines()).hasSize(3).startsWith("i", "─");
    assertThat(run.lines().get(2)).startsWith("0 rows in ");
  }

  @Test
  void endsAStatementAfterTheTimeout() {
    ProgramRun run = ProgramRun.of("query", "--url", url, "--timeout", "100ms", ENDLESS);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("QUERY_TIMEOUT").contains("100 ms");
  }

  @Test
  void endsAStreamAfterTheTimeout() {
    ProgramRun run =
        ProgramRun.of("query", "--url", url, "--stream", "--timeout", "PT0.1S", ENDLESS);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("QUERY_TIMEOUT").contains("100 ms");
  }

  @Test
  void anInterruptedThreadEndsWith130() throws Exception {
    FutureTask<ProgramRun> running =
        new FutureTask<>(
            () -> {
              Thread.currentThread().interrupt();
              return ProgramRun.of("query", "--url", url, MANY + "1");
            });
    new Thread(running).start();

    assertThat(running.get().code()).isEqualTo(130);
    assertThat(running.get().out()).isEmpty();
  }

  @Test
  void anOutputThatNobodyReadsEndsAStreamQuietly() {
    StringWriter err = new StringWriter();
    Writer closed =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("closed");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    for (String format : List.of("table", "csv", "json")) {
      int code =
          Launcher.run(
              new String[] {"query", "--url", url, "--stream", "--format", format, ENDLESS_ROWS},
              InputStream.nullInputStream(),
              new PrintWriter(closed),
              new PrintWriter(err),
              stream -> false);

      assertThat(code).isZero();
      assertThat(err.toString()).isEmpty();
    }
  }
}
