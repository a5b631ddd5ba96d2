package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.guard.ReadOnlyQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryRunTest {

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open(folder);
  }

  @AfterEach
  void close() {
    assertThat(shop.sessions().lent()).isZero();
    shop.close();
    assertThat(shop.sessions().open()).isZero();
  }

  @Test
  void givesRowsInTheOrderOfTheDatabaseWithTypedValues() {
    QueryResult result =
        shop.sql("SELECT id, total, note, proof FROM orders ORDER BY id DESC").run();

    assertThat(result.rowCount()).isEqualTo(3);
    Row newest = result.rows().get(0);
    assertThat(newest.size()).isEqualTo(4);
    assertThat(newest.value(0)).contains(3L);
    assertThat(newest.value(1)).contains(5.0);
    assertThat(newest.value(2)).contains("下单");
    assertThat((byte[]) newest.value(3).orElseThrow()).isEmpty();
  }

  @Test
  void keepsNullAsNothing() {
    QueryResult result = shop.sql("SELECT note, proof FROM orders WHERE id = 2").run();

    assertThat(result.rows().get(0).value("note")).isEmpty();
    assertThat(result.rows().get(0).value(1)).isEmpty();
  }

  @Test
  void givesWholeNumbersAsLongsWhateverTheirSize() {
    Row row = shop.sql("SELECT 1, 9223372036854775807, -9223372036854775807").run().rows().get(0);

    assertThat(row.value(0)).contains(1L);
    assertThat(row.value(1)).contains(Long.MAX_VALUE);
    assertThat(row.value(2)).contains(-Long.MAX_VALUE);
  }

  @Test
  void leavesDeclaredBooleansAndDatesAsSqliteStoresThem() {
    Row row = shop.sql("SELECT paid, created_at FROM orders WHERE id = 1").run().rows().get(0);

    assertThat(row.value("paid")).contains(1L);
    assertThat(row.value("created_at")).contains("2026-01-01");
  }

  @Test
  void anEmptyResultStillHasItsColumns() {
    QueryResult result = shop.sql("SELECT id, note FROM orders WHERE id > 100").run();

    assertThat(result.rows()).isEmpty();
    assertThat(result.rowCount()).isZero();
    assertThat(result.truncated()).isFalse();
    assertThat(result.columns())
        .containsExactly(new Column("id", "INTEGER"), new Column("note", "TEXT"));
  }

  @Test
  void anExpressionHasNoTypeWhateverItsFirstRowHolds() {
    QueryResult result = shop.sql("SELECT count(*) AS n, max(note) AS m FROM orders").run();

    assertThat(result.columns()).containsExactly(new Column("n", ""), new Column("m", ""));
  }

  @Test
  void repeatedLabelsKeepTheirPositions() {
    QueryResult result =
        shop.sql(
                "SELECT a.id, b.id FROM orders a JOIN orders b ON b.id = a.id + 1"
                    + " ORDER BY a.id LIMIT 1")
            .run();

    assertThat(result.columns()).extracting(Column::name).containsExactly("id", "id");
    Row row = result.rows().get(0);
    assertThat(row.value(0)).contains(1L);
    assertThat(row.value(1)).contains(2L);
    assertThat(row.value("ID")).contains(1L);
  }

  @Test
  void anUnknownLabelIsRefusedWithTheKnownOnes() {
    Row row = shop.sql("SELECT id, note FROM orders").run().rows().get(0);

    assertThatThrownBy(() -> row.value("nite"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("nite", "id, note");
  }

  @Test
  void changingABinaryValueLeavesTheRowAlone() {
    Row row = shop.sql("SELECT proof FROM orders WHERE id = 1").run().rows().get(0);

    ((byte[]) row.value(0).orElseThrow())[0] = 99;

    assertThat((byte[]) row.value(0).orElseThrow()).containsExactly(0, 0xff);
  }

  @Test
  void rowsOfEqualValuesAreEqual() {
    QuerySpec spec = shop.sql("SELECT * FROM orders ORDER BY id");

    assertThat(spec.run().rows()).isEqualTo(spec.run().rows());
    assertThat(spec.run().rows().get(0)).isNotEqualTo(spec.run().rows().get(1));
  }

  @Test
  void takesAThousandRowsByDefaultAndSaysThatThereAreMore() {
    QueryResult result = shop.sql("SELECT id FROM numbers").run();

    assertThat(result.rowCount()).isEqualTo(1_000);
    assertThat(result.rows()).hasSize(1_000);
    assertThat(result.truncated()).isTrue();
  }

  @Test
  void asManyRowsAsTheLimitAreNotTruncated() {
    QuerySpec spec = shop.sql("SELECT id FROM orders");

    assertThat(spec.limit(3).run().truncated()).isFalse();
    assertThat(spec.limit(2).run().truncated()).isTrue();
    assertThat(spec.limit(2).run().rowCount()).isEqualTo(2);
  }

  @Test
  void anOwnLimitBelowTheBoundIsNotTruncated() {
    QueryResult result = shop.sql("SELECT id FROM numbers LIMIT 5").limit(100).run();

    assertThat(result.rowCount()).isEqualTo(5);
    assertThat(result.truncated()).isFalse();
  }

  @Test
  void anOwnLimitAboveTheBoundIsCutAndTruncated() {
    QueryResult result = shop.sql("SELECT id FROM numbers LIMIT 500").limit(100).run();

    assertThat(result.rowCount()).isEqualTo(100);
    assertThat(result.truncated()).isTrue();
  }

  @Test
  void aLimitInASubQueryDoesNotLiftTheBound() {
    QueryResult result =
        shop.sql(
                "SELECT id FROM numbers WHERE id NOT IN"
                    + " (SELECT id FROM orders ORDER BY id LIMIT 2)")
            .run();

    assertThat(result.rowCount()).isEqualTo(1_000);
    assertThat(result.truncated()).isTrue();
  }

  @Test
  void aUnionIsCutAsAWhole() {
    QuerySpec union =
        shop.sql("SELECT id FROM orders UNION ALL SELECT id FROM numbers WHERE id <= 4 ORDER BY 1");

    assertThat(union.limit(7).run().truncated()).isFalse();
    assertThat(union.limit(6).run().truncated()).isTrue();
    assertThat(union.limit(6).run().rowCount()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM orders",
        "SELECT id FROM orders;",
        "SELECT id FROM orders -- LIMIT 1",
        "SELECT id FROM orders ORDER BY id DESC",
        "SELECT id FROM orders LIMIT 2",
        "SELECT id FROM orders LIMIT 0",
        "SELECT id FROM orders LIMIT -1",
        "SELECT id FROM orders LIMIT 1 + 1",
        "SELECT id FROM orders LIMIT 1, 2",
        "SELECT id FROM orders LIMIT 5 OFFSET 1",
        "SELECT id FROM orders UNION ALL SELECT id FROM orders LIMIT 4",
        "SELECT id FROM orders UNION ALL SELECT id FROM orders",
        "SELECT id FROM orders UNION SELECT id + 2 FROM orders ORDER BY 1",
        "SELECT id FROM orders WHERE id IN (SELECT id FROM orders LIMIT 2)",
        "SELECT * FROM (SELECT id FROM orders LIMIT 2) AS few",
        "SELECT customer_id, count(*) FROM orders GROUP BY customer_id HAVING count(*) > 0",
        "WITH o AS (SELECT id FROM orders LIMIT 3) SELECT a.id FROM o AS a, o AS b",
        "VALUES (1), (2), (3)"
      })
  void saysTruncatedExactlyWhenThereIsMore(String text) {
    int all = allRows(text);

    for (int limit = 1; limit <= 10; limit++) {
      QueryResult result = shop.sql(text).limit(limit).run();
      assertThat(result.rowCount()).isEqualTo(Math.min(all, limit));
      assertThat(result.truncated()).as("truncated at %d of %d", limit, all).isEqualTo(all > limit);
    }
  }

  private int allRows(String text) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + shop.file());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(text)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
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
  void tellsWhatWasRunAndHowLong() {
    QueryResult result = shop.sql("SELECT id FROM orders").limit(2).run();

    assertThat(result.effectiveSql()).contains("SELECT").contains("LIMIT 3");
    assertThat(result.executionTime()).isPositive();
    assertThat(result.toString()).contains("rowCount=2").doesNotContain("rows=[");
  }

  @Test
  void refusesALimitOutOfRange() {
    QuerySpec spec = shop.sql("SELECT id FROM orders");

    assertThatThrownBy(() -> spec.limit(0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> spec.limit(10_001).run())
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("10000", "stream()");
    assertThat(spec.limit(10_000).run().rowCount()).isEqualTo(3);
  }

  @Test
  void refusesATimeOutOfRange() {
    QuerySpec spec = shop.sql("SELECT id FROM orders");

    assertThatThrownBy(() -> spec.timeout(Duration.ZERO)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> spec.timeout(Duration.ofHours(1).plusMillis(1)))
        .isInstanceOf(ValidationException.class);
    assertThat(spec.timeout(Duration.ofHours(1)).run().rowCount()).isEqualTo(3);
  }

  @Test
  void aSpecIsNeverChanged() {
    QuerySpec spec = shop.sql("SELECT id FROM orders");

    spec.limit(1);
    spec.param("surplus", 1);

    assertThat(spec.run().rowCount()).isEqualTo(3);
  }

  @Test
  void checksWithoutTouchingTheDatabase() {
    ReadOnlyQuery proof = shop.sql("SELECT id FROM orders").check();

    assertThat(proof.sql()).contains("orders");
    assertThat(shop.sessions().open()).isZero();
  }

  @Test
  void refusesWhatDoesNotOnlyRead() {
    QuerySpec spec = shop.sql("DELETE FROM orders");

    assertThatThrownBy(spec::run).isInstanceOf(QueryRefusedException.class);
    assertThatThrownBy(spec::stream).isInstanceOf(QueryRefusedException.class);
    assertThatThrownBy(spec::check).isInstanceOf(QueryRefusedException.class);
    assertThat(shop.sessions().open()).isZero();
  }

  @Test
  void whatTheDatabaseRefusesIsOneTypedErrorAndLeavesTheSessionInUse() {
    QuerySpec failing = shop.sql("SELECT abs(:least)").param("least", Long.MIN_VALUE);

    assertThatThrownBy(failing::run)
        .isInstanceOfSatisfying(
            QueryExecutionException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.QUERY_EXECUTION_ERROR);
              assertThat(failure).hasMessageContainingAll("'shop'", "integer overflow");
              assertThat(failure.details()).containsEntry("vendorCode", 1);
              assertThat(failure.retryable()).isFalse();
            });
    assertThat(shop.sessions().evictions()).isZero();
  }

  @Test
  void aLockedDatabaseMayBeAskedAgain() throws Exception {
    try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + shop.file());
        Statement statement = writer.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");

      assertThatThrownBy(() -> shop.sql("SELECT id FROM orders").run())
          .isInstanceOfSatisfying(
              QueryExecutionException.class, failure -> assertThat(failure.retryable()).isTrue());
      statement.execute("ROLLBACK");
    }
    assertThat(shop.sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
  }

  @Test
  void aValueAboveTheCeilingIsATypedError() {
    try (Shop small = Shop.open(sub(), QueryOptions.builder().maxCellBytes(10).build())) {
      assertThat(small.sql("SELECT '0123456789'").run().rowCount()).isEqualTo(1);
      assertThatThrownBy(() -> small.sql("SELECT '01234567890' AS wide").run())
          .isInstanceOf(ResultTooLargeException.class)
          .hasMessageContaining("wide");
      assertThatThrownBy(() -> small.sql("SELECT '下单下单' AS han").stream().iterator().next())
          .isInstanceOf(ResultTooLargeException.class);
      assertThat(small.sessions().lent()).isZero();
    }
  }

  @Test
  void aResultAboveTheCeilingIsATypedErrorBeforeItIsRead() {
    try (Shop small = Shop.open(sub(), QueryOptions.builder().maxResultBytes(10_000).build())) {
      assertThat(small.sql("SELECT id FROM numbers").limit(1_000).run().rowCount())
          .isEqualTo(1_000);
      assertThatThrownBy(() -> small.sql("SELECT id FROM numbers").limit(10_000).run())
          .isInstanceOf(ResultTooLargeException.class);
      assertThat(small.sql("SELECT id, label FROM numbers").limit(500).stream()).hasSize(500);
    }
  }

  private Path sub() {
    Path sub = folder.resolve("small");
    assertThat(sub.toFile().mkdir()).isTrue();
    return sub;
  }

  @Test
  void everyErrorIsOfTheOneFamily() {
    assertThatThrownBy(() -> shop.sql("SELECT").run()).isInstanceOf(QueryToolException.class);
    assertThatThrownBy(() -> shop.sql("").run()).isInstanceOf(QueryToolException.class);
  }
}
