package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.ValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** One row and one value, on every engine. */
@ParameterizedClass
@MethodSource("dev.querytool.query.ShopEngine#all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneRowTest {

  private record Order(long id, @Nullable String note) {}

  @Parameter ShopEngine engine;
  @TempDir static Path folder;
  private Shop shop;

  @BeforeParameterizedClassInvocation
  void open() throws IOException {
    shop = engine.open(Files.createTempDirectory(folder, "shop"));
  }

  @AfterEach
  void nothingIsLent() {
    assertThat(shop.sessions().lent()).isZero();
  }

  @AfterParameterizedClassInvocation
  void close() {
    shop.close();
  }

  @Test
  void firstIsTheFirstOfMany() {
    QuerySpec spec = shop.sql("SELECT id, note FROM orders ORDER BY id DESC");

    assertThat(spec.first().orElseThrow().value("id")).contains(3L);
    assertThat(spec.first(Order.class)).contains(new Order(3, "下单"));
    assertThat(spec.limit(2).first()).isPresent();
  }

  @Test
  void firstOfNoneIsEmpty() {
    QuerySpec spec = shop.sql("SELECT id, note FROM orders WHERE id > 100");

    assertThat(spec.first()).isEmpty();
    assertThat(spec.first(Order.class)).isEmpty();
  }

  @Test
  void oneIsTheOnlyRow() {
    QuerySpec spec = shop.sql("SELECT id, note FROM orders WHERE id = 2");

    assertThat(spec.one().value("id")).contains(2L);
    assertThat(spec.one(Order.class)).isEqualTo(new Order(2, null));
    assertThat(shop.sql("SELECT id, note FROM orders ORDER BY id LIMIT 1").one(Order.class))
        .isEqualTo(new Order(1, "erste"));
  }

  @Test
  void oneOfNoneIsToldFromOneOfMany() {
    QuerySpec none = shop.sql("SELECT id, note FROM orders WHERE id > 100");
    QuerySpec many = shop.sql("SELECT id, note FROM orders");

    assertThatThrownBy(none::one)
        .isInstanceOfSatisfying(
            NoRowException.class,
            missing -> assertThat(missing.code()).isEqualTo(ErrorCode.NOT_FOUND))
        .hasMessageContainingAll("'shop' gave no row", "first()");
    assertThatThrownBy(() -> none.one(Order.class)).isInstanceOf(NoRowException.class);
    assertThatThrownBy(many::one)
        .isInstanceOfSatisfying(
            TooManyRowsException.class,
            several -> assertThat(several.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE))
        .hasMessageContainingAll("'shop' gave more than one row", "first()", "list(…)");
    assertThatThrownBy(() -> many.one(Order.class)).isInstanceOf(TooManyRowsException.class);
    assertThatThrownBy(() -> many.limit(1).one()).isInstanceOf(TooManyRowsException.class);
  }

  @Test
  void aValueIsConverted() {
    assertThat(shop.sql("SELECT count(*) FROM numbers").value(Integer.class)).contains(20_000);
    assertThat(shop.sql("SELECT count(*) FROM numbers").value(long.class)).contains(20_000L);
    assertThat(shop.sql("SELECT note FROM orders WHERE id = 3").value(String.class)).contains("下单");
  }

  @Test
  void noRowAndNullAreNoValue() {
    assertThat(shop.sql("SELECT note FROM orders WHERE id = 2").value(String.class)).isEmpty();
    assertThat(shop.sql("SELECT note FROM orders WHERE id > 100").value(String.class)).isEmpty();
  }

  @Test
  void aValueIsOfOneRowAndOneColumn() {
    assertThatThrownBy(() -> shop.sql("SELECT id FROM orders").value(Long.class))
        .isInstanceOf(TooManyRowsException.class);
    assertThatThrownBy(
            () -> shop.sql("SELECT id, note FROM orders WHERE id > 100").value(Long.class))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("one column", "has 2: id, note");
  }

  @Test
  void aValueThatDoesNotFitIsRefused() {
    QuerySpec spec = shop.sql("SELECT id FROM orders WHERE id = 1");

    assertThatThrownBy(() -> spec.value(Instant.class))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("column id", "does not fit Instant");
    assertThatThrownBy(() -> spec.value(Thread.class))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("java.lang.Thread");
  }

  @Test
  void aPositionThatIsNotThereIsRefusedWithTheColumns() {
    Row row = shop.sql("SELECT id, note FROM orders WHERE id = 1").one();

    for (int position : new int[] {-1, 2, 7}) {
      assertThatThrownBy(() -> row.value(position))
          .isInstanceOf(ValidationException.class)
          .hasMessageContainingAll("no column at position " + position, "id, note");
    }
    assertThatThrownBy(() -> row.value(2, String.class)).isInstanceOf(ValidationException.class);
  }
}
