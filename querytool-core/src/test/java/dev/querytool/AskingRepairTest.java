package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.access.Grant;
import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.natural.Conversation;
import dev.querytool.natural.Translation;
import dev.querytool.natural.TranslationOutcome;
import dev.querytool.query.QueryExecutionException;
import dev.querytool.testing.ScriptedLanguageModel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that the guard accepts and the database cannot run. */
class AskingRepairTest {

  private static final String FAILS = "SELECT CAST(note AS integer) AS n FROM orders";
  private static final String MENDED = "SELECT amount AS n FROM orders";

  @TempDir Path folder;
  private final ScriptedLanguageModel model =
      ScriptedLanguageModel.saying(AskedShop.fenced(FAILS), AskedShop.fenced(MENDED));
  private SharedShop shop;

  @BeforeEach
  void open() {
    shop = SharedShop.open(Dialect.POSTGRES, folder, settings -> settings.model(model));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theModelHearsWhatTheDatabaseSaidWithoutData() {
    Translation asked = shop.ann().natural().on("shop").ask("the notes as numbers");
    QueryExecutionException failure =
        catchThrowableOfType(QueryExecutionException.class, asked::run);
    Translation repaired = asked.repair(failure);

    assertThat(failure).hasMessageContaining("\"first\"");
    assertThat(repaired.outcome()).isEqualTo(TranslationOutcome.TRANSLATED);
    assertThat(repaired.generatedSql()).contains(MENDED);
    assertThat(repaired.attempts()).isEqualTo(2);
    assertThat(told())
        .contains("could not run the statement: invalid input syntax for type integer", "22P02")
        .doesNotContain("first");
  }

  @Test
  void ofACallerWhoSeesAPartItHearsTheCodeAlone() {
    Translation asked = shop.bob().natural().on("shop").ask("the notes as numbers");
    QueryExecutionException failure =
        catchThrowableOfType(QueryExecutionException.class, asked::run);
    asked.repair(failure);

    assertThat(told()).contains("22P02").doesNotContain("first", "invalid input");
  }

  @Test
  void aFailureReachesNoModelByItself() {
    Translation asked = shop.ann().natural().on("shop").ask("the notes as numbers");

    assertThatThrownBy(asked::run).isInstanceOf(QueryExecutionException.class);
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void whatAPersonWroteIsNotForAModelToMend() {
    Translation asked = shop.ann().natural().on("shop").ask("the notes as numbers").edit(FAILS);
    QueryExecutionException failure =
        catchThrowableOfType(QueryExecutionException.class, asked::run);

    assertThatThrownBy(() -> asked.repair(failure)).isInstanceOf(ValidationException.class);
  }

  @Test
  void theModelIsToldWhatTheCallerMaySeeByNow() {
    Translation asked = shop.bob().natural().on("shop").ask("the notes as numbers");
    QueryExecutionException failure =
        catchThrowableOfType(QueryExecutionException.class, asked::run);
    shop.tool()
        .grants()
        .grant(
            shop.clerk().uid(), Grant.on("shop").table("orders").columns("amount", "note").build());
    asked.repair(failure);

    assertThat(model.prompts().get(0)).contains("customer", "phone");
    assertThat(model.prompts().get(1))
        .contains("note", FAILS, "22P02")
        .doesNotContain("customer", "phone");
  }

  @Test
  void ofAFailureFromBeforeHeWasNarrowedItHearsTheCodeAlone() {
    shop.tool().grants().grant(shop.clerk().uid(), Grant.everything("shop"));
    Translation asked = shop.bob().natural().on("shop").ask("the notes as numbers");
    QueryExecutionException failure =
        catchThrowableOfType(QueryExecutionException.class, asked::run);
    shop.tool().grants().grant(shop.clerk().uid(), SharedShop.ofClerk());
    asked.repair(failure);

    assertThat(failure).hasMessageContaining("invalid input");
    assertThat(model.prompts().get(1)).contains("22P02").doesNotContain("invalid input");
  }

  @Test
  void aStatementThatTheCallerMayNotRunByNowIsNotRepaired() {
    Translation asked = shop.bob().natural().on("shop").ask("the notes as numbers");
    QueryExecutionException failure =
        catchThrowableOfType(QueryExecutionException.class, asked::run);
    shop.tool()
        .grants()
        .grant(shop.clerk().uid(), Grant.on("shop").table("orders").columns("amount").build());

    assertThatThrownBy(() -> asked.repair(failure)).isInstanceOf(QueryRefusedException.class);
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void whatWasAskedBeforeIsToldAgain() {
    model.when(
        asked -> asked.contains("the amounts") && !asked.contains("in this conversation"),
        AskedShop.fenced(MENDED));
    Conversation conversation = shop.ann().natural().on("shop").conversation();
    conversation.ask("the amounts");
    Translation asked = conversation.ask("the notes as numbers");
    QueryExecutionException failure =
        catchThrowableOfType(QueryExecutionException.class, asked::run);
    asked.repair(failure);

    assertThat(model.prompts().get(2)).contains("Question: the amounts", "22P02");
  }

  /** Returns what the model was told behind the rules and the catalogue. */
  private String told() {
    String prompt = model.prompts().get(1);
    return prompt.substring(prompt.indexOf(">>> catalogue"));
  }
}
