package dev.querytool;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.querytool.access.AccessDeniedException;
import dev.querytool.access.Caller;
import dev.querytool.connection.ConnectionNotFoundException;
import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.natural.QuestionVectors;
import dev.querytool.natural.SimilarQuery;
import dev.querytool.natural.TextEmbedder;
import dev.querytool.natural.VerifiedQueries;
import dev.querytool.natural.VerifiedQuery;
import dev.querytool.natural.VerifiedQueryNotFoundException;
import dev.querytool.vault.MasterKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What three callers keep and find of one shop's questions. */
class VerifiedQueriesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Clock LATER = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
  private static final String COUNT = "SELECT count(*) FROM orders";

  @TempDir static Path folder;
  private static SharedShop shop;
  private static OpenParts parts;
  private static Wiring wiring;
  private static AccessWiring access;
  private static Map<String, Caller> callers;

  @BeforeAll
  static void open() {
    shop = SharedShop.open(Dialect.SQLITE, folder);
    parts = new OpenParts();
    QueryToolBuilder settings =
        QueryTool.builder().store(shop.store()).masterKey(MasterKey.of(VerifiedQueriesTest::key));
    wiring = Wiring.of(settings, shop.store(), parts);
    access = AccessWiring.of(wiring, Clock.systemUTC(), parts);
    callers = Map.of("ann", logIn("ann"), "bob", logIn("bob"));
  }

  @AfterAll
  static void close() {
    parts.close();
    shop.close();
  }

  @AfterEach
  void forget() {
    of("ann").list().forEach(query -> of("ann").remove(query.id()));
  }

  @Test
  void keepsAQuestionWithItsAnswerAndWhoSaidSo() {
    VerifiedQuery added = of("ann").add(" 有多少订单？ ", COUNT + " ");

    assertThat(added)
        .isEqualTo(
            new VerifiedQuery(
                added.id(), "有多少订单？", COUNT, true, NOW, NOW, shop.admin().uid(), List.of()));
    assertThat(of("ann").list()).containsExactly(added);
    assertThat(of("bob").list()).containsExactly(added);
  }

  @Test
  void putsANewAnswerInThePlaceOfTheOldOne() {
    VerifiedQuery old = of("ann").add("How many orders are there?", "SELECT 1 FROM orders");

    VerifiedQuery added = verified("ann", LATER).add("how many orders  are there", COUNT);

    assertThat(of("ann").list()).containsExactly(added);
    assertThat(added.id()).isEqualTo(old.id());
    assertThat(added.createdAt()).isEqualTo(NOW);
    assertThat(added.verifiedAt()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void keepsNamedParameters() {
    of("ann").add("orders above an amount", "SELECT id FROM orders WHERE amount > :amount");

    assertThat(of("ann").list()).singleElement().matches(VerifiedQuery::valid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM orders",
        "SELECT 1; SELECT 2",
        "SELECT nothing FROM orders",
        "SELECT 1 FROM nowhere",
        "SELECT load_extension('x')",
        ""
      })
  void keepsNothingThatTheGuardRefuses(String sql) {
    assertThatThrownBy(() -> of("ann").add("question", sql))
        .isInstanceOf(QueryRefusedException.class);
    assertThat(of("ann").list()).isEmpty();
  }

  @Test
  void keepsNoQuestionThatIsNone() {
    for (String question : List.of("", " \u3000", "好".repeat(2_001), "a\u0000b", "a\uD800b")) {
      assertThatThrownBy(() -> of("ann").add(question, COUNT))
          .isInstanceOf(ValidationException.class);
    }
    assertThat(of("ann").list()).isEmpty();
    assertThat(of("ann").add("𠮷".repeat(2_000), COUNT).valid()).isTrue();
  }

  @Test
  void flagsAndNeverFindsWhatTheDatabaseNoLongerHas() {
    VerifiedQuery kept = of("ann").add("notes of the orders", "SELECT note FROM orders");
    VerifiedQuery other = of("ann").add("amounts of the orders", "SELECT amount FROM orders");
    SourceFile file = new SourceFile(folder.resolve("shop.db"));
    file.execute("ALTER TABLE orders RENAME note TO remark");
    wiring.catalog().on("shop").refresh();

    assertThat(of("ann").list())
        .extracting(VerifiedQuery::id, VerifiedQuery::valid)
        .containsExactly(tuple(kept.id(), false), tuple(other.id(), true));
    assertThat(of("ann").list().get(0).violations())
        .singleElement()
        .matches(violation -> violation.rule().equals("unknown-column"));
    assertThat(found("ann", "notes of the orders")).containsExactly(other.id());
    assertThat(of("bob").list()).extracting(VerifiedQuery::id).containsExactly(other.id());

    file.execute("ALTER TABLE orders RENAME remark TO note");
    wiring.catalog().on("shop").refresh();
    assertThat(of("ann").list()).allMatch(VerifiedQuery::valid);
  }

  @Test
  void showsEachCallerWhatTheCallerCouldRun() {
    VerifiedQuery salary = of("ann").add("what people earn", "SELECT person, amount FROM salary");
    VerifiedQuery region = of("ann").add("regions of people", "SELECT region FROM customer");
    VerifiedQuery names = of("ann").add("names of people", "SELECT name FROM customer");

    assertThat(of("bob").list()).containsExactly(names);
    assertThat(found("bob", "what people earn, and their regions")).containsExactly(names.id());
    assertThat(found("bob", "what people earn")).containsExactly(names.id());
    assertThat(found("ann", "what people earn"))
        .containsExactly(salary.id(), names.id(), region.id());
  }

  @Test
  void letsOnlyWhoMayAnnotateAddAndRemove() {
    long kept = of("ann").add("how many orders", COUNT).id();

    assertThatThrownBy(() -> of("bob").add("how many", COUNT))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> of("bob").remove(kept)).isInstanceOf(AccessDeniedException.class);
    assertThat(of("ann").list()).extracting(VerifiedQuery::id).containsExactly(kept);
  }

  @Test
  void showsNothingToWhoMayNotAsk() {
    Caller agent = shop.tool().apiKeys().authenticate(shop.agentKey().secret());
    VerifiedQueries agents = asked(agent, "shop", CLOCK);

    assertThatThrownBy(agents::list).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> agents.similar("how many orders", 1))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void asksForTheRightsOnEachCall() {
    VerifiedQueries bobs = of("bob");
    of("ann").add("how many orders", COUNT);
    assertThat(bobs.list()).hasSize(1);

    shop.tool().grants().revoke(shop.clerk().uid(), "shop");

    assertThatThrownBy(bobs::list).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> bobs.similar("how many orders", 1))
        .isInstanceOf(AccessDeniedException.class);
    shop.tool().grants().grant(shop.clerk().uid(), SharedShop.ofClerk());
    assertThat(bobs.list()).hasSize(1);
  }

  @Test
  void removesWhatIsThereAndSeen() {
    long kept = of("ann").add("how many orders", COUNT).id();

    of("ann").remove(kept);

    assertThat(of("ann").list()).isEmpty();
    assertThatThrownBy(() -> of("ann").remove(kept))
        .isInstanceOf(VerifiedQueryNotFoundException.class)
        .hasMessageContaining("shop");
  }

  @Test
  void goesWithItsConnectionAndOutlivesWhoVerifiedIt() {
    SourceFile file = SourceFile.create(folder.resolve("other.db"), "CREATE TABLE orders (id)");
    wiring.connections().register("other", file.url());
    String uid = shop.tool().accounts().register("cleo", SharedShop.PASSWORD).uid();
    shop.tool().accounts().promote(uid);
    asked(logIn("cleo"), "other", CLOCK).add("how many orders", COUNT);
    shop.tool().accounts().delete(uid);
    VerifiedQueries others = asked(caller("ann"), "other", CLOCK);

    assertThat(others.list()).singleElement().matches(query -> query.verifiedBy().isEmpty());
    assertThat(of("ann").list()).isEmpty();

    wiring.connections().remove("other");
    assertThatThrownBy(others::list).isInstanceOf(ConnectionNotFoundException.class);
    wiring.connections().register("other", file.url());
    assertThat(asked(caller("ann"), "other", CLOCK).list()).isEmpty();
  }

  @Test
  void findsTheSameQuestionFirstAndTellsItFromTheRest() {
    of("ann").add("top 10 customers by amount", "SELECT customer_id FROM orders LIMIT 10");
    long same = of("ann").add("top 20 customers by amount", "SELECT 20 FROM orders").id();

    List<SimilarQuery> found = of("ann").similar("Top 20 customers by amount?", 5);

    assertThat(found).hasSize(2);
    assertThat(found.get(0).query().id()).isEqualTo(same);
    assertThat(found.get(0).isSameQuestion()).isTrue();
    assertThat(found.get(1).isSameQuestion()).isFalse();
    assertThat(of("ann").similar("Top 20 customers by amount?", 1)).hasSize(1);
  }

  @Test
  void refusesToFindNoneOrTooMany() {
    for (int top : new int[] {0, -1, 101}) {
      assertThatThrownBy(() -> of("ann").similar("x", top)).isInstanceOf(ValidationException.class);
    }
    assertThatThrownBy(() -> of("ann").similar(" ", 1)).isInstanceOf(ValidationException.class);
  }

  @Test
  void findsByMeaningWhatSharesNoWord() {
    long earning = of("ann").add("wages", "SELECT amount FROM salary").id();
    of("ann").add("places", "SELECT region FROM orders");
    VerifiedQueries byMeaning = withEmbedder(new TwoMeanings(false));

    List<SimilarQuery> found = byMeaning.similar("pay", 5);

    assertThat(found).singleElement().extracting(one -> one.query().id()).isEqualTo(earning);
    assertThat(of("ann").similar("pay", 5)).isEmpty();
    assertThat(byMeaning.similar("WAGES!", 5).get(0).isSameQuestion()).isFalse();
  }

  @Test
  void findsByWordsIfTheEmbedderFails() {
    long wages = of("ann").add("wages", "SELECT amount FROM salary").id();

    assertThat(withEmbedder(new TwoMeanings(true)).similar("wages of people", 5))
        .singleElement()
        .extracting(one -> one.query().id())
        .isEqualTo(wages);
  }

  private List<Long> found(String who, String question) {
    return of(who).similar(question, 5).stream().map(found -> found.query().id()).toList();
  }

  private VerifiedQueries of(String who) {
    return verified(who, CLOCK);
  }

  private VerifiedQueries verified(String who, Clock clock) {
    return asked(caller(who), "shop", clock);
  }

  private VerifiedQueries asked(Caller caller, String connection, Clock clock) {
    return VerifiedQueries.create(
        wiring.store().verifiedQueries(),
        new CallerNatural(wiring, access.rightsOf(caller)),
        connection,
        clock);
  }

  private VerifiedQueries withEmbedder(TextEmbedder embedder) {
    return VerifiedQueries.create(
        wiring.store().verifiedQueries(),
        new CallerNatural(wiring, access.rightsOf(caller("ann"))),
        "shop",
        CLOCK,
        QuestionVectors.of(embedder));
  }

  private static Caller caller(String who) {
    return requireNonNull(callers.get(who), who);
  }

  private static Caller logIn(String who) {
    return shop.tool().accounts().authenticate(who, SharedShop.PASSWORD);
  }

  private static byte[] key() {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 5);
    return key;
  }

  /** Knows what is about money, and takes the rest for something else. */
  private record TwoMeanings(boolean failing) implements TextEmbedder {

    @Override
    public String id() {
      return "two-meanings";
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
      return texts.stream().map(this::embedQuestion).toList();
    }

    @Override
    public float[] embedQuestion(String question) {
      if (failing) {
        throw new IllegalStateException("no model");
      }
      boolean money = List.of("pay", "wages").contains(question);
      return money ? new float[] {1, 0} : new float[] {0, 1};
    }
  }
}
