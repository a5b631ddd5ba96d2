package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each type of an engine becomes; one column of one table for each case. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EngineTypesContract {

  private TestDatabase database;
  private TimeZone zone;
  private List<TypeCase> all = List.of();

  abstract TestDatabase newDatabase();

  abstract List<TypeCase> cases();

  @BeforeAll
  void prepare() {
    database = newDatabase();
    for (int i = 0; i < known().size(); i++) {
      TypeCase one = known().get(i);
      database.execute(
          setting(),
          "CREATE TABLE c" + i + " (n integer, v " + one.declared() + " NULL)",
          "INSERT INTO c" + i + " VALUES (1, " + one.literal() + "), (2, NULL)");
    }
  }

  /** A statement that lets the test store what servers mostly refuse. */
  String setting() {
    return "SELECT 1";
  }

  List<TypeCase> known() {
    if (all.isEmpty()) {
      all = cases();
    }
    return all;
  }

  TestDatabase database() {
    return database;
  }

  @AfterAll
  void drop() {
    database.close();
  }

  @BeforeEach
  void liveElsewhere() {
    zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
  }

  @AfterEach
  void comeHome() {
    TimeZone.setDefault(zone);
  }

  @ParameterizedTest
  @MethodSource("known")
  void isReadAndWrittenAsTheTableSays(TypeCase one) throws SQLException {
    QueryResult result = read("SELECT v FROM c" + known().indexOf(one) + " ORDER BY n", database);

    assertThat(result.columns()).containsExactly(new Column("v", one.type()));
    assertThat(result.rows().get(0).value(0).orElseThrow()).isEqualTo(one.value());
    assertThat(result.rows().get(1).value(0)).isEmpty();
    assertThat(text(result)).isEqualTo("[{\"v\":" + one.json() + "},{\"v\":null}]");
    StringBuilder csv = new StringBuilder();
    Csv.of(result).writeTo(csv);
    assertThat(csv.toString()).isEqualTo("v\r\n" + one.csv() + "\r\n\"\"\r\n");
  }

  @Test
  void everyCaseIsThere() {
    assertThat(known()).hasSizeGreaterThan(30).doesNotHaveDuplicates();
  }

  private static String text(QueryResult result) {
    StringBuilder json = new StringBuilder();
    Json.of(result).writeTo(json);
    return json.toString();
  }

  static QueryResult read(String sql, TestDatabase database) throws SQLException {
    Streaming streaming = Streaming.of(database.dialect(), ZoneOffset.UTC);
    try (Connection connection = ServerSessions.connect(database);
        PreparedStatement statement = streaming.prepare(connection, sql, 0);
        ResultSet rows = statement.executeQuery()) {
      RowReader reader = new RowReader(streaming, rows, 0, QueryOptions.defaults());
      List<Row> read = new ArrayList<>();
      while (reader.next()) {
        read.add(reader.read());
      }
      return new QueryResult(reader.columns().list(), read, read.size(), false, Duration.ZERO, sql);
    }
  }
}
