package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.error.ValidationException;
import dev.querytool.natural.Conversation;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.Translation;
import dev.querytool.natural.TranslationHandle;
import dev.querytool.natural.TranslationOutcome;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryOutcome;
import dev.querytool.testing.ScriptedLanguageModel;
import dev.querytool.testkit.Await;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ConversationTest {

  private static final String TOTAL = "SELECT sum(amount) AS total FROM orders";
  private static final String MOST = "SELECT max(amount) AS most FROM orders";

  @TempDir Path folder;
  private final ScriptedLanguageModel model =
      ScriptedLanguageModel.saying()
          .when(any -> true, AskedShop.fenced(TOTAL))
          .when(asked -> asked.contains("largest"), AskedShop.fenced(MOST))
          .when(asked -> asked.contains("weather"), "CANNOT ANSWER: no weather");
  private AskedShop shop;
  private Conversation conversation;

  @BeforeEach
  void open() {
    shop = AskedShop.open(folder, model);
    conversation = shop.tool().natural().on("shop").conversation();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aQuestionIsAskedWithThoseBeforeIt() {
    conversation.ask("the revenue");
    conversation.ask("and the largest one?");

    assertThat(model.prompts().get(0)).doesNotContain("in this conversation");
    assertThat(model.prompts().get(1))
        .contains("in this conversation", "Question: the revenue", TOTAL);
    assertThat(conversation.turns()).hasSize(2);
  }

  @Test
  void whatAPersonMadeOfTheLastOneIsShown() {
    conversation.take(conversation.ask("the revenue").edit("SELECT avg(amount) FROM orders"));
    conversation.ask("and the largest one?");

    assertThat(model.prompts().get(1))
        .contains("SELECT avg(amount) FROM orders")
        .doesNotContain("SELECT sum(amount)");
  }

  @Test
  void itRemembersFiveTurnsAndNoneWithoutAStatement() {
    conversation.ask("the weather");
    for (int turn = 1; turn <= 7; turn++) {
      conversation.ask("question " + turn);
    }

    assertThat(conversation.turns())
        .extracting(Translation::question)
        .containsExactly("question 3", "question 4", "question 5", "question 6", "question 7");
  }

  @Test
  void aFollowUpIsNotAnsweredByAVerifiedQuery() {
    shop.tool().natural().on("shop").verified().add("and how many?", "SELECT 1 AS one");
    conversation.ask("the cities");

    assertThat(conversation.ask("and how many?").verified()).isEmpty();
    assertThat(shop.tool().natural().on("shop").conversation().ask("and how many?").verified())
        .isPresent();
  }

  @Test
  void itTakesNothingThatWasAskedOfAnotherConnection() {
    shop.tool().connections().register("other", shop.url());
    Translation elsewhere = shop.tool().natural().on("other").ask("the revenue");

    assertThatThrownBy(() -> conversation.take(elsewhere))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("'shop'");
    assertThat(conversation.turns()).isEmpty();
  }

  @Test
  void itTakesWhatWasAskedOfItsConnectionInWhicheverCase() {
    conversation.take(shop.tool().natural().on("SHOP").ask("the revenue"));

    assertThat(conversation.turns()).hasSize(1);
  }

  @Test
  void whatWaitsForAnotherQuestionCanBeCancelled() throws InterruptedException {
    Waiting waiting = new Waiting();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Conversation slow = waiting.conversation(shop);
      TranslationHandle first = slow.start("the revenue", threads);
      waiting.begun.await();
      TranslationHandle second = slow.start("and the largest one?", threads);
      second.cancel();

      assertCancelled(second);
      assertThat(first.isDone()).isFalse();
      waiting.go.countDown();
      assertThat(first.join().outcome()).isEqualTo(TranslationOutcome.TRANSLATED);
      assertThat(slow.ask("the largest").outcome()).isEqualTo(TranslationOutcome.TRANSLATED);
      assertThat(shop.tool().history().list(HistoryFilter.on("shop")))
          .extracting(HistoryEntry::outcome)
          .containsExactlyInAnyOrder(
              QueryOutcome.TRANSLATED, QueryOutcome.CANCELLED, QueryOutcome.TRANSLATED);
    } finally {
      waiting.go.countDown();
      threads.shutdownNow();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whoWaitsForAnotherQuestionCanBeInterrupted() throws InterruptedException {
    Waiting waiting = new Waiting();
    ExecutorService threads = Executors.newSingleThreadExecutor();
    LanguageModelException[] ended = new LanguageModelException[1];
    try {
      Conversation slow = waiting.conversation(shop);
      TranslationHandle first = slow.start("the revenue", threads);
      waiting.begun.await();
      Thread second =
          new Thread(
              () ->
                  ended[0] =
                      catchThrowableOfType(
                          LanguageModelException.class, () -> slow.ask("and the largest one?")));
      second.start();
      Await.until(() -> second.getState() == Thread.State.WAITING);
      second.interrupt();
      second.join();

      assertThat(ended[0].problem()).isEqualTo(ModelProblem.CANCELLED);
      assertThat(first.isDone()).isFalse();
      assertThat(model.requests()).isEmpty();
    } finally {
      waiting.go.countDown();
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aQuestionFromWithinAQuestionIsRefusedAndNotWaitedForForEver() {
    RuntimeException[] refusal = new RuntimeException[1];
    Conversation[] own = new Conversation[1];
    own[0] =
        shop.tool()
            .natural()
            .on("shop")
            .progress(
                (step, attempt) ->
                    refusal[0] =
                        catchThrowableOfType(
                            RuntimeException.class, () -> own[0].ask("and the largest one?")))
            .conversation();

    assertThat(own[0].ask("the revenue").outcome()).isEqualTo(TranslationOutcome.TRANSLATED);
    assertThat(refusal[0]).isInstanceOf(ValidationException.class);
  }

  private static void assertCancelled(TranslationHandle handle) {
    assertThat(catchThrowableOfType(LanguageModelException.class, handle::join).problem())
        .isEqualTo(ModelProblem.CANCELLED);
  }

  /** Holds up the first question until it may go on. */
  private static final class Waiting {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    Conversation conversation(AskedShop shop) {
      return shop.tool()
          .natural()
          .on("shop")
          .progress(
              (step, attempt) -> {
                begun.countDown();
                try {
                  go.await();
                } catch (InterruptedException stop) {
                  Thread.currentThread().interrupt();
                }
              })
          .conversation();
    }
  }
}
