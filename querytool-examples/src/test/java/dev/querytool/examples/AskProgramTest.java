package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

class AskProgramTest {

  @TempDir Path folder;

  @BeforeEach
  void makeShop() throws SQLException {
    try (Connection shop = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
        Statement statement = shop.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE orders (id INTEGER PRIMARY KEY, amount INTEGER);"
              + "INSERT INTO orders VALUES (1, 100), (2, 250)");
    }
  }

  @Test
  void printsTheStatementAndDoesNotRunIt() throws IOException {
    ProgramRun run = ask("```sql\nSELECT sum(amount) AS total FROM orders\n```\n解释: 总额", "订单总额是多少");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines()).containsExactly("SELECT sum(amount) AS total FROM orders");
    assertThat(run.err()).contains("总额", "tiny answered once, 11 + 7 tokens");
  }

  @Test
  void runsItIfThatIsAskedFor() throws IOException {
    ProgramRun run =
        ask("```sql\nSELECT sum(amount) AS total FROM orders\n```", "the total", "--run");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("total", "350", "1 row");
  }

  @Test
  void aWriteIsRefused() throws IOException {
    ProgramRun run = ask("```sql\nDELETE FROM orders\n```", "empty it", "--run");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("refused by write-statement", "answered 3 times");
    assertThat(
            ProgramRun.of(
                    "query", "--url", url(), "--format", "csv", "SELECT count(*) AS n FROM orders")
                .out())
        .contains("2");
  }

  @Test
  void anAbstentionIsSaid() throws IOException {
    ProgramRun run = ask("CANNOT ANSWER: there is no weather here", "the weather");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("there is no weather here");
  }

  @Test
  void readsTheQuestionFromItsInput() throws IOException {
    try (LoopbackModel model = LoopbackModel.answering("```sql\nSELECT id FROM orders\n```")) {
      ProgramRun run = ProgramRun.withInput("which orders?", arguments(model, "-"));

      assertThat(run.code()).as(run.err()).isZero();
      assertThat(model.asked().get(0)).contains("which orders?", "CREATE TABLE orders");
    }
  }

  @Test
  void aModelThatIsNotThereIsAnError() {
    ProgramRun run =
        ProgramRun.of(
            "ask", "--url", url(), "--model-url", "http://127.0.0.1:1/v1", "--model", "tiny", "x");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("LLM_ERROR");
  }

  private ProgramRun ask(String answer, String question, String... more) throws IOException {
    try (LoopbackModel model = LoopbackModel.answering(answer)) {
      return ProgramRun.of(arguments(model, question, more));
    }
  }

  private String[] arguments(LoopbackModel model, String question, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("ask", "--url", url(), "--model-url", model.url(), "--model", "tiny"));
    all.addAll(List.of(more));
    all.add(question);
    return all.toArray(String[]::new);
  }

  private String url() {
    return "sqlite:" + folder.resolve("shop.db");
  }
}
