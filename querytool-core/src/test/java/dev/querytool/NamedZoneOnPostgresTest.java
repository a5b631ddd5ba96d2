package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import dev.querytool.query.QueryResult;
import dev.querytool.query.Row;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.vault.Secret;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A zone whose clocks are set, on a server that sends the offset with each moment. */
class NamedZoneOnPostgresTest {

  private static TestDatabase database;
  private static QueryTool tool;

  @BeforeAll
  static void start() {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
    database.execute(
        "CREATE TABLE moments (id int, at timestamptz, local timestamp)",
        "INSERT INTO moments VALUES (1, '2026-03-29 01:00:00Z', '2026-03-29 02:30:00'),"
            + " (2, '2026-10-25 00:30:00Z', '2026-10-25 02:30:00'),"
            + " (3, '2026-10-25 01:30:00Z', '2026-10-25 03:30:00'),"
            + " (4, '1850-01-01 00:00:00Z', NULL), (5, 'infinity', NULL)");
    tool = QueryTool.inMemory();
    tool.connections()
        .registration("shop", database.url())
        .password(Secret.of(database.server().password()))
        .zone(ZoneId.of("Europe/Berlin"))
        .register();
  }

  @AfterAll
  static void stop() {
    tool.close();
    database.close();
  }

  @Test
  void tellsTheHoursApartThatComeTwice() {
    assertThat(rows("SELECT at FROM moments WHERE id <= 4 ORDER BY id"))
        .extracting(row -> row.value(0).orElseThrow())
        .containsExactly(
            OffsetDateTime.parse("2026-03-29T03:00:00+02:00"),
            OffsetDateTime.parse("2026-10-25T02:30:00+02:00"),
            OffsetDateTime.parse("2026-10-25T02:30:00+01:00"),
            OffsetDateTime.parse("1850-01-01T00:53:28+00:53:28"));
  }

  @Test
  void readsMomentsInArraysAndBeyondTimeAlike() {
    assertThat(rows("SELECT ARRAY[at] FROM moments WHERE id IN (1, 5) ORDER BY id"))
        .extracting(row -> row.value(0).orElseThrow())
        .containsExactly(
            List.of(OffsetDateTime.parse("2026-03-29T03:00:00+02:00")),
            List.of(OffsetDateTime.MAX));
  }

  @Test
  void bindsMomentsExactly() {
    QueryResult later =
        tool.queries()
            .on("shop")
            .sql("SELECT id FROM moments WHERE at > :since AND id <= 4 ORDER BY id")
            .param("since", Instant.parse("2026-10-25T00:30:00Z"))
            .run();

    assertThat(later.rows()).extracting(Object::toString).containsExactly("[3]");
  }

  @Test
  void guessesNoMomentForATimeThatComesTwiceOrNever() {
    List<Row> local = rows("SELECT local FROM moments WHERE id <= 3 ORDER BY id");

    assertThat(local.get(0).value(0)).contains(LocalDateTime.parse("2026-03-29T02:30:00"));
    for (Row unclear : local.subList(0, 2)) {
      assertThatThrownBy(() -> unclear.value(0, Instant.class))
          .isInstanceOf(ValidationException.class);
    }
    assertThat(local.get(2).value(0, Instant.class))
        .contains(Instant.parse("2026-10-25T02:30:00Z"));
  }

  @Test
  void beginsDaysInTheZone() {
    assertThat(rows("SELECT date_trunc('day', at) FROM moments WHERE id = 1").get(0).value(0))
        .contains(OffsetDateTime.parse("2026-03-29T00:00:00+01:00"));
  }

  private static List<Row> rows(String sql) {
    return tool.queries().on("shop").sql(sql).run().rows();
  }
}
