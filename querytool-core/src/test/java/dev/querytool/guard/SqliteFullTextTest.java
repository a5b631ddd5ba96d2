package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MATCH, which the parser knows under another name, on a real full-text table. */
class SqliteFullTextTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.SQLITE);

  private static NamesDatabase database;

  @BeforeAll
  static void open() throws SQLException {
    database = new NamesDatabase(NameResolutionTest.lines("schema.sql"));
    try (Statement statement = database.connection().createStatement()) {
      statement.executeUpdate(
          "INSERT INTO docs VALUES ('红茶 tea', 'black tea from the hills'), ('coffee', 'no tea')");
    }
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT title FROM docs WHERE docs MATCH 'tea' ORDER BY rank",
        "SELECT title FROM docs d WHERE d.docs MATCH 'tea NOT coffee'",
        "SELECT title FROM docs WHERE title MATCH 'tea' AND NOT body match 'x'",
        "SELECT title FROM docs WHERE docs NOT MATCH 'tea' AND 0",
        "SELECT rowid, bm25(docs), highlight(docs, 0, '<b>', '</b>') FROM docs WHERE docs MATCH"
            + " 'tea' ORDER BY bm25(docs), rowid LIMIT 1",
        "SELECT snippet(docs, 1, '[', ']', '…', 4) FROM docs WHERE docs MATCH 'body:\"black tea\"'",
        "SELECT d.title FROM docs AS d JOIN customers c ON 1 = 1 WHERE d.docs MATCH 'te' || 'a'",
        "SELECT count(*) FROM (SELECT title FROM docs WHERE docs MATCH 'tea' OR 1 = 0) AS match",
      })
  void readsAsSqliteDoes(String sql) {
    String canonical = GUARD.inspect(sql, database.catalog()).orThrow().sql();
    Connection connection = database.connection();
    assertThat(Rows.of(connection, canonical)).isEqualTo(Rows.of(connection, sql));
    assertThat(GUARD.inspect(canonical).orThrow().sql()).isEqualTo(canonical);
  }

  @Test
  void findsWhatIsSought() {
    String sql = GUARD.inspect("SELECT title FROM docs WHERE docs MATCH 'hills'").orThrow().sql();
    assertThat(Rows.of(database.connection(), sql)).isEqualTo("红茶 tea|\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT title FROM docs WHERE docs MATCH load_extension('x')  | unknown-function
          SELECT title FROM docs WHERE docs ILIKE 'tea'                | string-as-name
          SELECT title FROM docs WHERE docs MATCH (SELECT sql FROM sqlite_schema) | system-table
          SELECT title FROM docs WHERE optimize(docs)                  | unknown-function
          SELECT title FROM docs WHERE docs REGEXP 'tea'               | unknown-function
          SELECT id FROM customers WHERE name MATCH secret             | unknown-column
          SELECT block FROM docs_data WHERE block MATCH 'x'            | unknown-table
          """,
      quoteCharacter = '~')
  void refusesWhatHidesBehindMatch(String sql, String rule) {
    assertThat(GUARD.inspect(sql, database.catalog()).violations())
        .extracting(GuardViolation::rule)
        .containsExactly(rule);
  }
}
