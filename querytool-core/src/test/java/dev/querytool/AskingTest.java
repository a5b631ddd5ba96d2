package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.querytool.connection.ConnectionNotFoundException;
import dev.querytool.error.QueryToolException;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.GuardViolation;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.natural.ConnectionTranslator;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelMessage;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelReply.FinishReason;
import dev.querytool.natural.ModelRequest;
import dev.querytool.natural.NaturalQueryResult;
import dev.querytool.natural.TokenUsage;
import dev.querytool.natural.Translation;
import dev.querytool.natural.TranslationHandle;
import dev.querytool.natural.TranslationListener;
import dev.querytool.natural.TranslationOutcome;
import dev.querytool.natural.TranslationStep;
import dev.querytool.natural.UsedName;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryAction;
import dev.querytool.query.QueryOrigin;
import dev.querytool.query.QueryOutcome;
import dev.querytool.query.Row;
import dev.querytool.testing.ScriptedLanguageModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a question, through the front door, on a real file. */
class AskingTest {

  private static final String PER_CITY =
      "SELECT c.city, sum(o.amount) AS total FROM orders o JOIN customer c ON c.id = o.customer_id"
          + " GROUP BY c.city ORDER BY total DESC";

  @TempDir Path folder;

  @Test
  void aQuestionBecomesAStatementThatHasNotBeenRun() {
    with(
        AskedShop.answering(PER_CITY),
        (shop, model) -> {
          Translation asked = shop.ask("每个城市的销售额");

          assertThat(asked.outcome()).isEqualTo(TranslationOutcome.TRANSLATED);
          assertThat(asked.generatedSql()).contains(PER_CITY);
          assertThat(asked.explanation()).isEqualTo("what was asked for.");
          assertThat(asked.attempts()).isEqualTo(1);
          assertThat(asked.model()).isEqualTo("model");
          assertThat(asked.names())
              .contains(
                  new UsedName("main", "orders", "", "订单"),
                  new UsedName("main", "orders", "amount", "金额"),
                  new UsedName("main", "customer", "city", ""));
          assertThat(asked.unrun().result()).isEmpty();
        });
  }

  @Test
  void onlyRunReadsRows() {
    with(
        AskedShop.answering(PER_CITY),
        (shop, model) -> {
          Translation asked = shop.ask("revenue by city");
          NaturalQueryResult seen = asked.run();

          assertThat(seen.result().orElseThrow().rows()).extracting(Row::toString).hasSize(2);
          assertThat(seen.generatedSql()).isEqualTo(PER_CITY);
        });
  }

  @Test
  void aWriteIsToldToTheModelAndThenRefused() {
    with(
        ScriptedLanguageModel.saying(
            AskedShop.fenced("DELETE FROM orders"),
            AskedShop.fenced("UPDATE orders SET amount = 0"),
            AskedShop.fenced("DROP TABLE orders")),
        (shop, model) -> {
          Translation asked = shop.ask("empty the orders");

          assertThat(asked.outcome()).isEqualTo(TranslationOutcome.REFUSED);
          assertThat(asked.violations())
              .extracting(GuardViolation::rule)
              .containsExactly("schema-statement");
          assertThat(asked.attempts()).isEqualTo(3);
          assertThat(lastOf(model.requests().get(1))).contains("write-statement");
          assertThatThrownBy(asked::run).isInstanceOf(QueryRefusedException.class);
        });
  }

  @Test
  void anUnknownNameIsMendedWithTheNearestOnes() {
    with(
        ScriptedLanguageModel.saying(
            AskedShop.fenced("SELECT amont FROM orders"),
            AskedShop.fenced("SELECT amount FROM orders")),
        (shop, model) -> {
          Translation asked = shop.ask("all amounts");

          assertThat(asked.outcome()).isEqualTo(TranslationOutcome.TRANSLATED);
          assertThat(asked.attempts()).isEqualTo(2);
          List<ModelMessage> again = model.requests().get(1).messages();
          assertThat(again).hasSize(4);
          assertThat(again.get(2).text()).contains("SELECT amont FROM orders");
          assertThat(again.get(3).text())
              .contains("unknown-column", "line 1, column 8", "Names that exist: amount");
        });
  }

  @Test
  void noRepairIsMadeWhereNoneIsWanted() {
    with(
        ScriptedLanguageModel.saying(AskedShop.fenced("SELECT amont FROM orders")),
        (shop, model) -> {
          assertThat(shop.repairs(0).ask("all amounts").outcome())
              .isEqualTo(TranslationOutcome.REFUSED);
          assertThat(model.requests()).hasSize(1);
          assertThatThrownBy(() -> shop.repairs(6)).isInstanceOf(ValidationException.class);
        });
  }

  @Test
  void aModelMayAbstain() {
    with(
        ScriptedLanguageModel.saying("无法回答：没有天气数据。"),
        (shop, model) -> {
          Translation asked = shop.ask("明天天气如何");

          assertThat(asked.outcome()).isEqualTo(TranslationOutcome.ABSTAINED);
          assertThat(asked.explanation()).isEqualTo("没有天气数据。");
          assertThat(asked.generatedSql()).isEmpty();
          assertThatThrownBy(asked::run).isInstanceOf(ValidationException.class);
          assertThat(model.requests()).hasSize(1);
        });
  }

  @Test
  void anAnswerThatWasCutIsAskedForAgain() {
    with(
        ScriptedLanguageModel.saying()
            .thenSay(
                new ModelReply(
                    "```sql\nSELECT amount FROM ord", FinishReason.LENGTH, new TokenUsage(10, 5)))
            .thenSay(
                new ModelReply(
                    AskedShop.fenced("SELECT amount FROM orders"),
                    FinishReason.STOP,
                    new TokenUsage(20, 6))),
        (shop, model) -> {
          Translation asked = shop.ask("all amounts");

          assertThat(asked.outcome()).isEqualTo(TranslationOutcome.TRANSLATED);
          assertThat(asked.usage()).isEqualTo(new TokenUsage(30, 11));
          assertThat(lastOf(model.requests().get(1))).contains("cut before its end");
        });
  }

  @Test
  void aParameterOfAModelIsRefusedAndOneOfAPersonIsBound() {
    with(
        ScriptedLanguageModel.saying(
            AskedShop.fenced("SELECT name FROM customer WHERE city = :city")),
        (shop, model) -> {
          Translation asked = shop.repairs(0).ask("who lives there");
          Translation edited = asked.edit("SELECT name FROM customer WHERE city = :city");

          assertThat(asked.outcome()).isEqualTo(TranslationOutcome.REFUSED);
          assertThat(asked.violations().get(0).rule()).isEqualTo("named-parameter");
          assertThat(edited.outcome()).isEqualTo(TranslationOutcome.TRANSLATED);
          assertThat(edited.query().param("city", "Oslo").run().rowCount()).isEqualTo(1);
        });
  }

  @Test
  void aPersonsStatementIsJudgedToo() {
    with(
        AskedShop.answering(PER_CITY),
        (shop, model) -> {
          Translation edited = shop.ask("revenue by city").edit("DELETE FROM orders");

          assertThat(edited.outcome()).isEqualTo(TranslationOutcome.REFUSED);
          assertThat(edited.generatedSql()).contains("DELETE FROM orders");
          assertThatThrownBy(edited::run).isInstanceOf(QueryRefusedException.class);
        });
  }

  @Test
  void commentsAreNotShown() {
    with(
        AskedShop.answering("SELECT amount -- harmless, run it at once\nFROM orders"),
        (shop, model) ->
            assertThat(shop.ask("all amounts").generatedSql())
                .contains("SELECT amount FROM orders"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u202e", "\u2066", "\u001b[2K", "\r"})
  void aLiteralThatTurnsWhatIsReadIsRefused(String sign) {
    with(
        AskedShop.answering("SELECT amount FROM orders WHERE note = '" + sign + "'"),
        (shop, model) ->
            assertThat(shop.repairs(0).ask("all amounts").violations())
                .extracting(GuardViolation::rule)
                .containsExactly("unshown-sign"));
  }

  @Test
  void stepsAndWordsAreHeardInOrder() {
    List<String> heard = new ArrayList<>();
    TranslationListener listener =
        new TranslationListener() {
          @Override
          public void began(TranslationStep step, int attempt) {
            heard.add(step + " " + attempt);
          }

          @Override
          public void text(String part) {
            heard.add("text");
            throw new IllegalStateException("a listener must not disturb");
          }
        };
    with(
        ScriptedLanguageModel.saying(
            AskedShop.fenced("SELECT amont FROM orders"),
            AskedShop.fenced("SELECT amount FROM orders")),
        (shop, model) -> shop.progress(listener).ask("all amounts").run());

    assertThat(heard)
        .containsExactly(
            "LINKING 1",
            "ASKING 1",
            "text",
            "CHECKING 1",
            "REPAIRING 1",
            "ASKING 2",
            "text",
            "CHECKING 2",
            "RUNNING 2");
  }

  @Test
  void translationsAndRunsAreKeptApartInTheHistory() {
    with(
        ScriptedLanguageModel.saying(
            AskedShop.fenced("SELECT amount FROM orders"), "CANNOT ANSWER: no weather here"),
        (shop, model) -> {
          shop.ask("all amounts").run();
          shop.ask("the weather");
        });

    try (QueryTool tool = QueryTool.builder().store(folder.resolve("store.db")).open()) {
      List<HistoryEntry> entries = tool.history().list(HistoryFilter.on("shop"));
      assertThat(entries)
          .extracting(HistoryEntry::action, HistoryEntry::outcome, HistoryEntry::text)
          .containsExactly(
              tuple(QueryAction.TRANSLATE, QueryOutcome.ABSTAINED, "the weather"),
              tuple(QueryAction.RUN, QueryOutcome.SUCCEEDED, "SELECT amount FROM orders"),
              tuple(QueryAction.TRANSLATE, QueryOutcome.TRANSLATED, "all amounts"));
      assertThat(entries).allMatch(entry -> entry.origin() == QueryOrigin.NATURAL);
      assertThat(entries.get(2).effectiveSql()).contains("SELECT amount FROM orders");
    }
  }

  @Test
  void withoutAModelItSaysWhatToSet() {
    try (AskedShop shop = AskedShop.open(folder)) {
      assertThatThrownBy(() -> shop.tool().natural().on("shop").ask("all amounts"))
          .isInstanceOfSatisfying(
              LanguageModelException.class,
              none -> assertThat(none.problem()).isEqualTo(ModelProblem.NOT_CONFIGURED))
          .hasMessageContaining("QueryTool.builder()");
      assertThat(shop.tool().natural().models()).isEmpty();
    }
  }

  @Test
  void anotherModelThanTheOneIsUnknown() {
    with(
        AskedShop.answering(PER_CITY),
        (shop, model) ->
            assertThatThrownBy(() -> shop.model("gpt").ask("all amounts"))
                .isInstanceOfSatisfying(
                    LanguageModelException.class,
                    none -> assertThat(none.problem()).isEqualTo(ModelProblem.UNKNOWN_MODEL)));
  }

  @Test
  void theNameOfAnUnknownModelIsShownShortAndPlain() {
    with(
        AskedShop.answering(PER_CITY),
        (shop, model) ->
            assertThatThrownBy(() -> shop.model("a\r\n\u001b" + "b".repeat(9_999)).ask("all"))
                .hasMessageContaining("'a bbb")
                .message()
                .hasSizeLessThan(200));
  }

  @Test
  void anUnknownConnectionIsNotFound() {
    try (AskedShop shop = AskedShop.open(folder, AskedShop.answering(PER_CITY))) {
      assertThatThrownBy(() -> shop.tool().natural().on("nowhere").ask("all amounts"))
          .isInstanceOf(ConnectionNotFoundException.class);
    }
  }

  @Test
  void aQuestionHasOneToTwoThousandCharacters() {
    with(
        AskedShop.answering(PER_CITY),
        (shop, model) -> {
          for (String bad : List.of("", " \n", "x".repeat(2_001), "a\u0000b", "\ud800")) {
            assertThatThrownBy(() -> shop.ask(bad)).isInstanceOf(ValidationException.class);
          }
          assertThat(shop.ask("\ud842\udfb7".repeat(2_000)).outcome())
              .isEqualTo(TranslationOutcome.TRANSLATED);
        });
  }

  @Test
  void aModelThatIsDownIsAnErrorAndARowOfTheHistory() {
    ScriptedLanguageModel down =
        ScriptedLanguageModel.saying()
            .when(
                any -> true,
                request -> {
                  throw new LanguageModelException(
                      ModelProblem.UNREACHABLE, "model", "the model cannot be reached", null);
                });
    try (AskedShop shop = AskedShop.open(folder, down)) {
      assertThatThrownBy(() -> shop.tool().natural().on("shop").ask("all amounts"))
          .isInstanceOfSatisfying(
              QueryToolException.class, failure -> assertThat(failure.retryable()).isTrue());
      assertThat(shop.tool().history().list(HistoryFilter.on("shop")))
          .extracting(HistoryEntry::outcome)
          .containsExactly(QueryOutcome.FAILED);
    }
  }

  @Test
  void aModelThatFailsAsNoneMayEndsTheQuestionAndIsARowOfTheHistory() {
    for (Throwable odd : List.of(new IOException("odd"), new NoClassDefFoundError("odd"))) {
      ScriptedLanguageModel broken =
          ScriptedLanguageModel.saying().when(any -> true, request -> unchecked(odd));
      try (AskedShop shop = AskedShop.open(folder(odd), broken)) {
        TranslationHandle asked =
            shop.tool()
                .natural()
                .on("shop")
                .start("all amounts", task -> new Thread(task, "asks").start());

        assertThatThrownBy(
                () -> assertTimeoutPreemptively(Duration.ofSeconds(60), () -> asked.join()))
            .hasStackTraceContaining("odd");
        assertThat(shop.tool().history().list(HistoryFilter.on("shop")))
            .extracting(HistoryEntry::outcome)
            .containsExactly(QueryOutcome.FAILED);
      }
    }
  }

  private Path folder(Throwable odd) {
    Path own = folder.resolve(odd.getClass().getSimpleName());
    assertThat(own.toFile().mkdir()).isTrue();
    return own;
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> ModelReply unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private void with(
      ScriptedLanguageModel model, BiConsumer<ConnectionTranslator, ScriptedLanguageModel> work) {
    try (AskedShop shop = AskedShop.open(folder, model)) {
      work.accept(shop.tool().natural().on("shop"), model);
    }
  }

  private static String lastOf(ModelRequest request) {
    return request.messages().get(request.messages().size() - 1).text();
  }
}
