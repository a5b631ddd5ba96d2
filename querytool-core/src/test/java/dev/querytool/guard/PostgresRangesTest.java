package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresRangesTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.POSTGRES);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "range_agg(x) | range_agg(x ORDER BY x)",
        "range_agg(DISTINCT x) | range_agg(DISTINCT x)",
        "range_agg(ALL x) | range_agg(ALL x ORDER BY x)",
        "range_agg(x ORDER BY id DESC) | range_agg(x ORDER BY x, id DESC)",
        "range_agg(x ORDER BY x) | range_agg(x ORDER BY x)",
        "range_agg(x) FILTER (WHERE id > 1) | range_agg(x ORDER BY x) FILTER (WHERE id > 1)",
        "isempty(range_agg(x + x)) | isempty(pg_catalog.range_agg(x + x ORDER BY x + x))"
      })
  void rangesAreGatheredInOrder(String written, String run) {
    assertThat(canonical("SELECT " + written + " FROM stays"))
        .isEqualTo("SELECT pg_catalog." + run + " FROM stays");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT range_agg(x) OVER (PARTITION BY id) FROM stays",
        "SELECT range_agg(x) FILTER (WHERE id > 1) OVER () FROM stays",
        "SELECT range_agg((SELECT x FROM stays LIMIT 1)) FROM stays"
      })
  void rangesThatTakeNoOrderAreNotGathered(String sql) {
    assertThat(GUARD.inspect(sql).violations())
        .extracting(GuardViolation::rule)
        .containsExactly("costly-call");
  }

  @Test
  void aTableOfThatNameIsLeftAlone() {
    String sql = "SELECT range_agg.a FROM stays AS range_agg(a, b)";

    assertThat(canonical(sql)).isEqualTo(sql);
  }

  @Test
  void theOrderChangesNoAnswer() throws SQLException {
    try (TestDatabase database = Engines.of(Dialect.POSTGRES).newDatabase()) {
      database.execute(
          "CREATE TABLE stays (id int, x int4range)",
          "INSERT INTO stays SELECT i % 3, int4range(i * 7 % 40, i * 7 % 40 + i % 4)"
              + " FROM generate_series(1, 30) AS i",
          "INSERT INTO stays VALUES (1, NULL), (2, 'empty')");
      String grouped = "SELECT id, range_agg(DISTINCT x), range_agg(x) FROM stays GROUP BY id";

      assertThat(rows(database, canonical(grouped) + " ORDER BY 1"))
          .hasSize(3)
          .isEqualTo(rows(database, grouped + " ORDER BY 1"));
    }
  }

  private static List<String> rows(TestDatabase database, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection session = database.connect();
        Statement statement = session.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1) + " " + result.getString(2) + " " + result.getString(3));
      }
    }
    return rows;
  }

  private static String canonical(String sql) {
    return GUARD.inspect(sql).query().orElseThrow().sql();
  }
}
