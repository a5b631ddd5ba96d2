package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateProgramTest {

  private static final String COUNT =
      "{\"id\":\"a\",\"question\":\"How many?\",\"sql\":\"SELECT count(*) FROM thing\"}";
  private static final String WRITE =
      "{\"id\":\"b\",\"question\":\"Away with them!\",\"sql\":\"DELETE FROM thing\"}";

  @TempDir private Path directory;

  private String url = "";

  @BeforeEach
  void makeDatabase() throws SQLException {
    Path file = directory.resolve("things.db");
    url = "sqlite:" + file;
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement()) {
      statement.executeUpdate("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT)");
    }
  }

  @Test
  void goldStatementsComeThroughWhole() throws IOException {
    ProgramRun run = evaluate("--questions", questions(COUNT), "--model", "gold");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("execution accuracy").contains("100.0 %");
  }

  @Test
  void theReportHasSummaryAndQuestions() throws IOException {
    Path report = directory.resolve("report.json");
    ProgramRun run =
        evaluate(
            "--questions", questions(COUNT, WRITE), "--model", "gold", "--json", report.toString());
    JsonNode written = new ObjectMapper().readTree(Files.readString(report));

    assertThat(run.code()).isEqualTo(1);
    assertThat(names(written)).containsExactly("summary", "questions");
    assertThat(written.at("/summary/equal").intValue()).isEqualTo(1);
    assertThat(written.at("/summary/refused").intValue()).isEqualTo(1);
    assertThat(names(written.at("/questions/0")))
        .containsExactly("id", "outcome", "rule", "sql", "ms", "tokens");
    assertThat(written.at("/questions/0/rule").isNull()).isTrue();
    assertThat(written.at("/questions/1/outcome").textValue()).isEqualTo("refused");
    assertThat(written.at("/questions/1/rule").textValue()).isNotEmpty();
    assertThat(run.out()).contains("refused by " + written.at("/questions/1/rule").textValue());
  }

  @Test
  void aModelBehindAnAddressIsAsked() throws IOException {
    Path report = directory.resolve("report.json");
    try (LoopbackModel served = LoopbackModel.answering("SELECT 7 AS wrong")) {
      ProgramRun run =
          evaluate(
              "--questions",
              questions(COUNT),
              "--model-url",
              served.url(),
              "--model",
              "tiny",
              "--json",
              report.toString());

      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).contains("different").contains("SELECT 7 AS wrong");
      assertThat(served.asked()).hasSize(1);
      assertThat(served.asked().get(0)).contains("\"tiny\"").contains("How many?");
    }
    JsonNode written = new ObjectMapper().readTree(Files.readString(report));
    assertThat(written.at("/questions/0/outcome").textValue()).isEqualTo("different");
    assertThat(written.at("/questions/0/tokens").intValue()).isEqualTo(18);
    assertThat(written.at("/summary/accuracy").doubleValue()).isZero();
  }

  @Test
  void anUnknownModelIsAnErrorOfItsOwn() throws IOException {
    ProgramRun run = evaluate("--questions", questions(COUNT), "--model", "no-such-model");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("LLM_ERROR").contains("no-such-model").contains("qwen");
  }

  @Test
  void anAddressWithoutAModelIsAWrongArgument() throws IOException {
    ProgramRun run =
        evaluate("--questions", questions(COUNT), "--model-url", "http://127.0.0.1:1/v1");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--model-url needs --model");
  }

  @Test
  void aMissingFileOfQuestionsIsAWrongArgument() {
    String missing = directory.resolve("none.jsonl").toString();
    ProgramRun run = evaluate("--questions", missing, "--model", "gold");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("none.jsonl");
  }

  @Test
  void aLineThatIsNoQuestionEndsItWithoutAReport() throws IOException {
    Path report = directory.resolve("report.json");
    ProgramRun run =
        evaluate("--questions", questions("{}"), "--model", "gold", "--json", report.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("VALIDATION_ERROR").contains("Line 1");
    assertThat(report).doesNotExist();
  }

  private ProgramRun evaluate(String... more) {
    List<String> arguments = new ArrayList<>(List.of("evaluate", "--url", url));
    arguments.addAll(List.of(more));
    return ProgramRun.of(arguments.toArray(new String[0]));
  }

  private String questions(String... lines) throws IOException {
    return Files.write(directory.resolve("questions.jsonl"), List.of(lines)).toString();
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
