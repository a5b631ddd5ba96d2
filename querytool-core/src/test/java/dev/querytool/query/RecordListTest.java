package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.querytool.query.ShopEngine#all")
class RecordListTest {

  private record Order(long id, int customerId, @Nullable String note) {}

  record Positive(long id) {
    Positive {
      if (id > 1) {
        throw new IllegalArgumentException("too many");
      }
    }
  }

  private record Nested(long id, Order order) {}

  private record Wrapped(Optional<String> note) {}

  @SuppressWarnings("ArrayRecordComponent") // what is refused
  private record Several(String[] notes) {}

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
  }

  @Test
  void fillsAPrivateRecordByLabelWhateverTheOrder() {
    assertThat(
            shop.sql("SELECT note, customer_id, id, total FROM orders ORDER BY id")
                .list(Order.class))
        .containsExactly(new Order(1, 7, "erste"), new Order(2, 7, null), new Order(3, 8, "下单"));
  }

  @Test
  void fillsALocalRecordWithDatesDecimalsAndBooleans() {
    record Paid(LocalDate createdAt, BigDecimal total, boolean paid) {}

    assertThat(
            shop.sql("SELECT created_at AS createdAt, total, paid FROM orders WHERE id < 3")
                .list(Paid.class))
        .containsExactly(
            new Paid(LocalDate.of(2026, 1, 1), new BigDecimal("10.5"), true),
            new Paid(LocalDate.of(2026, 2, 1), new BigDecimal("20.25"), false));
  }

  @Test
  void namesTheComponentThatHasNoColumn() {
    assertThatThrownBy(() -> shop.sql("SELECT id, note FROM orders").list(Order.class))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("customerId", "Order", "id, note");
  }

  @Test
  void refusesAComponentThatSeveralColumnsFit() {
    QuerySpec spec = shop.sql("SELECT id, id AS ID, customer_id, note FROM orders");

    assertThatThrownBy(() -> spec.list(Order.class))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("component id", "2 columns", "AS");
  }

  @Test
  void refusesNullForAPrimitiveAndNamesBoth() {
    record Flag(boolean note) {}

    assertThatThrownBy(() -> shop.sql("SELECT note FROM orders WHERE id = 2").list(Flag.class))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("column note", "component note", "NULL");
  }

  @Test
  void refusesWhatDoesNotFitAndNamesBoth() {
    record Small(byte customerId) {}

    assertThatThrownBy(() -> shop.sql("SELECT 128 AS customer_id FROM orders").list(Small.class))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("column customer_id", "component customerId", "Byte");
  }

  @Test
  void refusesNestedAndOptionalComponentsBeforeAskingTheDatabase() {
    QuerySpec spec = shop.sql("SELECT id FROM orders");

    assertThatThrownBy(() -> spec.list(Nested.class))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("component order", "Nested");
    assertThatThrownBy(() -> spec.list(Wrapped.class))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("component note", "Optional", "NULL is null");
    assertThatThrownBy(() -> spec.list(Several.class))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("component notes", "java.lang.String[]", "List");
    assertThat(shop.sessions().open()).isZero();
  }

  @Test
  void whatARecordRefusesIsItsOwnError() {
    assertThatThrownBy(() -> shop.sql("SELECT id FROM orders").list(Positive.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("too many");
  }

  @Test
  void aListIsNeverCutInSilence() {
    record Id(long id) {}
    QuerySpec spec = shop.sql("SELECT id FROM numbers");

    assertThatThrownBy(() -> spec.list(Id.class))
        .isInstanceOf(ResultTooLargeException.class)
        .hasMessageContainingAll("1000 rows", "limit", "stream()");
    assertThat(spec.limit(5).list(Id.class)).hasSize(5);
  }
}
