package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryParameterTest {

  private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  static Stream<Arguments> valuesAndWhatSqliteMakesOfThem() {
    return Stream.of(
        Arguments.of("it's; -- text", "it's; -- text"),
        Arguments.of(7, 7L),
        Arguments.of((byte) 7, 7L),
        Arguments.of((short) -7, -7L),
        Arguments.of(Long.MAX_VALUE, Long.MAX_VALUE),
        Arguments.of(1.5f, 1.5),
        Arguments.of(0.1, 0.1),
        Arguments.of(new BigInteger("9223372036854775807"), Long.MAX_VALUE),
        Arguments.of(new BigDecimal("12.50"), 12.5),
        Arguments.of(new BigDecimal("3.00"), 3L),
        Arguments.of(true, 1L),
        Arguments.of(false, 0L),
        Arguments.of(LocalDate.of(2026, 1, 2), "2026-01-02"),
        Arguments.of(LocalTime.of(10, 0), "10:00:00"),
        Arguments.of(LocalDateTime.of(2026, 1, 2, 10, 0), "2026-01-02T10:00:00"),
        Arguments.of(Instant.parse("2026-01-02T10:00:00Z"), "2026-01-02T10:00:00Z"),
        Arguments.of(
            OffsetDateTime.of(2026, 1, 2, 10, 0, 0, 0, ZoneOffset.ofHours(8)),
            "2026-01-02T10:00:00+08:00"),
        Arguments.of(ID, ID.toString()),
        Arguments.of(TimeUnit.DAYS, "DAYS"),
        Arguments.of(new byte[] {1, 2}, new byte[] {1, 2}));
  }

  @ParameterizedTest
  @MethodSource("valuesAndWhatSqliteMakesOfThem")
  void bindsEachTypeWithoutLoss(Object value, Object stored) {
    Row row = shop.sql("SELECT :value").param("value", value).run().rows().get(0);

    assertThat(row.value(0).orElseThrow()).isEqualTo(stored);
  }

  @Test
  void bindsNull() {
    Row row = shop.sql("SELECT :value IS NULL").param("value", null).run().rows().get(0);

    assertThat(row.value(0)).contains(1L);
  }

  @Test
  void bindsByNameAndNotByOrder() {
    QuerySpec spec = shop.sql("SELECT :b, :a, :b").params(Map.of("a", "first", "b", "second"));

    assertThat(spec.run().rows().get(0).toString()).isEqualTo("[second, first, second]");
  }

  @Test
  void aLaterValueReplacesAnEarlierOne() {
    QuerySpec spec = shop.sql("SELECT :a").param("a", 1);

    assertThat(spec.param("a", 2).run().rows().get(0).value(0)).contains(2L);
    assertThat(spec.run().rows().get(0).value(0)).contains(1L);
  }

  @Test
  void keepsItsOwnCopyOfABinaryValue() {
    byte[] value = {1, 2};
    QuerySpec spec = shop.sql("SELECT :value").param("value", value);
    value[0] = 9;

    assertThat((byte[]) spec.run().rows().get(0).value(0).orElseThrow()).containsExactly(1, 2);
  }

  @Test
  void aTimeInAZoneIsBoundAsTheInstantThatItIs() {
    ZonedDateTime time = ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneId.of("Asia/Shanghai"));

    assertThat(shop.sql("SELECT :at").param("at", time).run().rows().get(0).value(0))
        .isPresent()
        .isEqualTo(
            shop.sql("SELECT :at")
                .param("at", time.toOffsetDateTime())
                .run()
                .rows()
                .get(0)
                .value(0));
  }

  @Test
  void findsRowsByDate() {
    QueryResult result =
        shop.sql("SELECT id FROM orders WHERE created_at >= :since")
            .param("since", LocalDate.of(2026, 2, 1))
            .run();

    assertThat(result.rowCount()).isEqualTo(2);
  }

  @Test
  void aDecimalIsComparedAsANumber() {
    QueryResult result =
        shop.sql("SELECT customer_id FROM orders GROUP BY 1 HAVING sum(total) > :least")
            .param("least", new BigDecimal("30.5"))
            .run();

    assertThat(result.rows()).extracting(row -> row.value(0).orElseThrow()).containsExactly(7L);
  }

  @Test
  void refusesANumberThatNoDatabaseKeeps() {
    BigInteger whole = BigInteger.ONE.shiftLeft(600_000);
    for (Number endless :
        List.of(new BigDecimal("1e1000000000"), new BigDecimal("1e-1000000000"), whole)) {
      assertThatThrownBy(() -> shop.sql("SELECT :value").param("value", endless))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("parameter :value has more digits than any database keeps");
    }
  }

  @Test
  void namesAParameterWithoutValue() {
    assertThatThrownBy(() -> shop.sql("SELECT :since").run())
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(":since has no value");
    assertThat(shop.sessions().open()).isZero();
  }

  @Test
  void namesAValueWithoutParameterAndTheParametersThereAre() {
    assertThatThrownBy(
            () ->
                shop.sql("SELECT :since, :till")
                    .params(Map.of("since", 1, "til", 2, "till", 3))
                    .run())
        .isInstanceOfSatisfying(
            ValidationException.class,
            refused -> {
              assertThat(refused).hasMessageContainingAll(":til does not stand", ":since, :till");
              assertThat(refused.details()).containsEntry("candidates", List.of("till"));
            });
  }

  @Test
  void refusesTypesItCannotBindExactly() {
    QuerySpec spec = shop.sql("SELECT :value");

    assertThatThrownBy(() -> spec.param("value", Thread.currentThread()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("java.lang.Thread");
    assertThatThrownBy(() -> spec.param("value", List.of(1)).run())
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> spec.param("value", Double.NaN).run())
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> spec.param("value", new BigDecimal("0.12345678901234567890123")).run())
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("text");
    assertThatThrownBy(() -> spec.param("value", new BigInteger("9223372036854775809")).run())
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> spec.param(":value", 1)).isInstanceOf(ValidationException.class);
  }

  @Test
  void noErrorRepeatsABoundValue() {
    QuerySpec spec = shop.sql("SELECT json_extract('{}', :path)").param("path", "topsecretpath");

    assertThatThrownBy(spec::run)
        .isInstanceOfSatisfying(
            QueryExecutionException.class,
            failure -> {
              assertThat(failure.getMessage()).doesNotContain("topsecret");
              assertThat(failure.details().toString()).doesNotContain("topsecret");
              assertThat(failure.getCause()).isNull();
            });
    assertThat(spec.toString()).doesNotContain("topsecret");
  }
}
