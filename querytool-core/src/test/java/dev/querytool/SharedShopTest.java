package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.access.AccessDeniedException;
import dev.querytool.access.Grant;
import dev.querytool.access.Mask;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.Dialect;
import dev.querytool.error.QueryToolException;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryCancelledException;
import dev.querytool.query.QueryExecutionException;
import dev.querytool.query.QueryOutcome;
import dev.querytool.query.QuerySpec;
import dev.querytool.query.Row;
import dev.querytool.query.RowStream;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What three callers see of one shop, through the front door, on each engine. */
@ParameterizedClass
@MethodSource("dialects")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedShopTest {

  /** A question and the answers of the administrator, the clerk and the agent. */
  private record Asked(String sql, String ann, String bob, String agent) {}

  private static final List<Asked> QUESTIONS =
      List.of(
          new Asked("SELECT count(*) FROM orders", "[5]", "[3]", "[2]"),
          new Asked("SELECT sum(amount) FROM orders", "[1500]", "[800]", "[400]"),
          new Asked(
              "SELECT * FROM orders WHERE id < 3 ORDER BY id",
              "[1|1|north|100|first, 2|2|south|200|4711]",
              "[1|1|north|100|first]",
              "[1|1|100|first]"),
          new Asked(
              "SELECT region, max(id) FROM orders GROUP BY region ORDER BY region",
              "[north|4, south|5]",
              "[north|4]",
              "unknown-column"),
          new Asked(
              "SELECT id, phone FROM customer ORDER BY id",
              "[1|5550001234, 2|5550005678, 3|55]",
              "[1|****1234, 3|****]",
              "[1|null, 3|null]"),
          new Asked(
              "SELECT c.name, sum(o.amount) FROM customer c JOIN orders o ON o.customer_id = c.id"
                  + " GROUP BY c.name ORDER BY c.name",
              "[Ann Lee|500, Bo Chen|700, Cy Diaz|300]",
              "[Ann Lee|500, Cy Diaz|300]",
              "unknown-column"),
          new Asked("SELECT person FROM salary", "[Ann Lee]", "unknown-table", "unknown-table"),
          new Asked("SELECT id FROM customer WHERE phone = '5550001234'", "[1]", "[]", "[]"),
          new Asked(
              "WITH c AS (SELECT id FROM customer) SELECT count(*) FROM orders o"
                  + " WHERE EXISTS (SELECT 1 FROM c WHERE c.id = o.customer_id)",
              "[5]",
              "[3]",
              "[2]"),
          new Asked(
              "SELECT id FROM orders WHERE amount > :over ORDER BY id",
              "[2, 3, 4, 5]",
              "[3, 4]",
              "[3]"));

  @Parameter Dialect dialect;
  @TempDir static Path folder;
  private SharedShop shop;

  static Stream<Dialect> dialects() {
    return Stream.concat(Stream.of(Dialect.SQLITE), Engines.all().map(TestServer::dialect));
  }

  @BeforeParameterizedClassInvocation
  void open() throws IOException {
    shop = SharedShop.open(dialect, Files.createTempDirectory(folder, "shop"));
  }

  @AfterParameterizedClassInvocation
  void close() {
    shop.close();
  }

  @Test
  void threeCallersAskTenQuestionsAndEachSeesWhatIsGranted() {
    long last = history().stream().mapToLong(HistoryEntry::id).max().orElse(0);
    List<Asked> seen = new ArrayList<>();
    for (Asked asked : QUESTIONS) {
      String sql = asked.sql();
      seen.add(
          new Asked(
              sql, answer(shop.ann(), sql), answer(shop.bob(), sql), answer(shop.agent(), sql)));
    }

    assertThat(seen).isEqualTo(QUESTIONS);
    List<HistoryEntry> entries = history().stream().filter(entry -> entry.id() > last).toList();
    assertThat(entries).hasSize(30);
    assertThat(entries.stream().filter(entry -> entry.keyId().isPresent()))
        .hasSize(10)
        .allMatch(entry -> entry.keyId().get().equals(shop.agentKey().key().id()));
    assertThat(entries.stream().filter(entry -> entry.caller().equals(shop.clerk().uid())))
        .hasSize(20);
    assertThat(entries.stream().filter(entry -> entry.outcome() == QueryOutcome.REFUSED))
        .hasSize(4);
    assertThat(shop.ann().history().verify().isIntact()).isTrue();
  }

  @Test
  void whatIsHiddenAndWhatIsNotThereAreAnsweredAlike() {
    shop.ann().catalog().on("shop").table("customer").field("credit").chineseName("信用");
    shop.ann().catalog().on("shop").table("salary").chineseName("工资");
    assertThat(refused(shop.ann(), "SELECT 信用 FROM customer")).hasMessageContaining("credit");
    for (QuerySession session : List.of(shop.bob(), shop.agent())) {
      assertAlike(session, "SELECT id FROM salary", "SELECT id FROM solary", "salary", "solary");
      assertAlike(
          session,
          "SELECT credit FROM customer",
          "SELECT cradit FROM customer",
          "credit",
          "cradit");
      assertAlike(session, "SELECT 信用 FROM customer", "SELECT 信任 FROM customer", "信用", "信任");
      assertAlike(session, "SELECT id FROM 工资", "SELECT id FROM 工人", "工资", "工人");
    }
  }

  private static void assertAlike(
      QuerySession session, String hidden, String missing, String name, String other) {
    QueryRefusedException denied = refused(session, hidden);
    QueryRefusedException unknown = refused(session, missing);
    assertThat(denied.getMessage()).isEqualTo(said(unknown).replace(other, name));
    assertThat(denied.violations().get(0).candidates()).doesNotContain(name);
    assertThat(denied.details().keySet()).isEqualTo(unknown.details().keySet());
    assertThat(denied.getSuppressed()).isEmpty();
  }

  @Test
  void theCatalogueShowsWhatIsGrantedAlone() {
    assertThat(tables(shop.ann())).containsExactly("customer", "digit", "orders", "salary");
    assertThat(tables(shop.bob())).containsExactly("customer", "digit", "orders");
    assertThat(shop.bob().catalog().on("shop").search("salary person", 10))
        .noneMatch(hit -> hit.tableName().equals("salary"));
    assertThat(shop.bob().catalog().on("shop").diagram()).doesNotContain("salary");
    assertThat(shop.agent().catalog().on("shop").exportJson())
        .contains("amount")
        .doesNotContain("salary", "region");
    Throwable hidden = catchThrowable(() -> shop.bob().catalog().on("shop").table("salary"));
    Throwable missing = catchThrowable(() -> shop.bob().catalog().on("shop").table("solary"));
    assertThat(hidden.getMessage()).isEqualTo(said(missing).replace("solary", "salary"));
  }

  @Test
  void plansErrorsAndTextsTellNothingThatIsHidden() {
    String failing =
        switch (dialect) {
          case POSTGRES -> "SELECT CAST(note AS integer) FROM orders";
          case SQLITE -> "SELECT json_extract(note, '$.a') FROM orders";
          case MYSQL, MARIADB -> "SELECT exp(id * 5000) FROM orders";
        };
    assertThatThrownBy(() -> sql(shop.bob(), "SELECT id FROM orders").explain())
        .isInstanceOf(QueryToolException.class)
        .hasMessageContaining("only part of");
    QueryExecutionException failed =
        catchThrowableOfType(QueryExecutionException.class, () -> sql(shop.bob(), failing).run());
    assertThat(failed).hasNoCause().hasMessageContaining("SQLSTATE");
    assertThat(failed.getMessage()).doesNotContain("first", "exp(", "orders", "malformed");
    assertThat(sql(shop.bob(), "SELECT id FROM orders").run().effectiveSql())
        .doesNotContain("region");
  }

  @Test
  void aCallerWithoutGrantsSeesNothing() {
    String uid = shop.tool().accounts().register("eve", SharedShop.PASSWORD).uid();
    QuerySession eve = shop.logIn("eve");

    for (Asked asked : QUESTIONS) {
      assertThatThrownBy(() -> sql(eve, asked.sql()).run())
          .isInstanceOf(AccessDeniedException.class);
    }
    assertThatThrownBy(() -> eve.catalog().on("shop")).isInstanceOf(AccessDeniedException.class);
    assertThat(eve.connections().list()).isEmpty();
    assertThat(history())
        .filteredOn(entry -> entry.caller().equals(uid))
        .hasSize(QUESTIONS.size())
        .allMatch(entry -> entry.outcome() == QueryOutcome.DENIED);
  }

  @Test
  void aGrantThatIsChangedHoldsForTheNextQuery() {
    QuerySession bob = shop.bob();
    String uid = shop.clerk().uid();
    assertThat(answer(bob, "SELECT count(*) FROM orders")).isEqualTo("[3]");
    try {
      shop.tool().grants().grant(uid, Grant.on("shop").table("orders").rows("id = 5").build());
      assertThat(answer(bob, "SELECT count(*) FROM orders")).isEqualTo("[1]");
      assertThat(answer(shop.agent(), "SELECT count(*) FROM orders")).isEqualTo("[0]");

      shop.tool().grants().revoke(uid, "shop");
      assertThatThrownBy(() -> answer(bob, "SELECT count(*) FROM orders"))
          .isInstanceOf(AccessDeniedException.class);
    } finally {
      shop.tool().grants().grant(uid, SharedShop.ofClerk());
    }
    assertThat(answer(bob, "SELECT count(*) FROM orders")).isEqualTo("[3]");
  }

  @Test
  void aGrantThatDoesNotFitIsRefusedWhenItIsGiven() {
    for (Grant unfit :
        List.of(
            Grant.on("shop").table("nothing").build(),
            Grant.on("shop").table("orders").columns("id", "nothing").build(),
            Grant.on("shop").table("orders").rows("nothing = :region").build(),
            Grant.on("shop").table("orders").rows("id = 1) OR (1 = 1").build(),
            Grant.on("shop").table("orders").rows("id IN (SELECT x FROM nothing)").build(),
            Grant.on("shop").table("orders").mask("amount", Mask.keepLast(2)).build())) {
      assertThatThrownBy(() -> shop.tool().grants().grant(shop.clerk().uid(), unfit))
          .isInstanceOf(ValidationException.class);
      assertThatThrownBy(
              () ->
                  shop.tool()
                      .grants()
                      .grantToKey(shop.clerk().uid(), shop.agentKey().key().id(), unfit))
          .isInstanceOf(ValidationException.class);
    }
    assertThat(answer(shop.bob(), "SELECT count(*) FROM orders")).isEqualTo("[3]");
  }

  @Test
  void aStreamEndsWhenItsKeyIsRevokedItsAccountDisabledOrDeleted(@TempDir Path apart) {
    try (SharedShop own = SharedShop.open(dialect, apart)) {
      String bob = own.clerk().uid();
      SharedQueryTool tool = own.tool();
      endsBy(own.agent(), "revoking the key", () -> revokeKey(own));
      endsBy(own.bob(), "disabling the account", () -> tool.accounts().disable(bob));
      tool.accounts().enable(bob);
      endsBy(own.logIn("bob"), "deleting the account", () -> tool.accounts().delete(bob));
    }
  }

  @Test
  void aStreamEndsWhenWhatItShowsIsNarrowedOrTakenAway(@TempDir Path apart) {
    try (SharedShop own = SharedShop.open(dialect, apart)) {
      String bob = own.clerk().uid();
      SharedQueryTool tool = own.tool();
      String key = own.agentKey().key().id();
      Grant orders = Grant.on("shop").table("orders").build();
      endsBy(own.agent(), "narrowing the key", () -> tool.grants().grantToKey(bob, key, orders));
      endsBy(
          own.bob(),
          "changing an attribute",
          () -> tool.accounts().setAttributes(bob, Map.of("region", "south")));
      tool.accounts().setAttributes(bob, Map.of("region", "north"));
      endsBy(own.bob(), "taking the grant away", () -> tool.grants().revoke(bob, "shop"));
      assertThat(own.ann().history().list(HistoryFilter.on("shop")))
          .hasSize(3)
          .allMatch(entry -> entry.outcome() == QueryOutcome.CANCELLED);
    }
  }

  @Test
  void aStreamGoesOnWhenTheSameIsGrantedAnew(@TempDir Path apart) {
    String many = "SELECT a.d, b.d FROM digit a, digit b";
    try (SharedShop own = SharedShop.open(dialect, apart);
        RowStream rows = sql(own.bob(), many).stream()) {
      Iterator<Row> row = rows.iterator();
      row.next();
      own.tool().grants().grant(own.clerk().uid(), SharedShop.ofClerk());
      endsBy(own.agent(), "revoking another's key", () -> revokeKey(own));

      List<Row> rest = new ArrayList<>();
      row.forEachRemaining(rest::add);
      assertThat(rest).hasSize(80);
    }
  }

  private static void revokeKey(SharedShop shop) {
    shop.tool().apiKeys().revoke(shop.clerk().uid(), shop.agentKey().key().id());
  }

  private void endsBy(QuerySession session, String what, Runnable act) {
    String many = "SELECT a.d, b.d, c.d, e.d FROM digit a, digit b, digit c, digit e";
    try (RowStream rows = sql(session, many).stream()) {
      Iterator<Row> row = rows.iterator();
      row.next();
      long start = System.nanoTime();
      act.run();
      Await.until(what, () -> catchThrowable(row::next) instanceof QueryCancelledException);
      System.out.printf(
          "%s: %s ended a stream in %d ms%n",
          dialect, what, (System.nanoTime() - start) / 1_000_000);
    }
  }

  private List<HistoryEntry> history() {
    return shop.ann().history().list(HistoryFilter.on("shop"));
  }

  private static String said(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private static List<String> tables(QuerySession session) {
    return session.catalog().on("shop").tables().stream().map(TableMetadata::tableName).toList();
  }

  private static QueryRefusedException refused(QuerySession session, String text) {
    return catchThrowableOfType(QueryRefusedException.class, () -> sql(session, text).run());
  }

  private static QuerySpec sql(QuerySession session, String text) {
    return SharedShop.sql(session, text);
  }

  /** Returns the rows, or the rule by which the question was refused. */
  private static String answer(QuerySession session, String text) {
    try {
      var spec = sql(session, text);
      return (text.contains(":over") ? spec.param("over", 150) : spec)
          .run().rows().stream().map(SharedShopTest::cells).toList().toString();
    } catch (QueryRefusedException refused) {
      return refused.violations().get(0).rule();
    }
  }

  private static String cells(Row row) {
    StringJoiner cells = new StringJoiner("|");
    for (int i = 0; i < row.size(); i++) {
      cells.add(String.valueOf(row.value(i).orElse(null)));
    }
    return cells.toString();
  }
}
