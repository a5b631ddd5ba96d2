package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.querytool.connection.ConnectionFailedException;
import dev.querytool.connection.ConnectionRegistry.Registration;
import dev.querytool.connection.Dialect;
import dev.querytool.query.QueryResult;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The zone of a connection on each server, whatever the zone of the JVM. */
@ParameterizedClass
@MethodSource("dev.querytool.testkit.Engines#all")
class ConnectionZoneTest {

  private static final String DAYS =
      "SELECT date(created_at) AS day, count(*) AS n FROM orders GROUP BY date(created_at)"
          + " ORDER BY 1";

  record Moment(Instant createdAt) {}

  @TempDir private Path directory;
  private final TestDatabase database;
  private final TestDatabase.LogIn reader;
  private final boolean postgres;
  private TimeZone zone;

  ConnectionZoneTest(TestServer server) {
    database = server.newDatabase();
    reader = database.newReader();
    postgres = server.dialect() == Dialect.POSTGRES;
  }

  @BeforeEach
  void fill() {
    database.execute(
        postgres ? "SET TimeZone = 'UTC'" : "SET time_zone = '+00:00'",
        "CREATE TABLE orders (id int, created_at timestamp "
            + (postgres ? "with time zone" : "NULL")
            + ")",
        "INSERT INTO orders VALUES (1, '2026-03-01 15:59:59'), (2, '2026-03-01 16:00:00'),"
            + " (3, '2026-03-02 15:00:00')");
    zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
  }

  @AfterEach
  void drop() {
    TimeZone.setDefault(zone);
    database.close();
  }

  @Test
  void groupsByTheDaysOfTheZone() {
    try (QueryTool tool = QueryTool.inMemory()) {
      register(tool, shanghai());

      assertThat(rows(tool, DAYS)).containsExactly("[2026-03-01, 1]", "[2026-03-02, 2]");
    }
  }

  @Test
  void groupsByTheDaysOfUtcWithoutOne() {
    try (QueryTool tool = QueryTool.inMemory()) {
      assertThat(registration(tool).register().zone()).isEqualTo(ZoneOffset.UTC);

      assertThat(rows(tool, DAYS)).containsExactly("[2026-03-01, 2]", "[2026-03-02, 1]");
    }
  }

  @Test
  void readsMomentsInTheZone() {
    try (QueryTool tool = QueryTool.inMemory()) {
      register(tool, shanghai());
      String sql = "SELECT created_at FROM orders WHERE id = 2";

      assertThat(run(tool, sql).rows().get(0).value(0))
          .contains(OffsetDateTime.parse("2026-03-02T00:00:00+08:00"));
      assertThat(tool.queries().on("shop").sql(sql).list(Moment.class))
          .containsExactly(new Moment(Instant.parse("2026-03-01T16:00:00Z")));
    }
  }

  @Test
  void readsTimesWithoutAnOffsetInTheZoneWhenAskedForMoments() {
    String type = postgres ? "timestamp" : "datetime";
    database.execute(
        "CREATE TABLE local (created_at " + type + ", t varchar(30))",
        "INSERT INTO local VALUES ('2026-03-02 00:00:00', '2026-03-02 00:00:00')");
    try (QueryTool tool = QueryTool.inMemory()) {
      register(tool, shanghai());
      Instant expected = Instant.parse("2026-03-01T16:00:00Z");

      assertThat(tool.queries().on("shop").sql("SELECT created_at FROM local").list(Moment.class))
          .containsExactly(new Moment(expected));
      assertThat(
              run(tool, "SELECT t FROM local")
                  .rows()
                  .get(0)
                  .value("t", OffsetDateTime.class)
                  .map(OffsetDateTime::toInstant))
          .contains(expected);
    }
  }

  @Test
  void bindsMomentsInTheZone() {
    try (QueryTool tool = QueryTool.inMemory()) {
      register(tool, shanghai());
      Instant since = Instant.parse("2026-03-01T16:00:00Z");
      for (Object same : List.of(since, since.atOffset(ZoneOffset.ofHours(-5)))) {
        assertThat(
                tool.queries()
                    .on("shop")
                    .sql("SELECT id FROM orders WHERE created_at >= :since ORDER BY id")
                    .param("since", same)
                    .run()
                    .rows())
            .extracting(Object::toString)
            .containsExactly("[2]", "[3]");
      }
    }
  }

  @Test
  void takesOffsetsEastAndWest() {
    try (QueryTool tool = QueryTool.inMemory()) {
      for (String offset : List.of("+05:30", "-03:30", "UTC+8", "Etc/GMT+12", "Z")) {
        ZoneId chosen = ZoneId.of(offset);
        register(tool, chosen);

        OffsetDateTime expected =
            Instant.parse("2026-03-01T16:00:00Z").atZone(chosen).toOffsetDateTime();
        assertThat(run(tool, "SELECT created_at FROM orders WHERE id = 2").rows().get(0).value(0))
            .contains(expected);
        assertThat(rows(tool, "SELECT date(created_at) FROM orders WHERE id = 2"))
            .containsExactly("[" + expected.toLocalDate() + "]");
      }
    }
  }

  @Test
  void followsTheZoneForTheDayOfNow() {
    try (QueryTool tool = QueryTool.inMemory()) {
      for (int hours : List.of(-12, 12)) {
        ZoneOffset far = ZoneOffset.ofHours(hours);
        register(tool, far);
        LocalDate before = LocalDate.now(far);
        Object day = run(tool, "SELECT current_date AS d").rows().get(0).value(0).orElseThrow();

        assertThat(day).isIn(before, LocalDate.now(far));
      }
    }
  }

  @Test
  void keepsTheZoneForTheNextProcessAndForgetsItWhenRegisteredWithout() {
    Path store = directory.resolve("querytool.db");
    try (QueryTool tool = QueryTool.open(store)) {
      register(tool, shanghai());
    }
    try (QueryTool tool = QueryTool.open(store)) {
      assertThat(tool.connections().get("shop").zone()).isEqualTo(shanghai());
      assertThat(rows(tool, DAYS)).containsExactly("[2026-03-01, 1]", "[2026-03-02, 2]");

      registration(tool).register();

      assertThat(tool.connections().get("shop").zone()).isEqualTo(ZoneOffset.UTC);
      assertThat(rows(tool, DAYS)).containsExactly("[2026-03-01, 2]", "[2026-03-02, 1]");
    }
  }

  @Test
  void isChosenForAnApplicationsDataSourceTooAndPutBack() throws Exception {
    try (HikariDataSource host = host();
        QueryTool tool = QueryTool.inMemory()) {
      String before = zoneOf(host);
      tool.connections().registration("shop", host, database.dialect()).zone(shanghai()).register();

      assertThat(rows(tool, DAYS)).containsExactly("[2026-03-01, 1]", "[2026-03-02, 2]");
      assertThat(run(tool, "SELECT created_at FROM orders WHERE id = 2").rows().get(0).value(0))
          .contains(OffsetDateTime.parse("2026-03-02T00:00:00+08:00"));
      assertThat(zoneOf(host)).isEqualTo(before);
    }
  }

  @Test
  void saysWhatToDoAboutAZoneThatTheServerDoesNotKnow() {
    ZoneId unknown = NowhereZone.get();
    String advice = postgres ? "pg_timezone_names" : "mysql_tzinfo_to_sql";
    try (HikariDataSource host = host();
        QueryTool tool = QueryTool.inMemory()) {
      for (Registration registration :
          List.of(
              registration(tool),
              tool.connections().registration("host", host, database.dialect()))) {
        assertThatThrownBy(registration.zone(unknown)::register)
            .isInstanceOf(ConnectionFailedException.class)
            .hasMessageContaining("'Querytool/Nowhere'")
            .hasMessageContaining(advice);
      }
      assertThat(tool.connections().list()).isEmpty();
    }
  }

  /** MySQL and MariaDB know offsets by themselves, names only from tables that few have loaded. */
  private ZoneId shanghai() {
    return ZoneId.of(postgres ? "Asia/Shanghai" : "+08:00");
  }

  private void register(QueryTool tool, ZoneId chosen) {
    assertThat(registration(tool).zone(chosen).register().zone()).isEqualTo(chosen);
  }

  private Registration registration(QueryTool tool) {
    return tool.connections()
        .registration("shop", database.url(reader.user()))
        .password(Secret.of(reader.password()));
  }

  private static QueryResult run(QueryTool tool, String sql) {
    return tool.queries().on("shop").sql(sql).run();
  }

  private static List<String> rows(QueryTool tool, String sql) {
    return run(tool, sql).rows().stream().map(Object::toString).toList();
  }

  private HikariDataSource host() {
    HikariConfig config = new HikariConfig();
    String options = postgres ? "" : "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    config.setJdbcUrl(database.server().jdbcUrl(database.name()) + options);
    config.setUsername(reader.user());
    config.setPassword(reader.password());
    config.setMaximumPoolSize(1);
    return new HikariDataSource(config);
  }

  private String zoneOf(HikariDataSource host) throws Exception {
    try (var connection = host.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(postgres ? "SHOW TimeZone" : "SELECT @@time_zone")) {
      row.next();
      return row.getString(1);
    }
  }
}
