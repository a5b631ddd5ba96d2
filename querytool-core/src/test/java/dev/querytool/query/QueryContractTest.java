package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ErrorCode;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.QueryRefusedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a query gives on every engine. */
@ParameterizedClass
@MethodSource("dev.querytool.query.ShopEngine#all")
class QueryContractTest {

  private record Order(long id, int customerId, @Nullable String note) {}

  @Parameter ShopEngine engine;
  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = engine.open(folder);
  }

  @AfterEach
  void close() {
    assertThat(shop.sessions().lent()).isZero();
    shop.close();
    assertThat(shop.sessions().open()).isZero();
  }

  @Test
  void givesTypedRowsInTheOrderOfTheDatabase() {
    QueryResult result =
        shop.sql("SELECT id, total, note, proof FROM orders ORDER BY id DESC").run();

    assertThat(result.rowCount()).isEqualTo(3);
    Row newest = result.rows().get(0);
    assertThat(newest.value(0)).contains(3L);
    assertThat(newest.value(1)).contains(5.0);
    assertThat(newest.value(2)).contains("下单");
    assertThat((byte[]) newest.value(3).orElseThrow()).isEmpty();
    assertThat(result.rows().get(1).value("note")).isEmpty();
    assertThat((byte[]) result.rows().get(2).value(3).orElseThrow()).containsExactly(0, 0xff);
  }

  @Test
  void anEmptyResultStillHasItsColumns() {
    QueryResult result = shop.sql("SELECT id, note FROM orders WHERE id > 100").run();

    assertThat(result.rows()).isEmpty();
    assertThat(result.truncated()).isFalse();
    assertThat(result.columns()).extracting(Column::name).containsExactly("id", "note");
  }

  @Test
  void repeatedLabelsKeepTheirPositions() {
    QueryResult result =
        shop.sql(
                "SELECT a.id, b.id FROM orders a JOIN orders b ON b.id = a.id + 1"
                    + " ORDER BY a.id LIMIT 1")
            .run();

    assertThat(result.columns()).extracting(Column::name).containsExactly("id", "id");
    assertThat(result.rows().get(0).value(0)).contains(1L);
    assertThat(result.rows().get(0).value(1)).contains(2L);
  }

  @Test
  void mapsRowsToRecords() {
    assertThat(shop.sql("SELECT note, customer_id, id FROM orders ORDER BY id").list(Order.class))
        .containsExactly(new Order(1, 7, "erste"), new Order(2, 7, null), new Order(3, 8, "下单"));
  }

  @Test
  void givesADefaultNumberOfRowsAndSaysThereAreMore() {
    QueryResult result = shop.sql("SELECT id FROM numbers").run();

    assertThat(result.rowCount()).isEqualTo(1_000);
    assertThat(result.truncated()).isTrue();
    assertThat(result.effectiveSql()).contains("LIMIT 1001");
  }

  static List<String> texts() {
    return List.of(
        "SELECT id FROM orders",
        "SELECT id FROM orders;",
        "SELECT id FROM orders -- LIMIT 1",
        "SELECT id FROM orders ORDER BY id DESC",
        "SELECT id FROM orders LIMIT 2",
        "SELECT id FROM orders LIMIT 0",
        "SELECT id FROM orders LIMIT 5 OFFSET 1",
        "SELECT id FROM orders UNION ALL SELECT id FROM orders LIMIT 4",
        "SELECT id FROM orders UNION ALL SELECT id FROM orders",
        "SELECT id FROM orders UNION SELECT id + 2 FROM orders ORDER BY 1",
        "(SELECT id FROM orders LIMIT 2) UNION ALL (SELECT id FROM orders)",
        "SELECT * FROM (SELECT id FROM orders LIMIT 2) AS few",
        "SELECT customer_id, count(*) FROM orders GROUP BY customer_id HAVING count(*) > 0",
        "WITH o AS (SELECT id FROM orders LIMIT 3) SELECT a.id FROM o AS a, o AS b");
  }

  @Test
  void saysTruncatedExactlyWhenThereIsMore() {
    for (String text : texts()) {
      if (text.startsWith("(") && engine.dialect() == Dialect.SQLITE) {
        continue;
      }
      int all = shop.sql(text).limit(1_000).run().rowCount();
      for (int limit = 1; limit <= 10; limit++) {
        QueryResult result = shop.sql(text).limit(limit).run();
        assertThat(result.rowCount()).as(text).isEqualTo(Math.min(all, limit));
        assertThat(result.truncated())
            .as("%s truncated at %d of %d", text, limit, all)
            .isEqualTo(all > limit);
        assertThat(shop.sql(text).limit(limit).stream())
            .as("stream of %s", text)
            .hasSize(Math.min(all, limit));
      }
    }
  }

  @Test
  void anOwnLimitThatIsAParameterIsCutToo() {
    QuerySpec spec = shop.sql("SELECT id FROM numbers LIMIT :rows").limit(10);

    assertThat(spec.param("rows", 5).run().rowCount()).isEqualTo(5);
    assertThat(spec.param("rows", 5).run().truncated()).isFalse();
    assertThat(spec.param("rows", 50).run().rowCount()).isEqualTo(10);
    assertThat(spec.param("rows", 50).run().truncated()).isTrue();
  }

  @Test
  void bindsByNameAndNotByOrder() {
    QuerySpec spec =
        shop.sql("SELECT note FROM orders WHERE id = :b AND customer_id = :a AND id = :b");

    assertThat(spec.params(Map.of("a", 8, "b", 3)).run().rows().get(0).value(0)).contains("下单");
  }

  @Test
  void aSessionWhoseStatementFailedIsUsedOn() {
    QuerySpec failing = shop.sql("SELECT id FROM orders WHERE id = (SELECT id FROM numbers)");
    if (engine.dialect() == Dialect.SQLITE) {
      failing = shop.sql("SELECT abs(:least) FROM orders").param("least", Long.MIN_VALUE);
    }
    QuerySpec spec = failing;

    assertThatThrownBy(spec::run)
        .isInstanceOfSatisfying(
            QueryExecutionException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.QUERY_EXECUTION_ERROR);
              assertThat(failure).hasMessageContaining("'shop'");
              assertThat(failure.retryable()).isFalse();
            });
    assertThat(shop.sessions().evictions()).isZero();
    assertThat(shop.sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
  }

  @Test
  void refusesWhatDoesNotOnlyRead() {
    QuerySpec spec = shop.sql("DELETE FROM orders");

    assertThatThrownBy(spec::run).isInstanceOf(QueryRefusedException.class);
    assertThatThrownBy(spec::stream).isInstanceOf(QueryRefusedException.class);
    assertThat(shop.sessions().open()).isZero();
  }

  @Test
  void namesAParameterWithoutValue() {
    assertThatThrownBy(() -> shop.sql("SELECT id FROM orders WHERE id = :id").run())
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(":id has no value");
  }

  @Test
  void aValueAboveTheCeilingIsATypedError() {
    QueryOptions narrow = QueryOptions.builder().maxCellBytes(10).build();
    try (Shop small = engine.open(folder, narrow)) {
      assertThat(small.sql("SELECT '0123456789'").run().rowCount()).isEqualTo(1);
      assertThatThrownBy(() -> small.sql("SELECT '01234567890' AS wide").run())
          .isInstanceOf(ResultTooLargeException.class)
          .hasMessageContaining("wide");
      assertThat(small.sessions().lent()).isZero();
      assertThat(small.sessions().evictions()).isZero();
    }
  }

  @Test
  void aResultAboveTheCeilingIsATypedError() {
    QueryOptions narrow = QueryOptions.builder().maxResultBytes(10_000).build();
    try (Shop small = engine.open(folder, narrow)) {
      assertThat(small.sql("SELECT id FROM numbers").limit(1_000).run().rowCount())
          .isEqualTo(1_000);
      assertThatThrownBy(() -> small.sql("SELECT id FROM numbers").limit(10_000).run())
          .isInstanceOf(ResultTooLargeException.class);
      assertThat(small.sql("SELECT id, label FROM numbers").limit(500).stream()).hasSize(500);
    }
  }

  @Test
  void exportsWhatIsStreamed() {
    StringBuilder csv = new StringBuilder();
    try (RowStream rows = shop.sql("SELECT id, label FROM numbers ORDER BY id").stream()) {
      Csv.of(rows).writeTo(csv);
    }

    assertThat(csv.toString().lines()).hasSize(20_001).contains("7,number 7", "20000,number 20000");
  }

  @Test
  void aReaderThatStopsEarlyLeavesAWorkingSession() {
    for (int i = 0; i < 20; i++) {
      try (RowStream rows = shop.sql("SELECT id FROM numbers").stream()) {
        assertThat(rows.iterator().next().size()).isEqualTo(1);
      }
    }
    assertThat(shop.sessions().evictions()).isZero();
    assertThat(shop.sessions().open()).isEqualTo(1);
  }
}
