package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.querytool.access.AccessDeniedException;
import dev.querytool.access.AuthenticationException;
import dev.querytool.access.Grant;
import dev.querytool.access.IssuedKey;
import dev.querytool.access.NewKey;
import dev.querytool.access.Scopes;
import dev.querytool.connection.Dialect;
import dev.querytool.guard.GuardViolation;
import dev.querytool.natural.ChosenModel;
import dev.querytool.natural.LanguageModels;
import dev.querytool.natural.ModelInfo;
import dev.querytool.natural.ModelKeys;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelRequest;
import dev.querytool.natural.TokenCounter;
import dev.querytool.natural.Translation;
import dev.querytool.natural.TranslationOutcome;
import dev.querytool.natural.VerifiedQueries;
import dev.querytool.natural.VerifiedQuery;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryOutcome;
import dev.querytool.testing.ScriptedLanguageModel;
import dev.querytool.vault.Secret;
import dev.querytool.vault.UserCredentials;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What three callers may ask of one shop. */
class SharedAskingTest {

  @TempDir Path folder;
  private final ScriptedLanguageModel model = ScriptedLanguageModel.saying();
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
  void aPromptHoldsWhatItsCallerMaySeeAlone() {
    model.when(any -> true, "CANNOT ANSWER: not today");
    ask(shop.ann(), "how much does everybody earn");
    ask(shop.bob(), "how much does everybody earn");

    assertThat(model.prompts().get(0)).contains("TABLE salary", "credit", "region");
    assertThat(model.prompts().get(1))
        .contains("TABLE customer", "phone", "TABLE orders")
        .doesNotContain("salary", "person", "credit", "5550001234", "Ann Lee");
  }

  @Test
  void whatIsHiddenIsRefusedAndItsNameIsNotTold() {
    model.when(any -> true, AskedShop.fenced("SELECT persn FROM salary"));
    Translation asked = ask(shop.bob(), "how much does everybody earn");

    assertThat(asked.outcome()).isEqualTo(TranslationOutcome.REFUSED);
    assertThat(asked.violations())
        .extracting(GuardViolation::rule, GuardViolation::candidates)
        .containsExactly(tuple("unknown-table", List.of()));
    assertThat(model.requests()).hasSize(3);
  }

  @Test
  void runningGoesByTheGrants() {
    model.when(any -> true, AskedShop.fenced("SELECT id, phone FROM customer ORDER BY id"));
    Translation ofBob = ask(shop.bob(), "all phones");

    assertThat(rows(ask(shop.ann(), "all phones")))
        .containsExactly("1 5550001234", "2 5550005678", "3 55");
    assertThat(rows(ofBob)).containsExactly("1 ****1234", "3 ****");
    assertThat(ofBob.proof().orElseThrow().sql()).doesNotContain("north", "region");
  }

  @Test
  void whoMayNotAskInWordsIsDeniedAndThatIsKept() {
    assertThatThrownBy(() -> ask(shop.agent(), "all phones"))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(model.requests()).isEmpty();
    assertThat(shop.ann().history().list(HistoryFilter.on("shop")))
        .extracting(HistoryEntry::outcome, HistoryEntry::text)
        .containsExactly(tuple(QueryOutcome.DENIED, "all phones"));
  }

  @Test
  void whoMayAskButNotRunGetsAStatementAndNoRows() {
    QuerySession asking = sessionOf("query:natural:shop");
    model.when(any -> true, AskedShop.fenced("SELECT id FROM customer"));
    Translation asked = ask(asking, "all customers");

    assertThat(asked.outcome()).isEqualTo(TranslationOutcome.TRANSLATED);
    assertThatThrownBy(asked::run).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aTranslationIsOfNoUseOnceItsCallerHasEnded() {
    model.when(any -> true, AskedShop.fenced("SELECT id FROM customer"));
    Translation asked = ask(shop.bob(), "all customers");
    shop.tool().accounts().disable(shop.clerk().uid());

    assertThatThrownBy(asked::run).isInstanceOf(AuthenticationException.class);
    assertThatThrownBy(() -> asked.edit("SELECT 1")).isInstanceOf(AuthenticationException.class);
    assertThatThrownBy(() -> ask(shop.bob(), "again")).isInstanceOf(AuthenticationException.class);
    assertThatThrownBy(() -> shop.bob().natural().models())
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void connectionsThatAreHiddenAndThatAreNotThereAreAnsweredAlike() {
    shop.ann().connections().register("secret", SourceFile.create(folder.resolve("s.db")).url());

    for (String name : List.of("secret", "nowhere")) {
      assertThatThrownBy(() -> shop.bob().natural().on(name).ask("anything"))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("'" + name + "'");
    }
  }

  @Test
  void aVerifiedQueryIsFoundByThoseAloneWhoMayRunIt() {
    model.when(any -> true, "CANNOT ANSWER: not today");
    shop.ann().natural().on("shop").verified().add("Who earns most?", "SELECT person FROM salary");
    shop.ann()
        .natural()
        .on("shop")
        .verified()
        .add("How many orders?", "SELECT count(*) FROM orders");

    assertThat(ask(shop.bob(), "how many orders").run().result().orElseThrow().rows().get(0))
        .hasToString("[3]");
    assertThat(ask(shop.bob(), "Who earns most?").outcome())
        .isEqualTo(TranslationOutcome.ABSTAINED);
    assertThat(model.prompts()).hasSize(1).noneMatch(prompt -> prompt.contains("salary"));
    assertThatThrownBy(() -> ask(shop.bob(), "how many orders").verify())
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void whoSeesAPartNeitherReplacesNorFindsAVerifiedQueryThatIsHidden() {
    VerifiedQueries all = shop.ann().natural().on("shop").verified();
    VerifiedQuery hidden = all.add("What do people earn?", "SELECT amount FROM salary");
    VerifiedQueries part = annotatorOfAPart().natural().on("shop").verified();

    VerifiedQuery added = part.add("what do people earn", "SELECT count(*) FROM orders");
    VerifiedQuery again = part.add("What do people earn", "SELECT id FROM orders");

    assertThat(added.createdAt()).isEqualTo(added.verifiedAt());
    assertThat(again.id()).isEqualTo(added.id());
    assertThat(part.list()).containsExactly(again);
    assertThat(all.list()).containsExactly(hidden, again);
    assertThat(ask(shop.ann(), "what do people earn").generatedSql()).hasValue(hidden.sql());
  }

  private QuerySession annotatorOfAPart() {
    IssuedKey key =
        shop.tool()
            .apiKeys()
            .issue(
                NewKey.of(shop.admin().uid())
                    .scopes(Scopes.of("query:natural:shop", "catalog:annotate:shop")));
    shop.tool()
        .grants()
        .grantToKey(shop.admin().uid(), key.key().id(), Grant.on("shop").table("orders").build());
    return shop.tool().as(shop.tool().apiKeys().authenticate(key.secret()));
  }

  @Test
  void keysComeFromTheVaultOfTheOneWhoAsks() {
    List<String> found = new ArrayList<>();
    try (SharedShop other =
        SharedShop.open(
            Dialect.SQLITE, folder.resolve("other"), settings -> settings.models(keyed(found)))) {
      new UserCredentials(other.tool().credentials(), other.clerk().uid())
          .store("acme", "", Secret.of("of bob"));
      other.bob().natural().models();
      other.ann().natural().models();
    }
    assertThat(found).containsExactly("of bob", "none");
  }

  @Test
  void whoMayNotUseHisCredentialsBringsNoKeyOfAModel() {
    List<String> found = new ArrayList<>();
    try (SharedShop other =
        SharedShop.open(
            Dialect.SQLITE, folder.resolve("other"), settings -> settings.models(keyed(found)))) {
      other.bob().credentials().store("acme", "", Secret.of("of bob"));
      sessionOf(other, "query:natural:shop").natural().models();
      sessionOf(other, "query:natural:shop", "credentials:own").natural().models();
      other.tool().accounts().disable(other.clerk().uid());
      assertThatThrownBy(() -> other.bob().natural().models())
          .isInstanceOf(AuthenticationException.class);
    }
    assertThat(found).containsExactly("none", "of bob");
  }

  private static LanguageModels keyed(List<String> found) {
    return new LanguageModels() {
      @Override
      public List<ModelInfo> available(ModelKeys keys) {
        found.add(keys.find("acme").map(key -> key.<String>reveal(text -> text)).orElse("none"));
        return List.of();
      }

      @Override
      public ChosenModel choose(String id, ModelKeys keys) {
        return chooseDefault(keys);
      }

      @Override
      public ChosenModel chooseDefault(ModelKeys keys) {
        return new ChosenModel(
            new ModelInfo("a", "a", "a", 1), any -> answer(any), TokenCounter.approximate());
      }

      private ModelReply answer(ModelRequest any) {
        throw new IllegalStateException(any.toString());
      }
    };
  }

  private QuerySession sessionOf(String... scopes) {
    return sessionOf(shop, scopes);
  }

  private static QuerySession sessionOf(SharedShop shop, String... scopes) {
    NewKey key = NewKey.of(shop.clerk().uid()).scopes(Scopes.of(scopes));
    return shop.tool()
        .as(shop.tool().apiKeys().authenticate(shop.tool().apiKeys().issue(key).secret()));
  }

  private static Translation ask(QuerySession session, String question) {
    return session.natural().on("shop").ask(question);
  }

  private static List<String> rows(Translation translation) {
    return translation.run().result().orElseThrow().rows().stream()
        .map(row -> row.value(0).orElse("null") + " " + row.value(1).orElse("null"))
        .toList();
  }
}
