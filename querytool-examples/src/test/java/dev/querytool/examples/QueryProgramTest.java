package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryProgramTest {

  @TempDir private Path directory;

  private String url = "";

  @BeforeEach
  void makeDatabase() throws SQLException {
    Path file = directory.resolve("things.db");
    url = "sqlite:" + file;
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT);"
              + "INSERT INTO thing VALUES (1, '茶'), (2, 'a,b'), (3, NULL)");
    }
  }

  @Test
  void printsATable() {
    ProgramRun run = ProgramRun.of("query", "--url", url, "SELECT * FROM thing");

    assertThat(run.code()).isZero();
    assertThat(run.lines()).contains("id │ name", "1  │ 茶", "3  │ NULL");
  }

  @Test
  void printsCsv() {
    ProgramRun run = ProgramRun.of("query", "--url", url, "--format", "csv", "SELECT * FROM thing");

    assertThat(run.lines()).containsExactly("id,name", "1,茶", "2,\"a,b\"", "3,");
  }

  @Test
  void printsJson() {
    ProgramRun run =
        ProgramRun.of(
            "query", "--url", url, "--format", "json", "SELECT id, name FROM thing WHERE id = 1");

    assertThat(run.out().replaceAll("\\s", "")).isEqualTo("[{\"id\":1,\"name\":\"茶\"}]");
  }

  @Test
  void printsThePlanAsATreeWithoutRunning() {
    ProgramRun run =
        ProgramRun.of(
            "query",
            "--url",
            url,
            "--explain",
            "SELECT id FROM thing WHERE id IN (SELECT 2 UNION SELECT 3)");

    assertThat(run.code()).isZero();
    assertThat(run.lines().get(0)).isEqualTo("QUERY PLAN");
    assertThat(run.lines())
        .contains("  SEARCH thing USING INTEGER PRIMARY KEY (rowid=?)", "Reads main.thing.");
    assertThat(run.lines()).anySatisfy(line -> assertThat(line).startsWith("    "));
    assertThat(run.out()).doesNotContain("rows");
  }

  @Test
  void explainsNothingButReads() {
    ProgramRun run = ProgramRun.of("query", "--url", url, "--explain", "DELETE FROM thing");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("QUERY_REFUSED");
  }

  @Test
  void saysThatThereAreMoreRowsThanTheLimit() {
    ProgramRun run =
        ProgramRun.of(
            "query", "--url", url, "--limit", "2", "--format", "csv", "SELECT id FROM thing");

    assertThat(run.lines()).containsExactly("id", "1", "2");
    assertThat(run.err()).contains("There are more rows");
  }

  @Test
  void readsTheStatementFromStandardInput() {
    ProgramRun run =
        ProgramRun.withInput(
            "SELECT id FROM thing WHERE name = '茶'", "query", "--url", url, "--format", "csv", "-");

    assertThat(run.lines()).containsExactly("id", "1");
  }

  @Test
  void aPasswordVariableThatIsNotSetIsAWrongArgument() {
    ProgramRun run =
        ProgramRun.of(
            "query",
            "--url",
            "postgres://reader@127.0.0.1:1/shop",
            "--password-env",
            "QUERYTOOL_NO_SUCH_VARIABLE",
            "SELECT 1");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("QUERYTOOL_NO_SUCH_VARIABLE, which is not set");
  }

  @Test
  void refusesAWriteWithExitCode1() {
    ProgramRun run = ProgramRun.of("query", "--url", url, "DELETE FROM thing");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("QUERY_REFUSED");
  }

  @Test
  void endsWith1WhenTheFileIsMissing() {
    ProgramRun run =
        ProgramRun.of("query", "--url", "sqlite:" + directory.resolve("no.db"), "SELECT 1");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("no.db");
  }

  @Test
  void endsWith2WhenTheArgumentsAreWrong() {
    assertThat(ProgramRun.of("query", "SELECT 1").code()).isEqualTo(2);
    assertThat(ProgramRun.of("query", "--url", url, "--format", "xml", "SELECT 1").code())
        .isEqualTo(2);
    for (List<String> wrong :
        List.of(
            List.of("--limit", "0"),
            List.of("--limit", "10001"),
            List.of("--timeout", "5"),
            List.of("--timeout", "2h"))) {
      assertThat(
              ProgramRun.of("query", "--url", url, wrong.get(0), wrong.get(1), "SELECT 1").code())
          .as("%s", wrong)
          .isEqualTo(2);
    }
    assertThat(ProgramRun.of("nothing").code()).isEqualTo(2);
  }
}
