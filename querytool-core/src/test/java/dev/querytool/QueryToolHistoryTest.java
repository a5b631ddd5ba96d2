package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.QueryToolException;
import dev.querytool.error.ValidationException;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryNotRecordedException;
import dev.querytool.query.QueryOutcome;
import dev.querytool.query.QuerySpec;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.LibraryThreads;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryToolHistoryTest {

  @TempDir private Path directory;

  private SourceFile shop = new SourceFile(Path.of("unset"));
  private Path store = Path.of("unset");

  @BeforeEach
  void makeDatabase() {
    store = directory.resolve("querytool.db");
    shop =
        SourceFile.create(
            directory.resolve("shop.db"),
            "CREATE TABLE orders (id INTEGER PRIMARY KEY)",
            "INSERT INTO orders VALUES (1), (2), (3)");
  }

  @Test
  void remembersInTheNextProcessWhatWasAskedInThis() {
    try (QueryTool tool = opened(QueryTool.builder())) {
      sql(tool, "SELECT id FROM orders").run();
      assertThatThrownBy(() -> sql(tool, "DELETE FROM orders").run())
          .isInstanceOf(QueryToolException.class);
    }

    try (QueryTool tool = QueryTool.open(store)) {
      assertThat(tool.history().list(HistoryFilter.all()))
          .extracting(HistoryEntry::outcome)
          .containsExactly(QueryOutcome.REFUSED, QueryOutcome.SUCCEEDED);
    }
  }

  @Test
  void keepsAThousandOfEachConnection() {
    try (QueryTool tool = opened(QueryTool.builder())) {
      QuerySpec spec = sql(tool, "DELETE FROM orders");
      IntStream.range(0, 1_005)
          .forEach(i -> assertThatThrownBy(spec::run).isInstanceOf(QueryToolException.class));

      assertThat(tool.history().count(HistoryFilter.all())).isEqualTo(1_000);
      assertThat(tool.history().lost()).isZero();
    }
  }

  @Test
  void keepsAsManyAsItIsTold() {
    try (QueryTool tool = opened(QueryTool.builder().historySize(2))) {
      tool.connections().register("other", shop.url());
      tool.queries().on("other").sql("SELECT 0").run();
      IntStream.range(1, 6).forEach(i -> sql(tool, "SELECT " + i).run());

      assertThat(texts(tool, HistoryFilter.on("shop"))).containsExactly("SELECT 5", "SELECT 4");
      assertThat(texts(tool, HistoryFilter.on("other"))).containsExactly("SELECT 0");
    }
  }

  @Test
  void keepsNoneWithASizeOfNoneButShowsWhatIsThere() {
    try (QueryTool tool = opened(QueryTool.builder())) {
      sql(tool, "SELECT 1").run();
    }
    try (QueryTool tool = QueryTool.builder().store(store).historySize(0).open()) {
      sql(tool, "SELECT 2").run();

      assertThat(texts(tool, HistoryFilter.all())).containsExactly("SELECT 1");
    }
  }

  @Test
  void refusesSizesThatCannotBe() {
    for (QueryToolBuilder wrong :
        List.of(
            QueryTool.builder().historySize(-1),
            QueryTool.builder().historySize(1_000_001),
            QueryTool.builder().historySize(0).auditBeforeAnswer())) {
      assertThatThrownBy(() -> wrong.store(store).open()).isInstanceOf(ValidationException.class);
    }
    try (QueryTool tool = QueryTool.open(store)) {
      assertThat(tool.history().list(HistoryFilter.all())).isEmpty();
    }
  }

  @Test
  void refusesListsThatAreTooLong() {
    for (int limit : List.of(0, 1_001)) {
      assertThatThrownBy(() -> HistoryFilter.builder().limit(limit))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void outlivesARemovedConnectionAndGoesOnWithTheNextOfItsName() {
    try (QueryTool tool = opened(QueryTool.builder())) {
      sql(tool, "SELECT 1").run();
      tool.connections().remove("shop");
      assertThat(texts(tool, HistoryFilter.on("shop"))).containsExactly("SELECT 1");

      tool.connections().register("SHOP", shop.url());
      sql(tool, "SELECT 2").run();

      assertThat(texts(tool, HistoryFilter.on("Shop"))).containsExactly("SELECT 2", "SELECT 1");
    }
  }

  @Test
  void keepsTheNameAsItWasRegistered() {
    try (QueryTool tool = opened(QueryTool.builder())) {
      tool.queries().on("SHOP").sql("SELECT 1").run();

      assertThat(tool.history().list(HistoryFilter.all()))
          .extracting(HistoryEntry::connection)
          .containsExactly("shop");
    }
  }

  @Test
  void clearsAndFinds() {
    try (QueryTool tool = opened(QueryTool.builder())) {
      sql(tool, "SELECT 1").run();
      long id = tool.history().list(HistoryFilter.all()).get(0).id();
      assertThat(tool.history().find(id)).isPresent();

      assertThat(tool.history().clear("SHOP")).isEqualTo(1);

      assertThat(tool.history().find(id)).isEmpty();
      assertThat(tool.history().clear("nobody")).isZero();
    }
  }

  @Test
  void toolsOnOneStoreSeeEachOthersRuns() {
    try (QueryTool one = opened(QueryTool.builder());
        QueryTool two = QueryTool.builder().store(store).auditBeforeAnswer().open()) {
      sql(one, "SELECT 1").run();
      assertThat(texts(one, HistoryFilter.all())).containsExactly("SELECT 1");

      sql(two, "SELECT 2").run();

      assertThat(texts(one, HistoryFilter.all())).containsExactly("SELECT 2", "SELECT 1");
      assertThat(texts(two, HistoryFilter.all())).containsExactly("SELECT 2", "SELECT 1");
    }
  }

  @Test
  void aStoreThatAnotherWritesHoldsUpNoAnswerBehind() throws Exception {
    try (QueryTool tool = opened(QueryTool.builder())) {
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + store);
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        assertThat(sql(tool, "SELECT 1").run().rowCount()).isEqualTo(1);
        assertThat(rowsSeenByAnother()).isEmpty();
        statement.execute("ROLLBACK");
      }

      Await.until(() -> rowsSeenByAnother().equals(List.of("SELECT 1")));
      assertThat(tool.history().lost()).isZero();
    }
  }

  @Test
  void aStoreThatAnotherWritesForTooLongWithholdsTheAnswerBefore() throws Exception {
    QueryToolBuilder settings =
        QueryTool.builder().auditBeforeAnswer().acquireTimeout(Duration.ofMillis(50));
    try (QueryTool tool = opened(settings);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + store);
        Statement statement = other.createStatement()) {
      assertThat(sql(tool, "SELECT 1").run().rowCount()).isEqualTo(1);
      statement.execute("BEGIN IMMEDIATE");

      assertThatThrownBy(() -> sql(tool, "SELECT 2").run())
          .isInstanceOfSatisfying(
              QueryNotRecordedException.class, failure -> assertThat(failure.retryable()).isTrue());

      statement.execute("ROLLBACK");
      assertThat(sql(tool, "SELECT 3").run().rowCount()).isEqualTo(1);
      assertThat(rowsSeenByAnother()).containsExactly("SELECT 1", "SELECT 3");
    }
  }

  @Test
  void noThreadIsLeftAfterClosing() {
    LibraryThreads.awaitNone();
    try (QueryTool tool = opened(QueryTool.builder())) {
      sql(tool, "SELECT 1").run();
      assertThat(LibraryThreads.names()).contains("querytool-history");
    }

    assertThat(LibraryThreads.names()).isEmpty();
  }

  private QueryTool opened(QueryToolBuilder settings) {
    QueryTool tool = settings.store(store).open();
    tool.connections().register("shop", shop.url());
    return tool;
  }

  private static QuerySpec sql(QueryTool tool, String text) {
    return tool.queries().on("shop").sql(text);
  }

  private static List<String> texts(QueryTool tool, HistoryFilter filter) {
    return tool.history().list(filter).stream().map(HistoryEntry::text).toList();
  }

  private List<String> rowsSeenByAnother() {
    return new SourceFile(store).strings("SELECT query_text FROM query_history ORDER BY id");
  }
}
