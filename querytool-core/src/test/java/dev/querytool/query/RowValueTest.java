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

/** What a value becomes when it is asked for as a type; the same code reads every engine's. */
class RowValueTest {

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open(folder);
  }

  @AfterEach
  void close() {
    shop.close();
    assertThat(shop.sessions().lent()).isZero();
  }

  static Stream<Arguments> losslessConversions() {
    return Stream.of(
        Arguments.of(5L, int.class, 5),
        Arguments.of(5L, short.class, (short) 5),
        Arguments.of(5L, double.class, 5.0),
        Arguments.of(5L, BigInteger.class, BigInteger.valueOf(5)),
        Arguments.of(5L, String.class, "5"),
        Arguments.of(1L, boolean.class, true),
        Arguments.of(0L, Boolean.class, false),
        Arguments.of("true", Boolean.class, true),
        Arguments.of("1", Boolean.class, true),
        Arguments.of(0.1, BigDecimal.class, new BigDecimal("0.1")),
        Arguments.of(3.0, long.class, 3L),
        Arguments.of(0.5, float.class, 0.5f),
        Arguments.of("12.50", BigDecimal.class, new BigDecimal("12.50")),
        Arguments.of("17", int.class, 17),
        Arguments.of("DAYS", TimeUnit.class, TimeUnit.DAYS),
        Arguments.of("2026-01-02", LocalDate.class, LocalDate.of(2026, 1, 2)),
        Arguments.of("10:30", LocalTime.class, LocalTime.of(10, 30)),
        Arguments.of(
            "2026-01-02 10:30:00", LocalDateTime.class, LocalDateTime.of(2026, 1, 2, 10, 30)),
        Arguments.of(
            "2026-01-02T10:30:00.125Z", Instant.class, Instant.parse("2026-01-02T10:30:00.125Z")),
        Arguments.of(
            "2026-01-02 10:30:00+08", Instant.class, Instant.parse("2026-01-02T02:30:00Z")),
        Arguments.of("2026-01-02 10:30:00", Instant.class, Instant.parse("2026-01-02T10:30:00Z")),
        Arguments.of(
            "2026-01-02T10:30:00+08:00",
            OffsetDateTime.class,
            OffsetDateTime.parse("2026-01-02T10:30:00+08:00")),
        Arguments.of(
            "00112233-4455-6677-8899-aabbccddeeff",
            UUID.class,
            UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")),
        Arguments.of(new byte[16], UUID.class, new UUID(0, 0)),
        Arguments.of(new byte[] {1}, byte[].class, new byte[] {1}),
        Arguments.of(new byte[] {1}, String.class, "AQ=="),
        Arguments.of(7L, Object.class, 7L));
  }

  @ParameterizedTest
  @MethodSource("losslessConversions")
  void convertsWhereNothingIsLost(Object stored, Class<?> type, Object wanted) {
    Row row = shop.sql("SELECT :value").param("value", stored).run().rows().get(0);

    assertThat(row.value(0, type).orElseThrow()).isEqualTo(wanted);
  }

  static Stream<Arguments> lossyConversions() {
    return Stream.of(
        Arguments.of(1L << 31, int.class),
        Arguments.of(2L, boolean.class),
        Arguments.of((1L << 53) + 1, double.class),
        Arguments.of(0.1, float.class),
        Arguments.of(1.5, long.class),
        Arguments.of("1.5", int.class),
        Arguments.of("yes", boolean.class),
        Arguments.of("1e999999999", BigInteger.class),
        Arguments.of("0.12345678901234567890123", double.class),
        Arguments.of("WEEKS", TimeUnit.class),
        Arguments.of("2026-02-30", LocalDate.class),
        Arguments.of("2026-01-02 10:30:00", LocalDate.class),
        Arguments.of("2026-01-02T10:30:00Z", LocalDateTime.class),
        Arguments.of("2026-02-30T10:30:00Z", Instant.class),
        Arguments.of("yesterday", Instant.class),
        Arguments.of(1767225600L, Instant.class),
        Arguments.of("1-1-1-1-1", UUID.class),
        Arguments.of(new byte[3], UUID.class),
        Arguments.of("text", byte[].class),
        Arguments.of(new byte[] {1}, int.class));
  }

  @ParameterizedTest
  @MethodSource("lossyConversions")
  void refusesWhatWouldLoseOrGuess(Object stored, Class<?> type) {
    Row row = shop.sql("SELECT :value AS v").param("value", stored).run().rows().get(0);

    assertThatThrownBy(() -> row.value(0, type))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("column v")
        .hasMessageContaining("does not fit");
  }

  @Test
  void refusesATypeItKnowsNothingOf() {
    Row row = shop.sql("SELECT 1").run().rows().get(0);

    assertThatThrownBy(() -> row.value(0, Thread.class))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("java.lang.Thread");
  }

  @Test
  void nullIsNothingAsAnyType() {
    Row row = shop.sql("SELECT NULL").run().rows().get(0);

    assertThat(row.value(0, Integer.class)).isEmpty();
  }
}
