package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.access.Grant;
import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import dev.querytool.natural.Conversation;
import dev.querytool.natural.Translation;
import dev.querytool.natural.TranslationOutcome;
import dev.querytool.testing.ScriptedLanguageModel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations of callers who see a part. */
class SharedConversationTest {

  @TempDir Path folder;
  private final ScriptedLanguageModel model =
      ScriptedLanguageModel.saying(
          AskedShop.fenced("SELECT note FROM orders"), AskedShop.fenced("SELECT id FROM orders"));
  private SharedShop shop;

  @BeforeEach
  void open() {
    shop = SharedShop.open(Dialect.SQLITE, folder, settings -> settings.model(model));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void whatWasTakenAwayIsNotToldAgain() {
    Conversation conversation = shop.bob().natural().on("shop").conversation();
    conversation.ask("all of it");
    shop.tool()
        .grants()
        .grant(shop.clerk().uid(), Grant.on("shop").table("orders").columns("id").build());

    assertThat(conversation.ask("and now?").outcome()).isEqualTo(TranslationOutcome.TRANSLATED);
    assertThat(model.prompts().get(1)).doesNotContain("note FROM orders");
  }

  @Test
  void whatAnotherCallerAskedIsNotTaken() {
    Conversation conversation = shop.bob().natural().on("shop").conversation();
    Translation others = shop.ann().natural().on("shop").ask("all of it");

    assertThatThrownBy(() -> conversation.take(others)).isInstanceOf(ValidationException.class);
    assertThat(conversation.turns()).isEmpty();
  }
}
