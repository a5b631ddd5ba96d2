package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RowLimitTest {

  private static final SqlGuard GUARD = SqlGuard.builder(Dialect.SQLITE).namedParameters().build();

  private static Connection database;

  @BeforeAll
  static void open() throws SQLException {
    database = DriverManager.getConnection("jdbc:sqlite::memory:");
    SqliteStatements.create(database);
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM t                                      | SELECT a FROM t LIMIT 4
          SELECT a FROM t ;                                    | SELECT a FROM t LIMIT 4
          SELECT a FROM t -- the end                           | SELECT a FROM t LIMIT 4
          SELECT a FROM t ORDER BY a DESC                      | SELECT a FROM t ORDER BY a DESC LIMIT 4
          SELECT a FROM t LIMIT 3                              | SELECT a FROM t LIMIT 3
          SELECT a FROM t LIMIT 0                              | SELECT a FROM t LIMIT 0
          SELECT a FROM t LIMIT 4                              | SELECT a FROM t LIMIT 4
          SELECT a FROM t LIMIT 1000                           | SELECT a FROM t LIMIT 4
          SELECT a FROM t LIMIT 1000 OFFSET 7                  | SELECT a FROM t LIMIT 4 OFFSET 7
          SELECT a FROM t LIMIT 2 OFFSET 700                   | SELECT a FROM t LIMIT 2 OFFSET 700
          SELECT a FROM t LIMIT 7, 1000                        | SELECT a FROM t LIMIT 7, 4
          SELECT a FROM t LIMIT 1000, 2                        | SELECT a FROM t LIMIT 1000, 2
          SELECT a FROM t LIMIT -1                             | SELECT a FROM t LIMIT 4
          SELECT a FROM t LIMIT - 5 OFFSET 2                   | SELECT a FROM t LIMIT 4 OFFSET 2
          SELECT a FROM t LIMIT -0                             | SELECT a FROM t LIMIT -0
          SELECT a FROM t LIMIT 100 + 1                        | SELECT a FROM t LIMIT 100 + 1
          SELECT a FROM t LIMIT (SELECT 100)                   | SELECT a FROM t LIMIT (SELECT 100)
          SELECT a FROM t LIMIT :n                             | SELECT a FROM t LIMIT ?
          SELECT a FROM t LIMIT NULL                           | SELECT a FROM t LIMIT NULL
          SELECT a FROM t LIMIT 1e3                            | SELECT a FROM t LIMIT 1e3
          SELECT a FROM t LIMIT 99999999999999999999           | SELECT a FROM t LIMIT 99999999999999999999
          SELECT a FROM t LIMIT 1000 OFFSET (SELECT 1 LIMIT 9) | SELECT a FROM t LIMIT 4 OFFSET (SELECT 1 LIMIT 9)
          SELECT a FROM t WHERE b IN (SELECT c FROM u LIMIT 2) | SELECT a FROM t WHERE b IN (SELECT c FROM u LIMIT 2) LIMIT 4
          SELECT a FROM (SELECT a FROM t LIMIT 2) AS x         | SELECT a FROM (SELECT a FROM t LIMIT 2) AS x LIMIT 4
          SELECT (SELECT a FROM t LIMIT 1) FROM u              | SELECT (SELECT a FROM t LIMIT 1) FROM u LIMIT 4
          SELECT a FROM t UNION ALL SELECT b FROM u            | SELECT a FROM t UNION ALL SELECT b FROM u LIMIT 4
          SELECT a FROM t UNION ALL SELECT b FROM u LIMIT 2    | SELECT a FROM t UNION ALL SELECT b FROM u LIMIT 2
          SELECT a FROM t UNION ALL SELECT b FROM u LIMIT 50   | SELECT a FROM t UNION ALL SELECT b FROM u LIMIT 4
          SELECT a FROM t UNION SELECT b FROM u ORDER BY 1     | SELECT a FROM t UNION SELECT b FROM u ORDER BY 1 LIMIT 4
          WITH c AS (SELECT 1 LIMIT 9) SELECT * FROM c         | WITH c AS (SELECT 1 LIMIT 9) SELECT * FROM c LIMIT 4
          WITH c AS (SELECT 1) SELECT * FROM c LIMIT 9         | WITH c AS (SELECT 1) SELECT * FROM c LIMIT 4
          VALUES (1), (2)                                      | VALUES (1), (2)
          SELECT 1 UNION ALL VALUES (2)                        | SELECT 1 UNION ALL VALUES (2)
          VALUES (1) UNION SELECT 2                            | VALUES (1) UNION SELECT 2 LIMIT 4
          (SELECT a FROM t LIMIT 50)                           | (SELECT a FROM t LIMIT 50)
          ((SELECT a FROM t))                                  | ((SELECT a FROM t))
          SELECT 1 UNION (SELECT 2)                            | SELECT 1 UNION (SELECT 2)
          SELECT a AS "limit" FROM t                           | SELECT a AS "limit" FROM t LIMIT 4
          SELECT 'x LIMIT 9' FROM t                            | SELECT 'x LIMIT 9' FROM t LIMIT 4
          """,
      quoteCharacter = '~')
  void putsOneRowMoreThanAskedIntoTheText(String sql, String limited) {
    assertThat(GUARD.inspect(sql).orThrow().limited(3).sql()).isEqualTo(limited);
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.SqliteStatements#accepted")
  void limitedTextPassesTheGuardAgain(SqliteStatements.Case statement) {
    String limited = GUARD.inspect(statement.sql()).orThrow().limited(2).sql();
    assertThat(GUARD.inspect(limited).orThrow().sql()).isEqualTo(limited);
  }

  static Stream<SqliteStatements.Case> acceptedAndTheSameAtAnyTime() {
    return SqliteStatements.accepted()
        .filter(one -> !one.sql().contains("'now'"))
        .filter(one -> !one.sql().toUpperCase(Locale.ROOT).contains("CURRENT_TIME"));
  }

  @ParameterizedTest
  @MethodSource("acceptedAndTheSameAtAnyTime")
  void limitedTextGivesTheSameRowsButFewer(SqliteStatements.Case statement) throws SQLException {
    ReadOnlyQuery query = GUARD.inspect(statement.sql()).orThrow();
    List<String> all = rows(query.sql());
    for (int most = 1; most <= 4; most++) {
      ReadOnlyQuery limited = query.limited(most);
      List<String> some = rows(limited.sql());
      assertThat(all).containsAll(some);
      boolean untouched = limited.sql().equals(query.sql());
      assertThat(some).hasSize(untouched ? all.size() : Math.min(all.size(), most + 1));
    }
  }

  @Test
  void keepsTheSmallestOfSeveralLimits() {
    ReadOnlyQuery query = GUARD.inspect("SELECT a FROM t").orThrow();
    assertThat(query.limited(10).limited(20).limited(15).sql()).endsWith(" LIMIT 11");
  }

  @Test
  void keepsTheProofOfTheWholeQuery() {
    ReadOnlyQuery query = GUARD.inspect("SELECT upper(a) FROM t WHERE b = :b").orThrow();
    ReadOnlyQuery limited = query.limited(5);
    assertThat(limited.parameters()).containsExactly("b");
    assertThat(limited.functions()).isEqualTo(query.functions());
    assertThat(limited.tables()).isEqualTo(query.tables());
  }

  @Test
  void doesNotOverflow() {
    assertThat(GUARD.inspect("SELECT a FROM t").orThrow().limited(Long.MAX_VALUE).sql())
        .endsWith(" LIMIT " + Long.MAX_VALUE);
  }

  @Test
  void refusesALimitBelowOne() {
    ReadOnlyQuery query = GUARD.inspect("SELECT a FROM t").orThrow();
    assertThatThrownBy(() -> query.limited(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> rows(String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (PreparedStatement statement = database.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(rows.getString(i)).append('|');
        }
        all.add(row.toString());
      }
    }
    return all;
  }
}
