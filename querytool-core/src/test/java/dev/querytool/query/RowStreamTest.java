package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.querytool.testkit.Await;
import dev.querytool.testkit.HeardMessages;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.querytool.query.ShopEngine#all")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RowStreamTest {

  private static final boolean DEEP = Boolean.getBoolean("querytool.tests.deep");

  @Parameter ShopEngine engine;
  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = engine.open(folder);
  }

  @AfterEach
  void close() {
    shop.close();
    assertThat(shop.sessions().lent()).isZero();
    assertThat(shop.sessions().open()).isZero();
  }

  @Test
  void givesMoreRowsThanAnyResultMayHold() {
    long sum = 0;
    try (RowStream rows = shop.sql("SELECT id FROM numbers ORDER BY id").stream()) {
      for (Row row : rows) {
        sum += (long) row.value(0).orElseThrow();
      }
    }
    assertThat(sum).isEqualTo(20_000L * 20_001 / 2);
  }

  @Test
  void stopsAtALimitOfItsOwnAboveTheCeilingOfResults() {
    try (RowStream rows = shop.sql("SELECT id FROM numbers").limit(15_000).stream()) {
      assertThat(rows).hasSize(15_000);
    }
  }

  @Test
  void hasItsColumnsBeforeTheFirstRow() {
    try (RowStream rows = shop.sql("SELECT id, label FROM numbers").stream()) {
      assertThat(rows.columns()).extracting(Column::name).containsExactly("id", "label");
      assertThat(rows.effectiveSql()).contains("numbers");
    }
  }

  @Test
  void keepsOneSessionUntilItIsClosed() {
    RowStream rows = shop.sql("SELECT id FROM numbers").stream();
    assertThat(rows.iterator().next().value(0)).isPresent();
    assertThat(shop.sessions().lent()).isEqualTo(1);

    rows.close();
    rows.close();

    assertThat(shop.sessions().lent()).isZero();
    assertThat(shop.sessions().evictions()).isZero();
  }

  @Test
  void givesItsSessionBackWithTheLastRow() {
    RowStream rows = shop.sql("SELECT id FROM orders").stream();
    Iterator<Row> iterator = rows.iterator();
    while (iterator.hasNext()) {
      iterator.next();
    }

    assertThat(shop.sessions().lent()).isZero();
    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    rows.close();
  }

  @Test
  void isIteratedOnce() {
    try (RowStream rows = shop.sql("SELECT id FROM orders").stream()) {
      assertThat(rows.iterator()).isNotNull();
      assertThatThrownBy(rows::iterator).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void givesNothingAfterItWasClosed() {
    RowStream rows = shop.sql("SELECT id FROM numbers").stream();
    Iterator<Row> iterator = rows.iterator();
    iterator.next();
    rows.close();

    assertThatThrownBy(iterator::hasNext)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void endsWhenTheDatabaseWorksTooLongForTheFirstRow() {
    QuerySpec spec = shop.sql(engine.endless()).timeout(Duration.ofMillis(50));

    assertThatThrownBy(spec::stream).isInstanceOf(QueryTimeoutException.class);
    assertThat(shop.sessions().lent()).isZero();
  }

  @Test
  void endsWhenTheDatabaseWorksTooLongForAllRows() {
    QuerySpec spec = shop.sql(engine.endlessRows()).timeout(Duration.ofMillis(100));

    assertThatThrownBy(() -> readAll(spec)).isInstanceOf(QueryTimeoutException.class);
    assertThat(shop.sessions().lent()).isZero();
  }

  private static void readAll(QuerySpec spec) {
    try (RowStream rows = spec.stream()) {
      Iterator<Row> iterator = rows.iterator();
      assertThatThrownBy(() -> iterator.forEachRemaining(row -> {}))
          .isInstanceOf(QueryTimeoutException.class);
      assertThat(iterator.hasNext()).isFalse();
    }
  }

  @Test
  void aReadersOwnTimeDoesNotCountAgainstTheTimeout() {
    Duration most = Duration.ofSeconds(2);
    try (RowStream rows = shop.sql("SELECT id FROM numbers").timeout(most).stream()) {
      Iterator<Row> iterator = rows.iterator();
      iterator.next();
      long end = System.nanoTime() + most.plusMillis(100).toNanos();
      Await.until("the reader has taken its time", () -> System.nanoTime() - end > 0);

      assertThat(iterator.hasNext()).isTrue();
    }
  }

  @Test
  void isTakenBackWhenItIsOpenTooLong() {
    close();
    shop =
        engine.open(folder, QueryOptions.builder().streamLifetime(Duration.ofMillis(100)).build());
    RowStream rows = shop.sql("SELECT id FROM numbers").stream();

    Await.until("the session is back", () -> shop.sessions().lent() == 0);

    Iterator<Row> iterator = rows.iterator();
    assertThatThrownBy(iterator::hasNext)
        .isInstanceOf(QueryTimeoutException.class)
        .hasMessageContaining("streamLifetime");
    rows.close();
  }

  @Test
  void closingTheExecutorTakesOpenStreamsBack() {
    RowStream rows = shop.sql("SELECT id FROM numbers").stream();
    Iterator<Row> iterator = rows.iterator();
    iterator.next();

    shop.queries().close();

    assertThat(shop.sessions().lent()).isZero();
    assertThatThrownBy(iterator::next).isInstanceOf(QueryCancelledException.class);
    rows.close();
  }

  @Test
  void aLostStreamIsTakenBackAndItsPlaceLogged() {
    try (HeardMessages log = HeardMessages.of(LostStream.class)) {
      lose();

      Await.until(
          "the session is back and the place logged",
          () -> {
            System.gc();
            return shop.sessions().lent() == 0 && !log.all().isEmpty();
          });

      assertThat(log.all())
          .singleElement(STRING)
          .contains("'shop'", "RowStreamTest.lose", "RowStreamTest.java");
    }
  }

  @Test
  void aStreamThatIsReadToItsEndIsNotCalledLost() {
    try (HeardMessages log = HeardMessages.of(LostStream.class)) {
      for (int i = 0; i < (DEEP ? 10 : 3); i++) {
        assertThat(shop.sql("SELECT id FROM orders").stream()).hasSize(3);
        System.gc();
      }
      shop.queries().close();
      assertThat(log.all()).isEmpty();
    }
  }

  private void lose() {
    Iterator<Row> rows = shop.sql("SELECT id FROM numbers").stream().iterator();
    rows.next();
    assertThat(shop.sessions().lent()).isEqualTo(1);
    Reference.reachabilityFence(rows);
  }
}
