package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of every type, compared with a column of the type they are for. */
@ParameterizedClass
@MethodSource("dev.querytool.query.ShopEngine#servers")
class ServerParameterTest {

  private enum Mood {
    SAD,
    OK
  }

  private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

  @Parameter ShopEngine engine;
  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    boolean postgres = engine.dialect() == Dialect.POSTGRES;
    String mood = postgres ? "mood" : "enum('SAD','OK')";
    engine.database().execute("DROP TABLE IF EXISTS p");
    if (postgres) {
      engine
          .database()
          .execute("DROP TYPE IF EXISTS mood", "CREATE TYPE mood AS ENUM ('SAD', 'OK')");
    }
    engine
        .database()
        .execute(
            "CREATE TABLE p (small smallint, whole integer, large bigint, exact numeric(20,4),"
                + " single float4, wide double precision, yes boolean, words varchar(40), day date,"
                + " hour time, moment "
                + (postgres ? "timestamp, instant timestamptz" : "datetime(6), instant datetime(6)")
                + ", id "
                + (postgres ? "uuid" : "char(36)")
                + ", bytes "
                + (postgres ? "bytea" : "varbinary(10)")
                + ", mood "
                + mood
                + ")",
            "INSERT INTO p VALUES (7, 7, 9223372036854775807, 12.5, 0.1, 0.1, true,"
                + " 'it''s; -- text', '2026-01-02', '10:30:00', '2026-01-02 10:30:00.123456',"
                + " '2026-01-02 02:00:00', '"
                + ID
                + "', "
                + (postgres ? "'\\x00ff'" : "x'00ff'")
                + ", 'OK')");
    shop = engine.open(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static Map<Object, List<String>> values() {
    Map<Object, List<String>> values = new LinkedHashMap<>();
    values.put((byte) 7, List.of("small", "whole"));
    values.put((short) 7, List.of("small", "whole"));
    values.put(7, List.of("small", "whole"));
    values.put(7L, List.of("small", "whole"));
    values.put(Long.MAX_VALUE, List.of("large"));
    values.put(new BigInteger("9223372036854775807"), List.of("large"));
    values.put(new BigDecimal("12.50"), List.of("exact"));
    values.put(0.1f, List.of("single"));
    values.put(0.1, List.of("wide"));
    values.put(true, List.of("yes"));
    values.put("it's; -- text", List.of("words"));
    values.put(LocalDate.of(2026, 1, 2), List.of("day"));
    values.put("2026-01-02", List.of("day"));
    values.put(LocalTime.of(10, 30), List.of("hour"));
    values.put(LocalDateTime.parse("2026-01-02T10:30:00.123456"), List.of("moment"));
    values.put(Instant.parse("2026-01-02T02:00:00Z"), List.of("instant"));
    values.put(OffsetDateTime.parse("2026-01-02T10:00:00+08:00"), List.of("instant"));
    values.put(ID, List.of("id"));
    values.put(ID.toString(), List.of("id"));
    values.put(new byte[] {0, (byte) 0xff}, List.of("bytes"));
    values.put(Mood.OK, List.of("mood"));
    values.put("OK", List.of("mood"));
    return values;
  }

  @Test
  void eachTypeFindsItsColumn() {
    values()
        .forEach(
            (value, columns) ->
                columns.forEach(
                    column ->
                        assertThat(found(column, value))
                            .as("%s = %s %s", column, value.getClass().getSimpleName(), value)
                            .isEqualTo(1)));
  }

  private int found(String column, Object value) {
    return shop.sql("SELECT whole FROM p WHERE " + column + " = :value")
        .param("value", value)
        .run()
        .rowCount();
  }

  @Test
  void nullLeavesAnOptionalConditionOut() {
    for (String column :
        List.of("whole", "exact", "yes", "words", "day", "moment", "instant", "id", "mood")) {
      QuerySpec spec =
          shop.sql("SELECT whole FROM p WHERE (:value IS NULL OR %s = :value)".formatted(column));

      assertThat(spec.param("value", null).run().rowCount()).as(column).isEqualTo(1);
    }
    QuerySpec byDay = shop.sql("SELECT whole FROM p WHERE :day IS NULL OR day > :day");
    assertThat(byDay.param("day", "2026-01-02").run().rowCount()).isZero();
    assertThat(byDay.param("day", LocalDate.of(2026, 1, 1)).run().rowCount()).isEqualTo(1);
  }

  @Test
  void aParameterThatIsNotTestedAloneHasTheTypeOfItsPlace() {
    boolean postgres = engine.dialect() == Dialect.POSTGRES;
    String same = postgres ? "IS NOT DISTINCT FROM" : "<=>";
    QuerySpec compared = shop.sql("SELECT whole FROM p WHERE :value " + same + " whole");
    QuerySpec added = shop.sql("SELECT whole FROM p WHERE whole + :value IS NULL");
    QuerySpec bracketed = shop.sql("SELECT whole FROM p WHERE ((:value)) IS NULL");

    assertThat(compared.param("value", null).run().rowCount()).isZero();
    assertThat(compared.param("value", 7).run().rowCount()).isEqualTo(1);
    assertThat(added.param("value", null).run().rowCount()).isEqualTo(1);
    assertThat(bracketed.param("value", null).run().rowCount()).isEqualTo(1);
  }

  @Test
  void nullIsEqualToNothing() {
    for (String column : List.of("whole", "day", "instant", "id", "bytes", "mood")) {
      QuerySpec spec = shop.sql("SELECT whole FROM p WHERE " + column + " = :value");

      assertThat(spec.param("value", null).run().rowCount()).as(column).isZero();
    }
  }

  @Test
  void whatStandsAloneKeepsItsValue() {
    for (Object value : List.of("下单", 7L, true, new BigDecimal("12.50"), 0.1)) {
      Row row = shop.sql("SELECT :value AS v").param("value", value).run().rows().get(0);

      assertThat(row.value("v", value.getClass()).orElseThrow())
          .as("%s", value)
          .satisfies(
              read ->
                  assertThat(read)
                      .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                      .usingRecursiveComparison()
                      .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                      .isEqualTo(value));
    }
  }

  @Test
  void refusesWhatNoColumnHolds() {
    QuerySpec spec = shop.sql("SELECT :value AS v");

    assertThatThrownBy(() -> spec.param("value", Instant.MAX).run())
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(":value");
    if (engine.dialect() != Dialect.POSTGRES) {
      assertThatThrownBy(() -> spec.param("value", Double.NaN).run())
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("NaN");
    }
  }

  @Test
  void noErrorRepeatsABoundValue() {
    String number = "98765432";
    String secret = "top secret " + "x".repeat(200);
    QuerySpec spec =
        engine.dialect() == Dialect.POSTGRES
            ? shop.sql("SELECT CAST(:value AS date)").param("value", secret)
            : shop.sql("SELECT exp(:value)").param("value", Long.valueOf(number));

    assertThatThrownBy(spec::run)
        .isInstanceOfSatisfying(
            QueryExecutionException.class,
            failure ->
                assertThat(failure.getMessage() + failure.details() + failure.getCause())
                    .doesNotContain("top secret", number)
                    .contains("sqlState=22"));
  }
}
