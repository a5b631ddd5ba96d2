package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.access.AccessDeniedException;
import dev.querytool.access.Grant;
import dev.querytool.access.IssuedKey;
import dev.querytool.access.Mask;
import dev.querytool.access.NewKey;
import dev.querytool.access.Scopes;
import dev.querytool.catalog.MetadataReadException;
import dev.querytool.connection.ConnectionFailedException;
import dev.querytool.connection.ConnectionNotFoundException;
import dev.querytool.connection.Dialect;
import dev.querytool.error.QueryToolException;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryOutcome;
import dev.querytool.query.QuerySpec;
import dev.querytool.vault.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers are not told of connections: whether they are there, and where they lead. */
class SharedSilenceTest {

  private static final List<Consumer<QuerySpec>> WAYS =
      List.of(
          QuerySpec::run,
          QuerySpec::check,
          QuerySpec::explain,
          QuerySpec::stream,
          spec -> spec.list(Id.class),
          spec -> spec.start(Runnable::run).join());

  @TempDir Path folder;
  private SharedShop shop;

  private record Id(long id) {}

  @BeforeEach
  void open() {
    shop = SharedShop.open(Dialect.SQLITE, folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aNameThatIsThereAndOneThatIsNotAreAnsweredAlikeInEveryWay() {
    shop.tool().accounts().register("eve", SharedShop.PASSWORD);
    for (QuerySession stranger : List.of(shop.logIn("eve"), withoutScope())) {
      for (Consumer<QuerySpec> way : WAYS) {
        for (String other : List.of("none", "NONE")) {
          String there = other.equals("none") ? "shop" : "SHOP";
          QueryToolException hidden = failed(stranger, there, way);
          QueryToolException missing = failed(stranger, other, way);

          assertThat(hidden).isInstanceOf(AccessDeniedException.class);
          assertThat(missing.getClass()).isEqualTo(hidden.getClass());
          assertThat(said(missing).replace(other, there)).isEqualTo(said(hidden));
          assertThat(missing.details().keySet()).isEqualTo(hidden.details().keySet());
        }
      }
    }
  }

  @Test
  void everyAttemptOnANameIsRemembered() {
    shop.tool().accounts().register("eve", SharedShop.PASSWORD);
    QuerySession eve = shop.logIn("eve");
    for (String name : List.of("shop", "none")) {
      WAYS.forEach(way -> failed(eve, name, way));

      assertThat(shop.ann().history().list(HistoryFilter.on(name)))
          .as(name)
          .hasSize(WAYS.size())
          .allMatch(entry -> entry.outcome() == QueryOutcome.DENIED);
    }
    assertThatThrownBy(() -> shop.ann().queries().on("none").sql("SELECT 1").run())
        .isInstanceOf(ConnectionNotFoundException.class);
    assertThat(newestOn("none").outcome()).isEqualTo(QueryOutcome.FAILED);
  }

  @Test
  void whatIsNoNameAtAllIsRememberedInAFormThatNoNameHas() {
    String strange = "shop\n" + "x".repeat(5_000);

    failed(shop.bob(), strange, QuerySpec::run);

    HistoryEntry kept = shop.ann().history().list(HistoryFilter.all()).get(0);
    assertThat(kept.connection()).startsWith("shop?xxx").hasSizeLessThan(110);
  }

  @Test
  void guessingNamesDoesNotFillTheStore() {
    try (SharedQueryTool small = shop.opened(builder -> builder.historySize(5))) {
      QuerySession bob = small.as(small.accounts().authenticate("bob", SharedShop.PASSWORD));
      QuerySession ann = small.as(small.accounts().authenticate("ann", SharedShop.PASSWORD));
      for (int i = 0; i < 12; i++) {
        failed(bob, "guess" + i, QuerySpec::run);
      }

      assertThat(ann.history().list(HistoryFilter.all()).stream().map(HistoryEntry::connection))
          .containsExactly("guess11", "guess10", "guess9", "guess8", "guess7");
      assertThat(ann.history().verify().isIntact()).isTrue();
    }
  }

  @Test
  void whyAConnectionCannotBeOpenedIsForAdministratorsAndTheHistory() {
    save("away", "postgres://planted_user@127.0.0.1:1/planted_db");
    save("gone", "sqlite:" + folder.resolve("planted.db"));
    for (String name : List.of("away", "gone")) {
      shop.tool().grants().grant(shop.clerk().uid(), Grant.everything(name));
      for (Consumer<QuerySpec> way : WAYS) {
        ConnectionFailedException failure =
            catchThrowableOfType(
                ConnectionFailedException.class,
                () -> way.accept(shop.bob().queries().on(name).sql("SELECT 1 AS id")));
        if (failure != null) {
          assertThat(printed(failure)).contains(name).doesNotContain("planted", "127.0.0.1");
          assertThat(failure.details()).containsOnlyKeys("failure").containsValue("withheld");
        }
      }
      Throwable refused = catchThrowable(() -> sql(shop.bob(), name, "SELECT a FROM b").run());
      assertThat(printed(refused)).doesNotContain("planted", "127.0.0.1");
      assertThat(catchThrowable(() -> sql(shop.ann(), name, "SELECT 1").run()))
          .hasMessageContaining(name.equals("away") ? "127.0.0.1" : "planted.db");
      assertThat(shop.ann().history().list(HistoryFilter.on(name)))
          .anyMatch(entry -> entry.caller().equals(shop.clerk().uid()) && tells(entry));
    }
  }

  @Test
  void whereTheStoreIsIsNotInTheHistoryThatItsCallerReads() {
    SourceFile store = new SourceFile(shop.store());
    store.execute("ALTER TABLE grants RENAME TO grants_away");
    QueryToolException failed = failed(shop.bob(), "shop", QuerySpec::run);
    store.execute("ALTER TABLE grants_away RENAME TO grants");

    assertThat(failed).hasMessageContaining("querytool.db");
    assertThat(newestOn("shop").message().orElse("")).contains("querytool.db");
    HistoryEntry told = shop.bob().history().list(HistoryFilter.on("shop")).get(0);
    assertThat(told.errorCode()).isEqualTo(newestOn("shop").errorCode());
    assertThat(told.message()).isEmpty();
  }

  @Test
  void whereAConnectionLeadsIsForAdministrators() {
    assertThat(shop.ann().connections().get("shop").url()).contains("shop.db");
    assertThat(shop.bob().connections().get("shop").url()).isEmpty();
    assertThat(shop.bob().connections().find("shop").orElseThrow().url()).isEmpty();
    assertThat(shop.bob().connections().list()).allMatch(seen -> seen.url().isEmpty());
  }

  @Test
  void whyACatalogueCannotBeReadAnewIsForAdministratorsOfConnections() {
    save("away", "postgres://planted_user@127.0.0.1:1/planted_db");
    QuerySession editor = keyOfAdmin("catalog:annotate:*", "catalog:read:*");

    Throwable told = catchThrowable(() -> editor.catalog().on("away").refresh());

    assertThat(told).isInstanceOf(ConnectionFailedException.class);
    assertThat(printed(told)).contains("away").doesNotContain("planted", "127.0.0.1");
    assertThat(catchThrowable(() -> shop.ann().catalog().on("away").refresh()))
        .hasMessageContaining("127.0.0.1");
  }

  @Test
  void whatStandsInTheWayOfReadingACatalogueIsNotForThoseWhoSeeAPartOfIt() {
    new SourceFile(folder.resolve("shop.db")).execute("CREATE TABLE pragma_planted (id INTEGER)");
    String[] scopes = {"catalog:annotate:*", "catalog:read:*", "connections:write"};
    IssuedKey narrowed = issue(scopes);
    Grant orders = Grant.on("shop").table("orders").build();
    shop.tool().grants().grantToKey(shop.admin().uid(), narrowed.key().id(), orders);
    QuerySession part = shop.tool().as(shop.tool().apiKeys().authenticate(narrowed.secret()));

    for (QuerySession editor : List.of(part, keyOfAdmin(scopes[0], scopes[1]))) {
      Throwable told = catchThrowable(() -> editor.catalog().on("shop").refresh());

      assertThat(told).isInstanceOf(MetadataReadException.class);
      assertThat(printed(told)).contains("shop").doesNotContain("planted");
    }
    assertThat(catchThrowable(() -> keyOfAdmin(scopes).catalog().on("shop").refresh()))
        .hasMessageContaining("pragma_planted");
    shop.tool().grants().grant(shop.clerk().uid(), Grant.everything("shop"));
    Throwable refused = catchThrowable(() -> sql(shop.bob(), "shop", "SELECT a FROM b").run());
    assertThat(printed(refused)).contains("could not be read").doesNotContain("planted");
  }

  @Test
  void aGrantThatFitsNoMoreTellsNeitherWhatItIsAboutNorWhoAsks() {
    String uid = shop.clerk().uid();
    shop.tool()
        .grants()
        .grant(
            uid,
            Grant.on("shop")
                .table("orders")
                .columns("id")
                .rows("note <> :planted_name")
                .table("customer")
                .columns("id", "phone")
                .mask("phone", Mask.keepLast(2))
                .build());
    shop.tool().accounts().setAttributes(uid, Map.of("planted_other", "planted value"));
    Throwable unknown =
        catchThrowable(() -> sql(shop.bob(), "shop", "SELECT id FROM orders").run());
    shop.tool().accounts().setAttributes(uid, Map.of("planted_name", "planted value"));
    new SourceFile(folder.resolve("shop.db"))
        .execute(
            "ALTER TABLE orders DROP COLUMN note",
            "ALTER TABLE customer DROP COLUMN phone",
            "ALTER TABLE customer ADD COLUMN phone INTEGER");
    shop.ann().catalog().on("shop").refresh();
    Throwable gone = catchThrowable(() -> sql(shop.bob(), "shop", "SELECT id FROM orders").run());
    Throwable unlike =
        catchThrowable(() -> sql(shop.bob(), "shop", "SELECT phone FROM customer").run());

    for (Throwable refused : List.of(unknown, gone, unlike)) {
      assertThat(refused).isInstanceOf(QueryRefusedException.class);
      QueryRefusedException refusal = (QueryRefusedException) refused;
      assertThat(refusal.violations()).extracting("rule").containsExactly("grant-unfit");
      assertThat(printed(refusal) + refusal.details() + refusal.violations())
          .doesNotContain("planted", "note", "keepLast", "INTEGER");
    }
    assertThat(shop.bob().history().list(HistoryFilter.on("shop")))
        .filteredOn(entry -> entry.rule().isPresent())
        .hasSize(3)
        .allSatisfy(
            entry ->
                assertThat(entry + " " + entry.message() + entry.effectiveSql())
                    .doesNotContain("planted", "note", "keepLast"));
  }

  @Test
  void anAttributeThatCannotBeBoundIsNeitherNamedNorShown() {
    String uid = shop.clerk().uid();
    shop.tool()
        .accounts()
        .setAttributes(uid, Map.of("planted", new BigDecimal("0.1234567890123456789")));
    Grant filtered = Grant.on("shop").table("orders").rows("amount > :planted").build();
    shop.tool().grants().grant(uid, filtered);

    Throwable told = catchThrowable(() -> sql(shop.bob(), "shop", "SELECT id FROM orders").run());

    assertThat(told).isInstanceOf(ValidationException.class);
    assertThat(printed(told))
        .contains("ask the one who granted")
        .doesNotContain("planted", "0.123");
  }

  private QuerySession keyOfAdmin(String... scopes) {
    return shop.tool().as(shop.tool().apiKeys().authenticate(issue(scopes).secret()));
  }

  private IssuedKey issue(String... scopes) {
    return shop.tool().apiKeys().issue(NewKey.of(shop.admin().uid()).scopes(Scopes.of(scopes)));
  }

  private void save(String name, String url) {
    shop.ann().connections().registration(name, url).password(Secret.of("")).saveOnly();
  }

  private QuerySession withoutScope() {
    return keyOfAdmin("query:run:elsewhere");
  }

  private HistoryEntry newestOn(String name) {
    return shop.ann().history().list(HistoryFilter.on(name)).get(0);
  }

  private static boolean tells(HistoryEntry entry) {
    String message = entry.message().orElse("");
    return message.contains("127.0.0.1") || message.contains("planted.db");
  }

  private static QuerySpec sql(QuerySession session, String name, String text) {
    return session.queries().on(name).sql(text);
  }

  private static QueryToolException failed(
      QuerySession session, String name, Consumer<QuerySpec> way) {
    var on = session.queries().on(name);
    List<QueryToolException> failures = new ArrayList<>();
    try {
      way.accept(on.sql("SELECT 1 AS id"));
    } catch (QueryToolException failure) {
      failures.add(failure);
    }
    assertThat(failures).as(name).hasSize(1);
    return failures.get(0);
  }

  private static String said(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
