package dev.querytool.natural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.querytool.natural.ModelReply.FinishReason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are made to keep their reader busy. */
class HostileAnswerTest {

  private static final int LONG = 400_000;
  private static final Duration ENDLESS = Duration.ofSeconds(60);

  static Stream<String> answersThatGrow() {
    return Stream.of(
        times("`"),
        times("```\n"),
        times("```\nselect a\n"),
        times("<think>"),
        times("<think></think>\n"),
        "x\n".repeat(LONG / 4) + times("<think></think>\n"),
        times("</think>\n"),
        times("select a\n"),
        times("select a fro\n"),
        times("with a (\n"),
        times("grant a\n"),
        "```sql\nselect 1" + times(" ") + "x\n```",
        "```sql\nselect 1" + times(";") + "x\n```",
        "```sql\nselect 1" + times("\n") + "x\n```",
        "select 1 from t" + times(" \n") + "x",
        times("select '"),
        "{\"sql\":" + times("[") + "}",
        times("{\"sql\":"),
        times("* ") + "x",
        times("i am really "),
        times("Explanation"));
  }

  @ParameterizedTest
  @MethodSource("answersThatGrow")
  void isReadAsFastAsItIsLong(String answer) {
    assertThat(assertTimeoutPreemptively(ENDLESS, () -> AnswerReader.read(reply(answer))))
        .isNotNull();
  }

  static Stream<String> lines() {
    return Stream.of(
        "-".repeat(300) + ".".repeat(300) + " ".repeat(350) + "\"x\"",
        "-".repeat(480) + ".".repeat(480) + "\"x\"",
        "a." + " ".repeat(490) + "b" + " ".repeat(490) + "\"x",
        "、".repeat(900) + "\"x");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void asAreProposedNames(String line) {
    String answer = (line + "\n").repeat(LONG / 4 / line.length());

    assertThat(
            assertTimeoutPreemptively(
                ENDLESS, () -> NameAnswer.read(reply(answer), List.of(), Set.of()).names()))
        .isEmpty();
  }

  @Test
  void isCutWhereNoStatementReaches() {
    String endless = "```sql\nSELECT 1\n```\n" + "x".repeat(3_000_000);

    ModelReply read = ask(request -> reply(endless));

    assertThat(read.text()).hasSize(1_000_000);
    assertThat(read.finishReason()).isEqualTo(FinishReason.LENGTH);
    assertThat(AnswerReader.read(read).statements()).containsExactly("SELECT 1");
  }

  @Test
  @SuppressWarnings("NullAway")
  void thatIsNoneAtAllIsUnreadable() {
    assertThatThrownBy(() -> ask(request -> null))
        .isInstanceOf(LanguageModelException.class)
        .extracting(failure -> ((LanguageModelException) failure).problem())
        .isEqualTo(ModelProblem.UNREADABLE);
  }

  @Test
  void movesNoCursorAndTurnsNoDirection() {
    ModelAnswer read =
        AnswerReader.read(
            reply("```sql\nSELECT 1\n```\nExplanation: a\u202eb\u001b[2Kc\u0000\rd\u2066\r\ne"));

    assertThat(read.explanation()).isEqualTo("ab[2Kcd\ne");
    assertThat(AnswerReader.read(reply("CANNOT ANSWER: \u001b[31mno\u202e")).explanation())
        .isEqualTo("[31mno");
  }

  private static ModelReply ask(LanguageModel model) {
    return new ModelCalls()
        .ask(
            new ChosenModel(new ModelInfo("a", "a", "a", 1), model, TokenCounter.approximate()),
            List.of(ModelMessage.user("q")),
            TranslationListener.NONE);
  }

  private static String times(String piece) {
    return piece.repeat(LONG / piece.length());
  }

  private static ModelReply reply(String text) {
    return new ModelReply(text, FinishReason.STOP, TokenUsage.NONE);
  }
}
