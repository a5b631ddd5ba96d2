package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.access.Grant;
import dev.querytool.connection.Dialect;
import dev.querytool.natural.Conversation;
import dev.querytool.natural.Translation;
import dev.querytool.natural.TranslationOutcome;
import dev.querytool.testing.ScriptedLanguageModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationTest {

  @TempDir Path folder;

  @Test
  void aQuestionIsAskedWithThoseBeforeIt() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.saying(
            AskedShop.fenced("SELECT sum(amount) AS total FROM orders"),
            AskedShop.fenced("SELECT max(amount) AS most FROM orders"));
    try (AskedShop shop = AskedShop.open(folder, model)) {
      Conversation conversation = shop.tool().natural().on("shop").conversation();
      conversation.ask("the revenue");
      conversation.ask("and the largest one?");

      assertThat(model.prompts().get(0)).doesNotContain("in this conversation");
      assertThat(model.prompts().get(1))
          .contains(
              "in this conversation",
              "Question: the revenue",
              "SELECT sum(amount) AS total FROM orders");
      assertThat(conversation.turns()).hasSize(2);
    }
  }

  @Test
  void whatAPersonMadeOfTheLastOneIsShown() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.saying(
            AskedShop.fenced("SELECT sum(amount) AS total FROM orders"),
            AskedShop.fenced("SELECT max(amount) AS most FROM orders"));
    try (AskedShop shop = AskedShop.open(folder, model)) {
      Conversation conversation = shop.tool().natural().on("shop").conversation();
      conversation.take(conversation.ask("the revenue").edit("SELECT avg(amount) FROM orders"));
      conversation.ask("and the largest one?");

      assertThat(model.prompts().get(1))
          .contains("SELECT avg(amount) FROM orders")
          .doesNotContain("SELECT sum(amount)");
    }
  }

  @Test
  void itRemembersFiveTurnsAndNoneWithoutAStatement() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.saying()
            .when(any -> true, AskedShop.fenced("SELECT amount FROM orders"))
            .when(asked -> asked.contains("weather"), "CANNOT ANSWER: no weather");
    try (AskedShop shop = AskedShop.open(folder, model)) {
      Conversation conversation = shop.tool().natural().on("shop").conversation();
      conversation.ask("the weather");
      for (int turn = 1; turn <= 7; turn++) {
        conversation.ask("question " + turn);
      }

      assertThat(conversation.turns())
          .extracting(Translation::question)
          .containsExactly("question 3", "question 4", "question 5", "question 6", "question 7");
    }
  }

  @Test
  void aFollowUpIsNotAnsweredByAVerifiedQuery() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.saying(
            AskedShop.fenced("SELECT city FROM customer"),
            AskedShop.fenced("SELECT name FROM customer"));
    try (AskedShop shop = AskedShop.open(folder, model)) {
      Conversation conversation = shop.tool().natural().on("shop").conversation();
      shop.tool().natural().on("shop").verified().add("and how many?", "SELECT 1 AS one");
      conversation.ask("the cities");

      assertThat(conversation.ask("and how many?").verified()).isEmpty();
      assertThat(shop.tool().natural().on("shop").conversation().ask("and how many?").verified())
          .isPresent();
    }
  }

  @Test
  void whatWasTakenAwayIsNotToldAgain() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.saying(
            AskedShop.fenced("SELECT note FROM orders"), AskedShop.fenced("SELECT id FROM orders"));
    try (SharedShop shop =
        SharedShop.open(Dialect.SQLITE, folder, settings -> settings.model(model))) {
      Conversation conversation = shop.bob().natural().on("shop").conversation();
      conversation.ask("all of it");
      shop.tool()
          .grants()
          .grant(shop.clerk().uid(), Grant.on("shop").table("orders").columns("id").build());

      assertThat(conversation.ask("and now?").outcome()).isEqualTo(TranslationOutcome.TRANSLATED);
      assertThat(model.prompts().get(1)).doesNotContain("note FROM orders");
    }
  }
}
