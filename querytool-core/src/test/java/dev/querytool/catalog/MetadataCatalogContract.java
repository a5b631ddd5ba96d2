package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.CatalogSessions;
import dev.querytool.connection.ConnectionNotFoundException;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.ReadSession;
import dev.querytool.connection.RegistrationStep;
import dev.querytool.error.ValidationException;
import dev.querytool.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a catalogue promises on any store and any engine; the tests of these extend it. */
public abstract class MetadataCatalogContract {

  private static final String TO_CUSTOMERS = "FOREIGN KEY (customer_id) REFERENCES customers (id)";

  @TempDir Path folder;
  protected final SettableClock clock = new SettableClock(Instant.parse("2026-01-31T08:00:00Z"));
  protected CatalogSessions sessions;
  private CatalogStore store;
  private ManagedCatalog catalog;

  /** Opens the databases under test. */
  protected abstract CatalogSessions openDatabases(Path folder);

  /** Opens the store under test. */
  protected abstract CatalogStore openStore(Path folder);

  /** Opens once more what {@link #openStore} has opened, as another process would. */
  protected abstract CatalogStore openAgain();

  /** Registers a connection in the store, if it keeps these, and gives its id. */
  protected abstract long registerInStore(String name);

  @BeforeEach
  void open() {
    sessions = openDatabases(folder);
    store = openStore(folder);
    catalog = MetadataCatalog.create(sessions, store, clock);
    sessions.register(registerInStore("shop"), "shop", "shop.db");
    sessions.execute(
        "shop",
        "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
        "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INT NOT NULL, created_at TEXT,"
            + " amount DECIMAL(10,2) DEFAULT 0, "
            + TO_CUSTOMERS
            + ")");
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  void isEmptyAtVersionZeroBeforeTheFirstRefresh() {
    CatalogSnapshot snapshot = shop().snapshot();

    assertThat(snapshot.version()).isZero();
    assertThat(snapshot.tables()).isEmpty();
    assertThat(snapshot.refreshedAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void showsAfterARefreshWhatTheDatabaseHolds() {
    RefreshReport report = shop().refresh();

    assertThat(report)
        .isEqualTo(new RefreshReport(List.of(in("customers"), in("orders")), List.of(), List.of()));
    CatalogSnapshot snapshot = shop().snapshot();
    assertThat(snapshot.version()).isEqualTo(1);
    assertThat(snapshot.refreshedAt()).isEqualTo(clock.instant());
    assertThat(snapshot.tables())
        .extracting(TableMetadata::tableName)
        .containsExactly("customers", "orders");
    TableMetadata orders = snapshot.findTable("orders").orElseThrow();
    assertThat(orders.foreignKeys())
        .singleElement()
        .satisfies(
            key ->
                assertThat(key)
                    .isEqualTo(
                        new ForeignKey(
                            key.name(),
                            List.of("customer_id"),
                            snapshot.defaultSchema(),
                            "customers",
                            List.of("id"))));
    assertThat(orders.primaryKey()).containsExactly("id");
    assertThat(orders.findField("amount").orElseThrow().columnDefault().orElseThrow())
        .startsWith("0");
    assertThat(orders.id()).isPositive();
    assertThat(orders.fields()).allMatch(field -> field.id() > 0);
  }

  @Test
  void findsNothingNewInARefreshOfTheSame() {
    shop().refresh();
    CatalogSnapshot before = shop().snapshot();
    clock.forward(Duration.ofSeconds(60));

    RefreshReport report = shop().refresh();

    assertThat(report.isEmpty()).isTrue();
    CatalogSnapshot after = shop().snapshot();
    assertThat(after.version()).isEqualTo(before.version());
    assertThat(after.tables()).isEqualTo(before.tables());
    assertThat(after.refreshedAt()).isEqualTo(before.refreshedAt().plusSeconds(60));
  }

  @Test
  void reportsWhatCameChangedAndWent() {
    sessions.execute("shop", "CREATE TABLE old (a INT)", "CREATE TABLE kept (a INT, b INT, c INT)");
    shop().refresh();

    sessions.execute(
        "shop",
        "DROP TABLE old",
        "DROP TABLE kept",
        "CREATE TABLE kept (a TEXT, c INT, d INT)",
        "CREATE TABLE fresh (a INT)",
        "ALTER TABLE orders ADD COLUMN note TEXT");
    RefreshReport report = shop().refresh();

    assertThat(report.added()).containsExactly(in("fresh"), in("kept.d"), in("orders.note"));
    assertThat(report.changed()).containsExactly(in("kept.a"));
    assertThat(report.removed()).containsExactly(in("kept.b"), in("old"));
    assertThat(shop().snapshot().findTable("kept").orElseThrow().fields())
        .extracting(FieldMetadata::fieldName)
        .containsExactly("a", "c", "d");
  }

  @Test
  void keepsIdsNamesAndNotesAcrossRefreshes() {
    shop().refresh();
    shop().table("orders").chineseName("订单").note("一行一单");
    shop().table("orders").field("created_at").chineseName("下单时间").note("UTC");
    TableMetadata before = shop().table("orders").metadata();

    sessions.execute("shop", "ALTER TABLE orders ADD COLUMN extra INT");
    shop().refresh();
    shop().refresh();

    TableMetadata after = shop().table("orders").metadata();
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.chineseName()).contains("订单");
    assertThat(after.note()).contains("一行一单");
    assertThat(after.fields().subList(0, 4)).isEqualTo(before.fields());
    assertThat(after.findField("created_at").orElseThrow().chineseName()).contains("下单时间");
    assertThat(after.findField("created_at").orElseThrow().note()).contains("UTC");
  }

  @Test
  void keepsNamesWhenColumnsMoveAndSaysThatTheyMoved() {
    shop().refresh();
    shop().table("orders").field("amount").chineseName("金额");
    long id = shop().table("orders").field("amount").metadata().id();

    sessions.execute(
        "shop",
        "DROP TABLE orders",
        "CREATE TABLE orders (amount DECIMAL(10,2) DEFAULT 0, created_at TEXT, id INTEGER PRIMARY KEY,"
            + " customer_id INT NOT NULL, "
            + TO_CUSTOMERS
            + ")");
    RefreshReport report = shop().refresh();

    assertThat(report).isEqualTo(new RefreshReport(List.of(), List.of(in("orders")), List.of()));
    FieldMetadata amount = shop().table("orders").field("amount").metadata();
    assertThat(amount.id()).isEqualTo(id);
    assertThat(amount.chineseName()).contains("金额");
    assertThat(amount.ordinalPosition()).isEqualTo(1);
    assertThat(shop().table("orders").metadata().fields())
        .extracting(FieldMetadata::fieldName)
        .containsExactly("amount", "created_at", "id", "customer_id");
  }

  @Test
  void keepsOtherNamesWhenOneTableIsRenamed() {
    shop().refresh();
    shop().table("orders").chineseName("订单");
    shop().table("customers").chineseName("客户");

    sessions.execute("shop", "ALTER TABLE orders RENAME TO purchases");
    RefreshReport report = shop().refresh();

    assertThat(report)
        .isEqualTo(new RefreshReport(List.of(in("purchases")), List.of(), List.of(in("orders"))));
    assertThat(shop().table("customers").metadata().chineseName()).contains("客户");
    assertThat(shop().table("purchases").metadata().chineseName()).isEmpty();
  }

  @Test
  void changesNothingWhenTheDatabaseCannotBeRead() throws Exception {
    shop().refresh();
    shop().table("orders").chineseName("订单");
    CatalogSnapshot before = shop().snapshot();

    sessions.spoil("shop");

    assertThatThrownBy(() -> shop().refresh()).isInstanceOf(MetadataReadException.class);
    assertThat(shop().snapshot()).isEqualTo(before);
    assertThat(sessions.openSessions()).isZero();
  }

  @Test
  void endsWellWhenManyRefreshAtOnce() throws Exception {
    shop().refresh();
    shop().table("orders").chineseName("订单");
    sessions.execute(
        "shop",
        IntStream.range(0, 50)
            .mapToObj(i -> "CREATE TABLE t" + i + " (a INT, b INT)")
            .toArray(String[]::new));
    ManagedCatalog other = MetadataCatalog.create(sessions, openAgain(), clock);

    List<RefreshReport> reports =
        atOnce(8, i -> (i % 2 == 0 ? catalog : other).on("shop").refresh());

    assertThat(reports.stream().flatMap(report -> report.added().stream())).hasSize(50);
    assertThat(shop().tables()).hasSize(52);
    assertThat(shop().tables()).allMatch(table -> !table.fields().isEmpty());
    assertThat(shop().table("orders").metadata().chineseName()).contains("订单");
    assertThat(shop().snapshot()).isEqualTo(other.on("shop").snapshot());
    other.close();
  }

  @Test
  void losesNoWordsWhenManyWriteAndRefreshAtOnce() throws Exception {
    sessions.execute(
        "shop",
        "CREATE TABLE wide ("
            + IntStream.range(0, 40)
                .mapToObj(i -> "c" + i + " INT")
                .collect(Collectors.joining(", "))
            + ")");
    shop().refresh();

    atOnce(
        8,
        i -> {
          for (int column = i; column < 40; column += 8) {
            shop().table("wide").field("c" + column).chineseName("列" + column);
            if (column % 3 == 0) {
              shop().refresh();
            }
          }
          return i;
        });

    assertThat(shop().table("wide").metadata().fields())
        .allSatisfy(
            field ->
                assertThat(field.chineseName()).contains("列" + field.fieldName().substring(1)));
    assertThat(shop().snapshot().version()).isEqualTo(41);
  }

  @Test
  void storesEachWordAtOnceForOtherProcessesAndRestarts() {
    shop().refresh();
    shop().table("orders").chineseName("订单").note("一行一单");
    shop().table("orders").field("amount").chineseName("金额").note("人民币");

    ManagedCatalog again = MetadataCatalog.create(sessions, openAgain(), clock);

    TableMetadata orders = again.on("shop").table("orders").metadata();
    assertThat(orders.chineseName()).contains("订单");
    assertThat(orders.note()).contains("一行一单");
    assertThat(orders.findField("amount").orElseThrow().chineseName()).contains("金额");
    assertThat(orders.findField("amount").orElseThrow().note()).contains("人民币");
    again.close();
  }

  @Test
  void seesWhatAnotherProcessChanged() {
    shop().refresh();
    ManagedCatalog other = MetadataCatalog.create(sessions, openAgain(), clock);
    CatalogSnapshot before = shop().snapshot();

    other.on("shop").table("orders").chineseName("订单");

    assertThat(before.findTable("orders").orElseThrow().chineseName()).isEmpty();
    assertThat(shop().snapshot().findTable("orders").orElseThrow().chineseName()).contains("订单");
    assertThat(shop().snapshot().version()).isEqualTo(before.version() + 1);
    other.close();
  }

  @Test
  void countsTheVersionUpWithEachChangedWord() {
    shop().refresh();

    shop().table("orders").chineseName("订单").note("x");
    assertThat(shop().snapshot().version()).isEqualTo(3);
    shop().table("orders").chineseName("订单");
    assertThat(shop().snapshot().version()).isEqualTo(3);
    shop().table("orders").field("id").chineseName("编号");
    assertThat(shop().snapshot().version()).isEqualTo(4);
    shop().table("orders").field("id").clearChineseName();
    assertThat(shop().snapshot().version()).isEqualTo(5);
  }

  @Test
  void keepsSynonymsInTheirOrderWhateverIsRefreshed() {
    shop().refresh();
    shop().table("orders").synonyms(" 单子 ", "Purchases", "purchases", "").field("amount");
    shop().table("orders").field("amount").synonyms("价款", "sum");
    sessions.execute("shop", "ALTER TABLE orders ADD COLUMN extra INTEGER");
    shop().refresh();

    TableMetadata orders = shop().snapshot().findTable("orders").orElseThrow();
    assertThat(orders.synonyms()).containsExactly("单子", "Purchases");
    assertThat(orders.findField("amount").orElseThrow().synonyms()).containsExactly("价款", "sum");
    assertThat(orders.findField("extra").orElseThrow().synonyms()).isEmpty();
    long version = shop().snapshot().version();

    shop().table("orders").synonyms("单子", "Purchases");
    assertThat(shop().snapshot().version()).isEqualTo(version);
    shop().table("orders").clearSynonyms().field("amount").clearSynonyms();
    assertThat(shop().snapshot().findTable("orders").orElseThrow().synonyms()).isEmpty();
    assertThat(shop().table("orders").field("amount").metadata().synonyms()).isEmpty();
  }

  @Test
  void refusesSynonymsThatAreTooLongOrTooMany() {
    shop().refresh();
    TableEditor orders = shop().table("orders").synonyms("单子");
    String[] many = IntStream.range(0, 21).mapToObj(i -> "word " + i).toArray(String[]::new);

    assertThatThrownBy(() -> orders.synonyms("长".repeat(101)))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> orders.synonyms("a\nb")).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> orders.synonyms(many))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("21");
    assertThat(orders.metadata().synonyms()).containsExactly("单子");
  }

  @Test
  void clearsWordsByBlanksAndByName() {
    shop().refresh();
    TableEditor orders = shop().table("orders").chineseName("订单").note("n");
    FieldEditor amount = orders.field("amount").chineseName("金额").note("n");

    orders.chineseName(" \u3000").clearNote();
    amount.clearChineseName().note("  ");

    assertThat(orders.metadata().chineseName()).isEmpty();
    assertThat(orders.metadata().note()).isEmpty();
    assertThat(amount.metadata().chineseName()).isEmpty();
    assertThat(amount.metadata().note()).isEmpty();
  }

  @Test
  void refusesWordsThatAreTooLongAndKeepsTheOldOnes() {
    shop().refresh();
    TableEditor orders = shop().table("orders").chineseName("订单");

    assertThatThrownBy(() -> orders.chineseName("长".repeat(101)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("101")
        .hasMessageContaining("100");
    assertThatThrownBy(() -> orders.field("id").note("n".repeat(2_001)))
        .isInstanceOf(ValidationException.class);
    assertThat(orders.metadata().chineseName()).contains("订单");
    assertThat(orders.field("id").metadata().note()).isEmpty();
  }

  @Test
  void namesTheNearestTableAndField() {
    shop().refresh();
    shop().table("orders").chineseName("订单").field("amount").chineseName("金额");

    assertThatThrownBy(() -> shop().table("order"))
        .isInstanceOfSatisfying(
            MetadataNotFoundException.class,
            e -> assertThat(e.details()).containsEntry("candidates", List.of("orders")))
        .hasMessageContaining("'order'")
        .hasMessageContaining("orders");
    assertThatThrownBy(() -> shop().table("订单"))
        .isInstanceOfSatisfying(
            MetadataNotFoundException.class,
            e -> assertThat(e.details()).containsEntry("candidates", List.of("orders")));
    assertThatThrownBy(() -> shop().table("orders").field("金额"))
        .isInstanceOfSatisfying(
            MetadataNotFoundException.class,
            e -> assertThat(e.details()).containsEntry("candidates", List.of("amount")));
    assertThatThrownBy(() -> shop().table("orders").field("creatd_at"))
        .hasMessageContaining("created_at");
    assertThatThrownBy(() -> shop().table("nowhere", "orders"))
        .isInstanceOf(MetadataNotFoundException.class);
  }

  @Test
  void saysThatAnEditedTableIsGone() {
    shop().refresh();
    TableEditor orders = shop().table("orders");
    FieldEditor amount = orders.field("amount");
    sessions.execute("shop", "DROP TABLE orders");
    shop().refresh();

    assertThatThrownBy(() -> orders.chineseName("订单"))
        .isInstanceOf(MetadataNotFoundException.class);
    assertThatThrownBy(amount::metadata).isInstanceOf(MetadataNotFoundException.class);
  }

  @Test
  void knowsNoConnectionThatIsNotRegistered() {
    ConnectionCatalog shop = shop();
    shop.refresh();
    assertThatThrownBy(() -> catalog.on("nowhere")).isInstanceOf(ConnectionNotFoundException.class);

    sessions.remove("shop");

    assertThatThrownBy(shop::snapshot).isInstanceOf(ConnectionNotFoundException.class);
  }

  @Test
  void registersStructureTogetherWithTheConnection() {
    RegistrationStep step = MetadataCatalog.registrationStep(store, clock);
    DatabaseConnection connection = sessions.connection("shop");
    RegistrationStep.Prepared prepared;
    try (ReadSession session = sessions.borrow("shop")) {
      prepared = step.prepare("shop", session);
    }
    assertThat(shop().tables()).isEmpty();

    assertThatThrownBy(
            () ->
                store.inTransaction(
                    () -> {
                      prepared.save(connection);
                      throw new IllegalStateException("the registration failed");
                    }))
        .hasMessage("the registration failed");
    assertThat(shop().tables()).isEmpty();
    assertThat(shop().snapshot().version()).isZero();

    prepared.save(connection);
    assertThat(shop().tables()).hasSize(2);
    assertThat(shop().snapshot().version()).isEqualTo(1);
  }

  @Test
  void keepsWordsWhenANameIsRegisteredAgainForAnotherFile() {
    shop().refresh();
    shop().table("customers").chineseName("客户");
    sessions.register("other", "other.db");
    sessions.execute("other", "CREATE TABLE customers (id INTEGER PRIMARY KEY, email TEXT)");
    DatabaseConnection again = sessions.register("shop", "other.db");
    RegistrationStep step = MetadataCatalog.registrationStep(store, clock);

    try (ReadSession session = sessions.borrow("shop")) {
      step.prepare("shop", session).save(again);
    }

    assertThat(shop().tables()).extracting(TableMetadata::tableName).containsExactly("customers");
    assertThat(shop().table("customers").metadata().chineseName()).contains("客户");
    assertThat(shop().table("customers").metadata().findField("email")).isPresent();
  }

  @Test
  void importsWordsOfAnExportByName() {
    shop().refresh();
    shop().table("orders").chineseName("订单").field("amount").chineseName("金额").note("人民币");
    String exported = shop().exportJson();
    sessions.register(registerInStore("copy"), "copy", "copy.db");
    sessions.execute(
        "copy",
        "CREATE TABLE ORDERS (id INTEGER PRIMARY KEY, amount INT)",
        "CREATE TABLE x (a INT)");
    ConnectionCatalog copy = catalog.on("copy");
    copy.refresh();
    copy.table("x").chineseName("未知");

    RefreshReport report = copy.importJson(exported);
    String orders = copy.table("ORDERS").metadata().qualifiedName();

    assertThat(report)
        .isEqualTo(
            new RefreshReport(
                List.of(),
                List.of(orders, orders + ".amount"),
                List.of(in("customers"), in("orders.created_at"), in("orders.customer_id"))));
    assertThat(copy.table("orders").metadata().chineseName()).contains("订单");
    assertThat(copy.table("orders").field("amount").metadata().note()).contains("人民币");
    assertThat(copy.table("x").metadata().chineseName()).contains("未知");
    assertThat(copy.snapshot().version()).isEqualTo(3);
    assertThat(copy.importJson(exported).changed()).isEmpty();
    assertThat(copy.snapshot().version()).isEqualTo(3);
  }

  @Test
  void importLeavesWhatIsNotSaidAndClearsWhatIsBlank() {
    shop().refresh();
    shop().table("orders").chineseName("订单").note("note");
    shop().table("orders").field("amount").chineseName("金额");

    shop()
        .importJson(
            """
            {"format": "querytool-catalog-1", "tables": [
              {"tableName": "orders", "note": " ", "fields": [
                {"fieldName": "id", "chineseName": "编号"}]},
              {"tableName": "orders", "fields": [{"fieldName": "amount", "note": "元"}]}]}
            """);

    TableMetadata orders = shop().table("orders").metadata();
    assertThat(orders.chineseName()).contains("订单");
    assertThat(orders.note()).isEmpty();
    assertThat(orders.findField("id").orElseThrow().chineseName()).contains("编号");
    assertThat(orders.findField("amount").orElseThrow().chineseName()).contains("金额");
    assertThat(orders.findField("amount").orElseThrow().note()).contains("元");
    assertThat(store.tables(sessions.connection("shop").id())).isEqualTo(shop().tables());
  }

  @Test
  void importOfABadTextChangesNothing() {
    shop().refresh();
    shop().table("orders").chineseName("订单");
    CatalogSnapshot before = shop().snapshot();
    String tooLong = "长".repeat(101);

    assertThatThrownBy(
            () ->
                shop()
                    .importJson(
                        """
                        {"format": "querytool-catalog-1", "tables": [
                          {"tableName": "customers", "chineseName": "客户"},
                          {"tableName": "orders", "chineseName": "%s"}]}
                        """
                            .formatted(tooLong)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("tables[1]");
    assertThat(shop().snapshot()).isEqualTo(before);
  }

  @Test
  void searchesWhatIsStoredNow() {
    shop().refresh();
    assertThat(shop().search("下单", 10)).isEmpty();

    shop().table("orders").field("created_at").chineseName("下单时间");
    assertThat(shop().search("下单", 10))
        .extracting(SearchHit::fieldName)
        .containsExactly("created_at");

    sessions.execute("shop", "ALTER TABLE orders DROP COLUMN created_at");
    shop().refresh();
    assertThat(shop().search("下单", 10)).isEmpty();
  }

  @Test
  void refusesALimitOutOfItsRange() {
    assertThatThrownBy(() -> shop().search("x", 0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> shop().search("x", 1_001)).isInstanceOf(ValidationException.class);
  }

  @Test
  void drawsWhatIsStored() {
    shop().refresh();

    assertThat(shop().diagram())
        .startsWith("erDiagram\n")
        .contains("\"customers\" ||--o{ \"orders\" : \"customer_id\"");
  }

  @Test
  void isOfNoUseOnceClosed() {
    ConnectionCatalog shop = shop();
    shop.refresh();

    catalog.close();
    catalog.close();

    assertThatThrownBy(shop::snapshot).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> catalog.on("shop")).isInstanceOf(IllegalStateException.class);
  }

  protected ConnectionCatalog shop() {
    return catalog.on("shop");
  }

  /** Returns a name with the default schema before it. */
  protected String in(String name) {
    return shop().snapshot().defaultSchema() + "." + name;
  }

  /** Some work of one of several threads. */
  @FunctionalInterface
  interface Work<T> {
    T of(int thread) throws Exception;
  }

  private static <T> List<T> atOnce(int threads, Work<T> work) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    CyclicBarrier start = new CyclicBarrier(threads);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        running.add(
            executor.submit(
                () -> {
                  start.await();
                  return work.of(thread);
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }
}
