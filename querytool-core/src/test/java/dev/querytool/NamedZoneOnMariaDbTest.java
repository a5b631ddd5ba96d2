package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import dev.querytool.query.QueryResult;
import dev.querytool.query.QuerySpec;
import dev.querytool.query.Row;
import dev.querytool.testkit.OwnServer;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.vault.Secret;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A zone whose clocks are set, on a server whose time-zone tables are loaded. */
class NamedZoneOnMariaDbTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant SUMMER_AGAIN = Instant.parse("2026-10-25T00:30:00Z");

  private static OwnServer own;
  private static TestDatabase database;
  private static QueryTool tool;

  @BeforeAll
  static void start() {
    own = OwnServer.start(Dialect.MARIADB);
    database = own.server().newDatabase();
    database.execute(zoneTables().toArray(String[]::new));
    database.execute(
        "SET time_zone = '+00:00'",
        "CREATE TABLE moments (id int, at timestamp NULL)",
        "INSERT INTO moments VALUES (1, '2026-03-29 00:59:59'), (2, '2026-03-29 01:00:00'),"
            + " (3, '2026-10-24 23:59:59'), (4, '2026-10-25 00:30:00'),"
            + " (5, '2026-10-25 01:30:00'), (6, '2026-10-25 02:00:00')");
    tool = QueryTool.inMemory();
    tool.connections()
        .registration("shop", database.url())
        .password(Secret.of(own.server().password()))
        .zone(BERLIN)
        .register();
  }

  @AfterAll
  static void stop() {
    tool.close();
    own.close();
  }

  @Test
  void readsMomentsBeforeAndAfterTheClocksAreSet() {
    assertThat(moments(1, 2, 3, 6))
        .extracting(row -> row.value(0).orElseThrow())
        .containsExactly(
            OffsetDateTime.parse("2026-03-29T01:59:59+01:00"),
            OffsetDateTime.parse("2026-03-29T03:00:00+02:00"),
            OffsetDateTime.parse("2026-10-25T01:59:59+02:00"),
            OffsetDateTime.parse("2026-10-25T03:00:00+01:00"));
  }

  @Test
  void leavesAnHourThatComesTwiceAsTheServerWritesIt() {
    List<Row> rows = moments(4, 5);

    assertThat(rows)
        .extracting(row -> row.value(0).orElseThrow())
        .containsExactly("2026-10-25 02:30:00", "2026-10-25 02:30:00");
    assertThatThrownBy(() -> rows.get(0).value(0, Instant.class))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void refusesToBindAMomentInAnHourThatComesTwice() {
    QuerySpec spec =
        tool.queries()
            .on("shop")
            .sql("SELECT id FROM moments WHERE at >= :since")
            .param("since", SUMMER_AGAIN);

    assertThatThrownBy(spec::run)
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("Europe/Berlin");
  }

  @Test
  void computesDaysInTheZone() {
    QueryResult result =
        tool.queries()
            .on("shop")
            .sql("SELECT date(at), count(*) FROM moments GROUP BY date(at) ORDER BY 1")
            .run();

    assertThat(result.rows())
        .extracting(Object::toString)
        .containsExactly("[2026-03-29, 2]", "[2026-10-25, 4]");
  }

  private static List<Row> moments(Integer... ids) {
    String list = String.join(", ", List.of(ids).stream().map(String::valueOf).toList());
    return tool.queries()
        .on("shop")
        .sql("SELECT at FROM moments WHERE id IN (" + list + ") ORDER BY id")
        .run()
        .rows();
  }

  /** Fills the server's tables for one zone and one year, from what Java knows. */
  private static List<String> zoneTables() {
    List<String> sql = new ArrayList<>();
    sql.add("INSERT INTO mysql.time_zone (time_zone_id, use_leap_seconds) VALUES (77, 'N')");
    sql.add("INSERT INTO mysql.time_zone_name VALUES ('Europe/Berlin', 77)");
    sql.add(
        "INSERT INTO mysql.time_zone_transition_type VALUES (77, 0, 3600, 0, 'CET'),"
            + " (77, 1, 7200, 1, 'CEST')");
    Instant from = Instant.parse("2025-01-01T00:00:00Z");
    for (int i = 0; i < 6; i++) {
      ZoneOffsetTransition next = BERLIN.getRules().nextTransition(from);
      int summer = BERLIN.getRules().isDaylightSavings(next.getInstant()) ? 1 : 0;
      sql.add(
          "INSERT INTO mysql.time_zone_transition VALUES (77, %d, %d)"
              .formatted(next.toEpochSecond(), summer));
      from = next.getInstant();
    }
    return sql;
  }
}
