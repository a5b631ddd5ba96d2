package dev.querytool.examples.evaluate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.QueryTool;
import dev.querytool.natural.LanguageModel;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelReply.FinishReason;
import dev.querytool.natural.TokenUsage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {

  private static final GoldQuestion GOLD =
      new GoldQuestion("q1", "Which things are there?", "SELECT name FROM thing ORDER BY id");

  private static final AtomicReference<LanguageModel> MODEL = new AtomicReference<>();
  private static final QueryTool TOOL =
      QueryTool.builder()
          .model(request -> requireNonNull(MODEL.get()).reply(request))
          .openInMemory();

  @BeforeAll
  static void makeDatabase(@TempDir Path directory) throws SQLException {
    Path file = directory.resolve("things.db");
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT);"
              + "INSERT INTO thing VALUES (1, '茶'), (2, NULL), (3, 'cup')");
    }
    TOOL.connections().register("things", "sqlite:" + file);
  }

  @AfterAll
  static void close() {
    TOOL.close();
  }

  @Test
  void aStatementThatGivesTheSameRowsIsEqual() {
    Evaluation evaluation = ask(GOLD, "SELECT name AS other FROM thing WHERE id > 0 ORDER BY id");

    assertThat(evaluation.outcome()).isEqualTo(Outcome.EQUAL);
    assertThat(evaluation.sql())
        .isEqualTo("SELECT name AS other FROM thing WHERE id > 0 ORDER BY id");
    assertThat(evaluation.usage()).isEqualTo(new TokenUsage(10, 2));
    assertThat(evaluation.rule()).isEmpty();
  }

  @Test
  void aWrongStatementIsDifferent() {
    assertThat(ask(GOLD, "SELECT name FROM thing WHERE id > 1 ORDER BY id").outcome())
        .isEqualTo(Outcome.DIFFERENT);
  }

  @Test
  void anotherOrderIsDifferentOnlyWhereTheStatementByHandOrders() {
    String turned = "SELECT name FROM thing ORDER BY id DESC";
    GoldQuestion unordered = new GoldQuestion("q2", GOLD.question(), "SELECT name FROM thing");

    assertThat(ask(GOLD, turned).outcome()).isEqualTo(Outcome.DIFFERENT);
    assertThat(ask(unordered, turned).outcome()).isEqualTo(Outcome.EQUAL);
  }

  @Test
  void aStatementThatStaysForbiddenIsRefusedByItsRule() {
    Evaluation evaluation =
        ask(GOLD, "DELETE FROM thing", "DELETE FROM thing", "DELETE FROM thing");

    assertThat(evaluation.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(evaluation.rule()).isNotEmpty();
    assertThat(evaluation.repairs()).isEqualTo(2);
  }

  @Test
  void aRepairIsCounted() {
    Evaluation evaluation =
        ask(GOLD, "SELECT nam FROM thing ORDER BY id", "SELECT name FROM thing ORDER BY id");

    assertThat(evaluation.outcome()).isEqualTo(Outcome.EQUAL);
    assertThat(evaluation.repairs()).isEqualTo(1);
    assertThat(evaluation.usage()).isEqualTo(new TokenUsage(20, 4));
  }

  @Test
  void aFailureOfTheDatabaseIsRepairedAsWell() {
    Evaluation evaluation = ask(GOLD, "SELECT abs(-9223372036854775808) FROM thing", GOLD.sql());

    assertThat(evaluation.outcome()).isEqualTo(Outcome.EQUAL);
    assertThat(evaluation.repairs()).isEqualTo(1);
  }

  @Test
  void aStatementThatKeepsFailingInTheDatabaseHasFailed() {
    String failing = "SELECT abs(-9223372036854775808) FROM thing";
    Evaluation evaluation = ask(GOLD, failing, failing, failing);

    assertThat(evaluation.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(evaluation.rule()).isEqualTo("QUERY_EXECUTION_ERROR");
    assertThat(evaluation.repairs()).isEqualTo(2);
  }

  @Test
  void aModelThatDoesNotKnowAbstains() {
    Evaluation evaluation = ask(GOLD, "CANNOT ANSWER: there is no such table");

    assertThat(evaluation.outcome()).isEqualTo(Outcome.ABSTAINED);
    assertThat(evaluation.sql()).isEmpty();
  }

  @Test
  void aModelThatGoesDownIsAFailureOfTheQuestion() {
    Queue<String> left = new ArrayDeque<>(List.of(GOLD.sql()));
    LanguageModel once =
        request ->
            left.isEmpty()
                ? failing(ModelProblem.UNREACHABLE).reply(request)
                : new ModelReply(left.remove(), FinishReason.STOP, TokenUsage.NONE);
    Evaluator evaluator = evaluator(once);

    assertThat(evaluator.evaluate(GOLD).outcome()).isEqualTo(Outcome.EQUAL);
    Evaluation down = evaluator.evaluate(GOLD);
    assertThat(down.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(down.rule()).isEqualTo("UNREACHABLE");
  }

  @Test
  void aModelThatWasNeverReachedEndsTheWholeWork() {
    assertThatThrownBy(() -> evaluate(GOLD, failing(ModelProblem.UNREACHABLE)))
        .isInstanceOf(LanguageModelException.class);
  }

  @Test
  void aModelWithoutAKeyEndsTheWholeWork() {
    assertThatThrownBy(() -> evaluate(GOLD, failing(ModelProblem.MISSING_KEY)))
        .isInstanceOf(LanguageModelException.class);
  }

  @Test
  void aStatementByHandThatDoesNotRunIsNamedAsTheCause() {
    GoldQuestion broken = new GoldQuestion("q3", GOLD.question(), "SELECT none FROM thing");
    Evaluation evaluation = ask(broken, GOLD.sql());

    assertThat(evaluation.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(evaluation.rule()).isEqualTo(Evaluator.GOLD);
  }

  private static Evaluation ask(GoldQuestion question, String... answers) {
    Queue<String> left = new ArrayDeque<>(List.of(answers));
    return evaluate(
        question,
        request -> new ModelReply(left.remove(), FinishReason.STOP, new TokenUsage(10, 2)));
  }

  private static Evaluation evaluate(GoldQuestion question, LanguageModel model) {
    return evaluator(model).evaluate(question);
  }

  private static Evaluator evaluator(LanguageModel model) {
    MODEL.set(model);
    return new Evaluator(TOOL.natural().on("things"), TOOL.queries().on("things"));
  }

  private static LanguageModel failing(ModelProblem problem) {
    return request -> {
      throw new LanguageModelException(problem, "model", "it is not there", null);
    };
  }
}
