package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.HeardMessages;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
class RecordStreamTest {

  private record Order(long id, int customerId, @Nullable String note, LocalDate createdAt) {}

  private record Numbered(int id, String label) {}

  private record Small(byte id) {}

  private record Wrapped(Optional<String> note) {}

  record Early(long id) {
    Early {
      if (id > 2) {
        throw new IllegalArgumentException("too late");
      }
    }
  }

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
  void givesTheRecordsThatAListHolds() {
    QuerySpec spec = shop.sql("SELECT note, created_at, customer_id, id FROM orders ORDER BY id");

    try (RecordStream<Order> orders = spec.stream(Order.class)) {
      assertThat(orders).containsExactlyElementsOf(spec.list(Order.class));
    }
  }

  @Test
  void givesMoreRecordsThanAnyResultMayHold() {
    long sum = 0;
    try (RecordStream<Numbered> numbers =
        shop.sql("SELECT id, label FROM numbers").stream(Numbered.class)) {
      for (Numbered number : numbers) {
        assertThat(number.label()).endsWith(" " + number.id());
        sum += number.id();
      }
    }
    assertThat(sum).isEqualTo(20_000L * 20_001 / 2);
  }

  @Test
  void stopsAtALimit() {
    QuerySpec spec = shop.sql("SELECT id, label FROM numbers ORDER BY id").limit(3);

    try (RecordStream<Numbered> numbers = spec.stream(Numbered.class)) {
      assertThat(numbers).extracting(Numbered::id).containsExactly(1, 2, 3);
    }
  }

  @Test
  void tellsItsColumnsAndText() {
    try (RecordStream<Numbered> numbers =
        shop.sql("SELECT id, label FROM numbers").stream(Numbered.class)) {
      assertThat(numbers.columns()).extracting(Column::name).containsExactly("id", "label");
      assertThat(numbers.effectiveSql()).contains("FROM").contains("numbers");
    }
  }

  @Test
  void refusesATypeBeforeAskingTheDatabase() {
    QuerySpec spec = shop.sql("SELECT id, note FROM orders");

    assertThatThrownBy(() -> spec.stream(Wrapped.class))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("component note", "Optional");
    assertThat(shop.sessions().open()).isZero();
  }

  @Test
  void refusesAComponentWithoutColumnBeforeTheFirstRow() {
    QuerySpec spec = shop.sql("SELECT id, note FROM orders");

    assertThatThrownBy(() -> spec.stream(Order.class))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("customerId", "Order", "id, note");
    assertThat(shop.sessions().lent()).isZero();
    assertThat(shop.sessions().evictions()).isZero();
  }

  @Test
  void aValueThatDoesNotFitEndsItAndLeavesTheSessionInUse() {
    RecordStream<Small> stream =
        shop.sql("SELECT id FROM numbers WHERE id > 126 ORDER BY id").stream(Small.class);
    Iterator<Small> numbers = stream.iterator();

    assertThat(numbers.next().id()).isEqualTo((byte) 127);
    assertThatThrownBy(numbers::next)
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("column id", "component id of Small", "Byte");
    assertThat(shop.sessions().lent()).isZero();
    assertThat(shop.sessions().evictions()).isZero();
    assertThatThrownBy(numbers::hasNext).isInstanceOf(ValidationException.class);
    assertThatThrownBy(numbers::next).isInstanceOf(ValidationException.class);
    stream.close();
  }

  @Test
  void whatARecordRefusesIsItsOwnErrorAndEndsTheStream() {
    Iterator<Early> numbers =
        shop.sql("SELECT id FROM numbers ORDER BY id").stream(Early.class).iterator();
    numbers.next();
    numbers.next();

    assertThatThrownBy(numbers::next)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("too late");
    assertThat(shop.sessions().lent()).isZero();
    assertThatThrownBy(numbers::hasNext).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFailureOfTheDatabaseEndsIt() {
    QuerySpec spec = shop.sql("SELECT id FROM numbers WHERE id = (SELECT id FROM orders)");
    if (engine.dialect() == Dialect.SQLITE) {
      spec = shop.sql("SELECT abs(:least) AS id FROM orders").param("least", Long.MIN_VALUE);
    }
    QuerySpec failing = spec;

    assertThatThrownBy(() -> failing.stream(Early.class).iterator().hasNext())
        .isInstanceOf(QueryExecutionException.class);
    assertThat(shop.sessions().lent()).isZero();
  }

  @Test
  void isIteratedOnceAndGivesNothingOnceItIsClosed() {
    RecordStream<Numbered> stream =
        shop.sql("SELECT id, label FROM numbers").stream(Numbered.class);
    Iterator<Numbered> numbers = stream.iterator();
    numbers.next();
    assertThatThrownBy(stream::iterator).isInstanceOf(IllegalStateException.class);

    stream.close();
    stream.close();

    assertThat(shop.sessions().lent()).isZero();
    assertThat(shop.sessions().evictions()).isZero();
    assertThatThrownBy(numbers::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void givesItsSessionBackWithTheLastRecord() {
    Iterator<Early> ids =
        shop.sql("SELECT id FROM orders WHERE id < 3").stream(Early.class).iterator();
    ids.next();
    ids.next();

    assertThat(ids.hasNext()).isFalse();
    assertThat(shop.sessions().lent()).isZero();
    assertThatThrownBy(ids::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aLostOneIsTakenBackAndItsPlaceLogged() {
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
          .contains("'shop'", "RecordStreamTest.lose", "RecordStreamTest.java");
    }
  }

  @Test
  void anIteratorAloneKeepsItsStreamAlive() {
    Iterator<Numbered> numbers =
        shop.sql("SELECT id, label FROM numbers ORDER BY id").stream(Numbered.class).iterator();
    for (int i = 1; i <= 2_000; i++) {
      if (i % 500 == 0) {
        System.gc();
      }
      assertThat(numbers.next().id()).isEqualTo(i);
    }
    shop.queries().close();
  }

  private void lose() {
    Iterator<Numbered> rows =
        shop.sql("SELECT id, label FROM numbers").stream(Numbered.class).iterator();
    rows.next();
    assertThat(shop.sessions().lent()).isEqualTo(1);
    Reference.reachabilityFence(rows);
  }
}
