package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.ConnectionState;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.AllowedFunction;
import dev.querytool.guard.HostFunctions;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.query.QueryOptions;
import dev.querytool.query.QueryResult;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.LibraryThreads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryToolTest {

  @TempDir private Path directory;

  private SourceFile shop = new SourceFile(Path.of("unset"));
  private Path store = Path.of("unset");

  @BeforeEach
  void makeDatabase() {
    store = directory.resolve("querytool.db");
    shop =
        SourceFile.create(
            directory.resolve("shop.db"),
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, total REAL)",
            "INSERT INTO orders VALUES (1, 7, 10.5), (2, 7, 4), (3, 8, 1)");
  }

  @Test
  void registersAsksAndRemembers() {
    try (QueryTool tool = QueryTool.open(store)) {
      tool.connections().register("shop", shop.url());
      tool.catalog().on("shop").table("orders").chineseName("订单");
    }
    try (QueryTool tool = QueryTool.open(store)) {
      QueryResult result =
          tool.queries()
              .on("shop")
              .sql("SELECT customer_id, sum(total) AS total FROM orders GROUP BY 1 ORDER BY 2 DESC")
              .run();

      assertThat(result.rowCount()).isEqualTo(2);
      assertThat(result.rows().get(0).value("total")).contains(14.5);
      assertThat(tool.catalog().on("shop").table("orders").metadata().chineseName()).contains("订单");
    }
  }

  @Test
  void functionsOfTheHostAreThoseOfTheirConnection() {
    QueryOptions options =
        QueryOptions.builder().allowFunctions("shop", HostFunctions.of("discount")).build();
    QueryToolBuilder builder =
        QueryTool.builder()
            .store(store)
            .allowFunctions("shop", HostFunctions.of("surcharge"))
            .queryOptions(options);
    try (QueryTool tool = builder.open()) {
      tool.connections().register("shop", shop.url());
      tool.connections().register("other", shop.url());
      String text = "SELECT discount(total), surcharge(total) FROM orders";

      assertThat(tool.queries().on("shop").sql(text).check().functions())
          .extracting(AllowedFunction::name)
          .containsExactly("discount", "surcharge");
      assertThatThrownBy(() -> tool.queries().on("other").sql(text).check())
          .isInstanceOf(QueryRefusedException.class)
          .hasMessageContaining("unknown-function");
    }
  }

  @Test
  void rowsBecomeRecords() {
    record Total(long customerId, double total) {}
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("shop", shop.url());

      List<Total> totals =
          tool.queries()
              .on("shop")
              .sql("SELECT customer_id, sum(total) AS total FROM orders GROUP BY 1 ORDER BY 1")
              .list(Total.class);

      assertThat(totals).containsExactly(new Total(7, 14.5), new Total(8, 1));
    }
  }

  @Test
  void refusesAWriteAndLeavesTheDatabaseAlone() {
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("shop", shop.url());

      assertThatThrownBy(() -> tool.queries().on("shop").sql("DELETE FROM orders").run())
          .isInstanceOf(QueryRefusedException.class);
      assertThat(shop.strings("SELECT count(*) FROM orders")).containsExactly("3");
    }
  }

  @Test
  void findsAColumnThatWasAddedAfterTheLastRefresh() {
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("shop", shop.url());
      shop.execute("ALTER TABLE orders ADD COLUMN status TEXT DEFAULT 'paid'");

      QueryResult result = tool.queries().on("shop").sql("SELECT status FROM orders").run();

      assertThat(result.rows().get(0).value(0)).contains("paid");
    }
  }

  @Test
  void registeringAgainKeepsTheIdAndTheNames() {
    try (QueryTool tool = QueryTool.inMemory()) {
      DatabaseConnection first = tool.connections().register("shop", shop.url());
      tool.catalog().on("shop").table("orders").chineseName("订单");

      DatabaseConnection second = tool.connections().register("shop", shop.url());

      assertThat(second.id()).isEqualTo(first.id());
      assertThat(tool.catalog().on("shop").table("orders").metadata().chineseName()).contains("订单");
    }
  }

  @Test
  void aConnectionSavedOnlyIsReadByItsFirstRefresh() {
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().registration("shop", shop.url()).saveOnly();
      assertThat(tool.connections().state("shop")).isEqualTo(ConnectionState.INITIAL);
      assertThat(tool.catalog().on("shop").tables()).isEmpty();

      tool.catalog().on("shop").refresh();

      assertThat(tool.catalog().on("shop").tables()).hasSize(1);
      assertThat(tool.connections().state("shop")).isEqualTo(ConnectionState.CONNECTED);
    }
  }

  @Test
  void removingAConnectionLeavesNothingOfItInTheStore() {
    try (QueryTool tool = QueryTool.open(store)) {
      tool.connections().register("shop", shop.url());
      tool.catalog().on("shop").table("orders").chineseName("订单");

      assertThat(tool.connections().remove("shop")).isTrue();

      SourceFile file = new SourceFile(store);
      assertThat(file.strings("SELECT count(*) FROM connections")).containsExactly("0");
      assertThat(file.strings("SELECT count(*) FROM table_metadata")).containsExactly("0");
      assertThat(file.strings("SELECT count(*) FROM field_metadata")).containsExactly("0");
    }
  }

  @Test
  void twoToolsOnOneFileSeeEachOthersChanges() {
    try (QueryTool one = QueryTool.open(store);
        QueryTool other = QueryTool.open(store)) {
      one.connections().register("shop", shop.url());
      assertThat(other.connections().find("shop")).isPresent();
      one.catalog().on("shop").table("orders").chineseName("订单");

      assertThat(other.catalog().on("shop").table("orders").metadata().chineseName())
          .contains("订单");
      assertThat(other.queries().on("shop").sql("SELECT count(*) FROM orders").run().rowCount())
          .isEqualTo(1);
    }
  }

  @Test
  void anInMemoryToolLeavesNoFile() {
    Path file;
    try (QueryTool tool = QueryTool.inMemory()) {
      file = tool.storeFile();
      assertThat(file).exists();
    }

    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void closingTwiceIsHarmlessAndLaterCallsFailTyped() {
    QueryTool tool = QueryTool.open(store);
    tool.connections().register("shop", shop.url());
    tool.close();
    tool.close();

    assertThatThrownBy(() -> tool.queries().on("shop").sql("SELECT 1").run())
        .isInstanceOf(QueryToolException.class);
    assertThatThrownBy(() -> tool.connections().list()).isInstanceOf(QueryToolException.class);
  }

  @Test
  void noThreadRunsBeforeTheFirstQueryAndNoneAfterClosing() {
    LibraryThreads.awaitNone();
    QueryTool tool = QueryTool.open(store);
    assertThat(ourThreads()).isEmpty();
    tool.connections().register("shop", shop.url());
    tool.queries().on("shop").sql("SELECT 1").run();
    assertThat(ourThreads()).isNotEmpty().allMatch(Thread::isDaemon);

    tool.close();

    Await.until(() -> ourThreads().isEmpty());
  }

  @Test
  void theStoreIsReadableByItsOwnerOnly() throws Exception {
    try (QueryTool tool = QueryTool.open(store)) {
      assertThat(tool.storeFile()).exists();
      assertThat(Files.getPosixFilePermissions(store)).hasSize(2);
    }
  }

  private static List<Thread> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("querytool-"))
        .toList();
  }
}
