package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What analysts and models ask of a business's tables, in the ways in which they write it. */
class SqliteBusinessTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.SQLITE);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Connection connection;
  private static CatalogSnapshot catalog;

  @BeforeAll
  static void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    SqliteStatements.create(connection);
    catalog = SqliteStatements.catalog(connection);
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  static Stream<String> questions() {
    return SqliteStatements.resource("sqlite-business.jsonl").lines().map(SqliteBusinessTest::sql);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void areAcceptedWithEveryNameResolved(String sql) {
    Inspection inspection = GUARD.inspect(sql, catalog);
    assertThat(inspection.violations()).isEmpty();
    assertThat(inspection.orThrow().outputs()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void giveTheSameRowsAsTheTextThatWasGiven(String sql) {
    String canonical = GUARD.inspect(sql, catalog).orThrow().sql();
    assertThat(Rows.of(connection, canonical))
        .doesNotStartWith("refused")
        .isEqualTo(Rows.of(connection, sql));
  }

  @Test
  void areMany() {
    assertThat(questions().count()).isGreaterThan(100);
  }

  private static String sql(String line) {
    try {
      return JSON.readTree(line).get("sql").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(line, e);
    }
  }
}
