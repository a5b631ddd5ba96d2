package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What analysts and models ask of a business's tables, in the ways in which they write it. */
class PostgresBusinessTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.POSTGRES);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static TestDatabase database;
  private static Connection connection;
  private static CatalogSnapshot catalog;

  @BeforeAll
  static void open() throws SQLException {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
    database.execute(SqliteStatements.resource("postgres-business-schema.sql").split(";\n", -1));
    connection = database.connect();
    connection.setAutoCommit(false);
    catalog = PostgresStatements.catalog(connection);
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    database.close();
  }

  static Stream<String> questions() {
    return SqliteStatements.resource("postgres-business.jsonl")
        .lines()
        .map(PostgresBusinessTest::sql);
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
  void giveTheSameRowsAsTheTextThatWasGiven(String sql) throws SQLException {
    String canonical = GUARD.inspect(sql, catalog).orThrow().sql();
    assertThat(rows(canonical)).isEqualTo(rows(sql.replaceAll("(;|\\s|-- done)+$", "")));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void nameTheirColumnsAsTheServerDoes(String sql) throws SQLException {
    ReadOnlyQuery query = GUARD.inspect(sql, catalog).orThrow();
    assertThat(query.outputs()).extracting(OutputColumn::label).isEqualTo(labels(query.sql()));
  }

  @Test
  void areMany() {
    assertThat(questions().count()).isGreaterThan(150);
  }

  private static List<String> labels(String sql) throws SQLException {
    List<String> labels = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        labels.add(rows.getMetaData().getColumnLabel(i));
      }
    } finally {
      connection.rollback();
    }
    return labels;
  }

  private static List<String> rows(String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          StringBuilder row = new StringBuilder();
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            row.append(rows.getString(i)).append('|');
          }
          all.add(row.toString());
        }
      }
    } finally {
      connection.rollback();
    }
    return all;
  }

  private static String sql(String line) {
    try {
      return JSON.readTree(line).get("sql").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(line, e);
    }
  }
}
