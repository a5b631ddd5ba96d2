package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.access.Grant;
import dev.querytool.access.Mask;
import dev.querytool.connection.CatalogSessions;
import dev.querytool.connection.Dialect;
import dev.querytool.connection.SqliteSessions;
import dev.querytool.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares what a grant shows with a database in which there is nothing else. */
class VisibleCatalogTest {

  private static final List<String> ASKED =
      List.of(
          "orders",
          "客户",
          "secret orders of the customer",
          "salary",
          "phone",
          "region",
          "secret",
          "item",
          "工资",
          "o",
          "status 状态",
          "purchases",
          "薪水",
          "customer name and salary",
          "visible");

  private static final Grant GRANT =
      Grant.on("shop")
          .table("customer")
          .columns("id", "name", "phone")
          .mask("phone", Mask.keepLast(2))
          .table("orders")
          .columns("id", "customer_id", "status")
          .rows("status = 'open'")
          .table("visible_orders")
          .build();

  private static final String[] WHOLE = {
    "CREATE TABLE aaa_secret (id INTEGER PRIMARY KEY, orders TEXT, salary INT)",
    "CREATE TABLE customer (id INTEGER PRIMARY KEY, ssn TEXT UNIQUE, name TEXT DEFAULT 'Ann',"
        + " phone TEXT UNIQUE, secret_id INT REFERENCES aaa_secret (id))",
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, salary INT, customer_id INT REFERENCES customer"
        + " (id), secret_id INT REFERENCES aaa_secret (id), status TEXT DEFAULT 'open')",
    "CREATE TABLE order_secrets (order_id INT REFERENCES orders (id), item TEXT)",
    "CREATE VIEW secret_orders AS SELECT id, salary FROM orders",
    "CREATE VIEW visible_orders AS SELECT id, status FROM orders",
  };

  private static final String[] REDUCED = {
    "CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT, phone TEXT)",
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INT REFERENCES customer (id), status"
        + " TEXT)",
    "CREATE VIEW visible_orders AS SELECT id, status FROM orders",
  };

  private final List<CatalogSessions> opened = new ArrayList<>();
  private final List<ManagedCatalog> catalogs = new ArrayList<>();

  @TempDir private Path folder;
  private ManagedCatalog owner;
  private ConnectionCatalog granted;
  private ConnectionCatalog reduced;
  private CatalogSessions whole;

  @BeforeEach
  void make() {
    owner = catalog("whole", WHOLE);
    whole = opened.get(0);
    granted = owner.visibleTo(connection -> List.of(GRANT)).on("shop");
    reduced = catalog("reduced", REDUCED).on("shop");
    annotate(owner.on("shop"));
    annotate(reduced);
    owner.on("shop").table("aaa_secret").chineseName("工资订单").note("orders of the customer");
    owner.on("shop").table("aaa_secret").synonyms("purchases", "薪水");
    owner.on("shop").table("orders").field("salary").synonyms("state");
    owner.on("shop").table("orders").field("salary").chineseName("工资").note("status");
  }

  @AfterEach
  void close() {
    catalogs.forEach(ManagedCatalog::close);
  }

  @Test
  void tablesReadAsThoseOfAReducedCopy() {
    assertThat(granted.tables()).isEqualTo(anonymous(reduced.tables()));
    assertThat(granted.snapshot().functions()).isEmpty();
  }

  @Test
  void searchesFindAndRankAsInAReducedCopy() {
    for (String text : ASKED) {
      for (int limit : new int[] {1, 3, 100}) {
        assertThat(granted.search(text, limit)).as(text).isEqualTo(reduced.search(text, limit));
      }
    }
    assertThat(granted.search("salary", 10)).isEmpty();
    assertThat(owner.on("shop").search("salary", 10)).isNotEmpty();
  }

  @Test
  void theDiagramAndTheExportAreThoseOfAReducedCopy() {
    assertThat(granted.diagram()).isEqualTo(reduced.diagram());
    CatalogSnapshot copy = reduced.snapshot();
    CatalogSnapshot alike =
        new CatalogSnapshot(
                "shop",
                Dialect.SQLITE,
                granted.snapshot().version(),
                granted.snapshot().refreshedAt(),
                copy.defaultSchema(),
                anonymous(copy.tables()))
            .withTableNameCase(copy.tableNameCase());
    assertThat(granted.exportJson()).isEqualTo(alike.toJson());
  }

  @Test
  void whatIsHiddenReadsAsWhatIsNotThere() {
    for (String name :
        List.of(
            "aaa_secret",
            "order_secrets",
            "secret_orders",
            "main.aaa_secret",
            "ordres",
            "purchases",
            "薪水")) {
      assertThat(failure(granted, name)).isEqualTo(failure(reduced, name));
    }
    for (String field : List.of("salary", "secret_id", "statsu", "state")) {
      assertThat(fieldFailure(granted, field)).isEqualTo(fieldFailure(reduced, field));
    }
  }

  @Test
  void aRefreshTellsOfVisibleChangesAlone() {
    whole.execute("shop", "CREATE TABLE other_secret (id INT)", "DROP TABLE order_secrets");
    whole.execute("shop", "ALTER TABLE orders ADD COLUMN hidden TEXT");
    assertThat(granted.refresh()).isEqualTo(new RefreshReport(List.of(), List.of(), List.of()));
    whole.execute("shop", "DROP VIEW visible_orders", "ALTER TABLE orders DROP COLUMN status");
    assertThat(granted.refresh().removed())
        .containsExactly("main.orders.status", "main.visible_orders");
  }

  @Test
  void wordsAreWrittenOnWhatIsVisibleAlone() {
    granted.table("orders").note("mine").field("status").chineseName("状况");
    assertThat(owner.on("shop").table("orders").metadata().note()).contains("mine");
    assertThat(owner.on("shop").table("orders").field("status").metadata().chineseName())
        .contains("状况");
    assertThat(owner.on("shop").table("orders").field("salary").metadata().chineseName())
        .contains("工资");
    String words = owner.on("shop").exportJson().replace("工资", "偷").replace("状况", "状态");
    RefreshReport report = granted.importJson(words);
    assertThat(report.changed()).containsExactly("main.orders.status");
    assertThat(report.removed()).contains("main.aaa_secret", "main.orders.salary");
    assertThat(owner.on("shop").table("aaa_secret").metadata().chineseName()).contains("工资订单");
  }

  @Test
  void eachOfSeveralGrantsMustShowIt() {
    Grant narrower =
        Grant.on("shop").table("orders").columns("id", "salary").table("aaa_secret").build();
    ConnectionCatalog both = owner.visibleTo(connection -> List.of(GRANT, narrower)).on("shop");
    assertThat(both.tables()).extracting(TableMetadata::tableName).containsExactly("orders");
    assertThat(both.table("orders").metadata().fields())
        .extracting(FieldMetadata::fieldName)
        .containsExactly("id");
  }

  @Test
  void grantsAreAskedForAtEachCall() {
    List<Grant> now = new ArrayList<>(List.of(GRANT));
    ConnectionCatalog catalog = owner.visibleTo(connection -> List.copyOf(now)).on("shop");
    assertThat(catalog.tables()).hasSize(3);
    now.set(0, Grant.on("shop").table("aaa_secret").build());
    assertThat(catalog.tables()).hasSize(1);
    assertThat(catalog.search("orders", 5)).extracting(SearchHit::tableName).contains("aaa_secret");
    now.set(0, Grant.on("shop").build());
    assertThat(catalog.tables()).isEmpty();
    assertThat(catalog.search("orders", 5)).isEmpty();
  }

  @Test
  void whoIsDeniedLearnsNoNameOfAConnection() {
    MetadataCatalog denied =
        owner.visibleTo(
            connection -> {
              throw new IllegalStateException("denied");
            });
    assertThatThrownBy(() -> denied.on("shop")).hasMessage("denied");
    assertThatThrownBy(() -> denied.on("shopp")).hasMessage("denied");
  }

  @Test
  void aGrantOfASchemaShowsNoViewsAndOneOfEverythingShowsAll() {
    CatalogSnapshot snapshot = owner.on("shop").snapshot();
    assertThat(snapshot.visibleTo(Grant.on("shop").allTables().build()).tables())
        .extracting(TableMetadata::tableName)
        .containsExactly("aaa_secret", "customer", "order_secrets", "orders");
    assertThat(snapshot.visibleTo(Grant.everything("shop"))).isSameAs(snapshot);
    assertThatThrownBy(() -> snapshot.visibleTo(Grant.everything("other")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatTellsOfValuesIsLeftOut() {
    TableMetadata table =
        TableMetadata.builder("shop", "orders", TableType.TABLE)
            .estimatedRows(7L)
            .fields(
                List.of(
                    field("state", "enum('new','secret')"),
                    field("kind", "enum('a','b')"),
                    field("flags", "set('x','y')")))
            .build();
    CatalogSnapshot snapshot =
        new CatalogSnapshot("shop", Dialect.MYSQL, 1, Instant.EPOCH, "shop", List.of(table));
    Grant grant =
        Grant.on("shop")
            .table("orders")
            .rows("kind = 'a'")
            .mask("state", Mask.fixedText("-"))
            .mask("flags", Mask.nothing())
            .build();
    TableMetadata visible = snapshot.visibleTo(grant).tables().get(0);
    assertThat(visible.estimatedRows()).isEmpty();
    assertThat(visible.fields())
        .extracting(FieldMetadata::dataType)
        .containsExactly("enum", "enum('a','b')", "set");
    assertThat(visible.fields()).allMatch(field -> field.columnDefault().isEmpty());
    assertThat(snapshot.visibleTo(Grant.on("shop").allTables().build()).tables().get(0))
        .satisfies(whole -> assertThat(whole.estimatedRows()).hasValue(7));
  }

  private static FieldMetadata field(String name, String type) {
    return FieldMetadata.builder(name, type).columnDefault("'secret'").build();
  }

  private ManagedCatalog catalog(String file, String... statements) {
    CatalogSessions sessions = new SqliteSessions(folder);
    sessions.register("shop", file);
    sessions.execute("shop", statements);
    ManagedCatalog catalog =
        MetadataCatalog.create(
            sessions, new MemoryCatalogStore(), new SettableClock(Instant.EPOCH.plusSeconds(9)));
    opened.add(sessions);
    catalogs.add(catalog);
    catalog.on("shop").refresh();
    return catalog;
  }

  private static void annotate(ConnectionCatalog catalog) {
    catalog.table("orders").chineseName("订单").note("all orders").synonyms("purchases", "单子");
    catalog.table("orders").field("status").synonyms("state");
    catalog.table("orders").field("status").chineseName("状态").note("open or closed");
    catalog.table("customer").chineseName("客户").field("phone").note("phone of the customer");
  }

  private static List<TableMetadata> anonymous(List<TableMetadata> tables) {
    return tables.stream()
        .map(
            table ->
                table.toBuilder()
                    .id(0)
                    .fields(
                        table.fields().stream()
                            .map(field -> field.toBuilder().id(0).build())
                            .toList())
                    .build())
        .toList();
  }

  private static String failure(ConnectionCatalog catalog, String table) {
    MetadataNotFoundException failure =
        catchThrowableOfType(MetadataNotFoundException.class, () -> catalog.table(table));
    return failure.getMessage() + failure.details();
  }

  private static String fieldFailure(ConnectionCatalog catalog, String field) {
    MetadataNotFoundException failure =
        catchThrowableOfType(
            MetadataNotFoundException.class, () -> catalog.table("orders").field(field));
    return failure.getMessage() + failure.details();
  }
}
