package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import dev.querytool.natural.ConnectionTranslator;
import dev.querytool.natural.Translation;
import dev.querytool.natural.TranslationOutcome;
import dev.querytool.query.QuerySpec;
import dev.querytool.testing.ScriptedLanguageModel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions that were answered before. */
class AskingVerifiedTest {

  private static final String SUM = "SELECT sum(amount) AS total FROM orders";

  @TempDir Path folder;

  @Test
  void aVerifiedTranslationAnswersTheSameQuestionWithoutAModel() {
    ScriptedLanguageModel model = AskedShop.answering(SUM);
    try (AskedShop shop = AskedShop.open(folder, model)) {
      ConnectionTranslator translator = shop.tool().natural().on("shop");
      translator.ask("What is the revenue?").verify();
      Translation again = translator.ask("what is the revenue");

      assertThat(again.outcome()).isEqualTo(TranslationOutcome.TRANSLATED);
      assertThat(again.generatedSql()).contains(SUM);
      assertThat(again.verified().orElseThrow().question()).isEqualTo("What is the revenue?");
      assertThat(again.attempts()).isZero();
      assertThat(again.model()).isEmpty();
      assertThat(model.requests()).hasSize(1);
    }
  }

  @Test
  void itAnswersWhereThereIsNoModelAtAll() {
    try (AskedShop shop = AskedShop.open(folder)) {
      ConnectionTranslator translator = shop.tool().natural().on("shop");
      translator.verified().add("总销售额是多少", SUM);

      assertThat(translator.ask("总销售额是多少？").run().result().orElseThrow().rows().get(0).value(0))
          .contains(600L);
    }
  }

  @Test
  void itsParametersAreBoundByWhoRunsIt() {
    try (AskedShop shop = AskedShop.open(folder)) {
      ConnectionTranslator translator = shop.tool().natural().on("shop");
      translator
          .verified()
          .add("orders above a bound", "SELECT id FROM orders WHERE amount > :bound");
      Translation asked = translator.ask("orders above a bound");

      assertThat(asked.query().param("bound", 150).run().rowCount()).isEqualTo(2);
      assertThatThrownBy(asked::run).isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void aParameterOfItMayBeAList() {
    try (AskedShop shop = AskedShop.open(folder)) {
      ConnectionTranslator translator = shop.tool().natural().on("shop");
      translator.verified().add("some orders", "SELECT id FROM orders WHERE id IN (:ids)");
      QuerySpec asked = translator.ask("some orders").query();

      assertThat(asked.param("ids", List.of(1, 2)).run().rowCount()).isEqualTo(2);
      assertThat(asked.param("ids", List.of(2)).value(Long.class)).contains(2L);
    }
  }

  @Test
  void anotherQuestionIsAskedWithItAsAnExample() {
    ScriptedLanguageModel model = AskedShop.answering("SELECT max(amount) AS most FROM orders");
    try (AskedShop shop = AskedShop.open(folder, model)) {
      ConnectionTranslator translator = shop.tool().natural().on("shop");
      translator.verified().add("What is the total amount of all orders?", SUM);
      Translation other = translator.ask("What is the largest amount of all orders?");

      assertThat(other.verified()).isEmpty();
      assertThat(model.prompts().get(0))
          .contains("Question: What is the total amount of all orders?", SUM);
    }
  }

  @Test
  void oneThatIsNoLongerValidIsNeitherAnswerNorExample() throws SQLException {
    ScriptedLanguageModel model = AskedShop.answering("SELECT 1 AS one");
    try (AskedShop shop = AskedShop.open(folder, model)) {
      ConnectionTranslator translator = shop.tool().natural().on("shop");
      translator.verified().add("all notes", "SELECT note FROM orders");
      try (Connection file =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
          Statement statement = file.createStatement()) {
        statement.executeUpdate("ALTER TABLE orders DROP COLUMN note");
      }
      shop.tool().catalog().on("shop").refresh();
      Translation asked = translator.ask("all notes");

      assertThat(asked.verified()).isEmpty();
      assertThat(asked.attempts()).isEqualTo(1);
      assertThat(model.prompts().get(0)).doesNotContain("SELECT note FROM orders");
      assertThat(translator.verified().list().get(0).valid()).isFalse();
    }
  }
}
