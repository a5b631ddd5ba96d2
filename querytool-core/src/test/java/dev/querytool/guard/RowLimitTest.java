package dev.querytool.guard;

import static java.util.Objects.requireNonNull;
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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RowLimitTest {

  private static final Map<Dialect, SqlGuard> GUARDS =
      Stream.of(Dialect.values())
          .collect(
              Collectors.toMap(
                  dialect -> dialect,
                  dialect -> SqlGuard.builder(dialect).namedParameters().build()));

  private static final SqlGuard GUARD = requireNonNull(GUARDS.get(Dialect.SQLITE));

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
          SELECT a FROM t                                            | SELECT a FROM t LIMIT 4
          SELECT a FROM t ;                                          | SELECT a FROM t LIMIT 4
          SELECT a FROM t -- LIMIT 1                                 | SELECT a FROM t LIMIT 4
          SELECT a FROM t LIMIT/* x */50 /* LIMIT 2 */               | SELECT a FROM t LIMIT 4
          SELECT a FROM t ORDER BY a DESC                            | SELECT a FROM t ORDER BY a DESC LIMIT 4
          SELECT DISTINCT a FROM t GROUP BY a HAVING a > 1           | SELECT DISTINCT a FROM t GROUP BY a HAVING a > 1 LIMIT 4
          SELECT a FROM t ORDER BY CASE WHEN a = 1 THEN 1 ELSE 2 END | SELECT a FROM t ORDER BY CASE WHEN a = 1 THEN 1 ELSE 2 END LIMIT 4
          SELECT a, rank() OVER w FROM t WINDOW w AS (ORDER BY a)    | SELECT a, rank() OVER w FROM t WINDOW w AS (ORDER BY a) LIMIT 4
          SELECT 1                                                   | SELECT 1 LIMIT 4
          SELECT a FROM t LIMIT 0                                    | =
          SELECT a FROM t LIMIT 00                                   | =
          SELECT a FROM t LIMIT 3                                    | =
          SELECT a FROM t LIMIT 4                                    | =
          SELECT a FROM t LIMIT 5                                    | SELECT a FROM t LIMIT 4
          SELECT a FROM t limit 007                                  | SELECT a FROM t limit 4
          SELECT a FROM t LIMIT 1000 OFFSET 7                        | SELECT a FROM t LIMIT 4 OFFSET 7
          SELECT a FROM t LIMIT 1000 OFFSET :n                       | SELECT a FROM t LIMIT 4 OFFSET ?
          SELECT a FROM t LIMIT 2 OFFSET 700                         | =
          SELECT a FROM t LIMIT :n                                   | =
          SELECT a FROM t LIMIT 9223372036854775807                  | SELECT a FROM t LIMIT 4
          SELECT a FROM t LIMIT 18446744073709551616                 | =
          SELECT a FROM t LIMIT 99999999999999999999999999           | =
          SELECT a FROM (SELECT a FROM t LIMIT 2) AS x               | SELECT a FROM (SELECT a FROM t LIMIT 2) AS x LIMIT 4
          SELECT (SELECT a FROM t LIMIT 1) FROM u                    | SELECT (SELECT a FROM t LIMIT 1) FROM u LIMIT 4
          SELECT a FROM t UNION ALL SELECT b FROM u                  | SELECT a FROM t UNION ALL SELECT b FROM u LIMIT 4
          SELECT a FROM t EXCEPT SELECT b FROM u                     | SELECT a FROM t EXCEPT SELECT b FROM u LIMIT 4
          SELECT a FROM t INTERSECT SELECT b FROM u                  | SELECT a FROM t INTERSECT SELECT b FROM u LIMIT 4
          SELECT a FROM t UNION ALL SELECT b FROM u LIMIT 2          | =
          SELECT a FROM t UNION ALL SELECT b FROM u LIMIT 50         | SELECT a FROM t UNION ALL SELECT b FROM u LIMIT 4
          SELECT a FROM t UNION SELECT b FROM u ORDER BY 1           | SELECT a FROM t UNION SELECT b FROM u ORDER BY 1 LIMIT 4
          WITH c AS (SELECT 1 LIMIT 9) SELECT * FROM c               | WITH c AS (SELECT 1 LIMIT 9) SELECT * FROM c LIMIT 4
          WITH c AS (SELECT 1) SELECT * FROM c LIMIT 9               | WITH c AS (SELECT 1) SELECT * FROM c LIMIT 4
          WITH c AS (SELECT 1) SELECT * FROM c UNION SELECT 2        | WITH c AS (SELECT 1) SELECT * FROM c UNION SELECT 2 LIMIT 4
          SELECT 'x LIMIT 9' FROM t                                  | SELECT 'x LIMIT 9' FROM t LIMIT 4
          """,
      quoteCharacter = '~')
  void limitsOnEveryEngine(String sql, String limited) {
    assertLimited(sql, limited, Dialect.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (SELECT a FROM t)                                                      | (SELECT a FROM t LIMIT 4)
          ((SELECT a FROM t ORDER BY a))                                         | ((SELECT a FROM t ORDER BY a LIMIT 4))
          (SELECT a FROM t LIMIT 50)                                             | (SELECT a FROM t LIMIT 4)
          (SELECT a FROM t LIMIT 2)                                              | =
          (SELECT a FROM t LIMIT :n)                                             | =
          (SELECT a FROM t UNION SELECT b FROM u)                                | (SELECT a FROM t UNION SELECT b FROM u LIMIT 4)
          ((SELECT a FROM t) UNION (SELECT b FROM u LIMIT 50) LIMIT 60)          | ((SELECT a FROM t) UNION (SELECT b FROM u LIMIT 50) LIMIT 4)
          (SELECT a FROM t) UNION SELECT b FROM u                                | (SELECT a FROM t) UNION SELECT b FROM u LIMIT 4
          SELECT a FROM t UNION (SELECT b FROM u)                                | SELECT a FROM t UNION (SELECT b FROM u) LIMIT 4
          SELECT a FROM t UNION ALL (SELECT b FROM u)                            | SELECT a FROM t UNION ALL (SELECT b FROM u) LIMIT 4
          SELECT a FROM t UNION DISTINCT (SELECT b FROM u)                       | SELECT a FROM t UNION DISTINCT (SELECT b FROM u) LIMIT 4
          SELECT a FROM t UNION (SELECT b FROM u LIMIT 50)                       | SELECT a FROM t UNION (SELECT b FROM u LIMIT 50) LIMIT 4
          SELECT a FROM t UNION (SELECT b FROM u LIMIT 50) LIMIT 60              | SELECT a FROM t UNION (SELECT b FROM u LIMIT 50) LIMIT 4
          (SELECT a FROM t LIMIT 50) UNION (SELECT b FROM u) LIMIT 2             | =
          (SELECT a FROM t LIMIT 5) EXCEPT (SELECT b FROM u) ORDER BY 1 LIMIT 60 | (SELECT a FROM t LIMIT 5) EXCEPT (SELECT b FROM u) ORDER BY 1 LIMIT 4
          SELECT a FROM t INTERSECT (SELECT b FROM u UNION SELECT 1)             | SELECT a FROM t INTERSECT (SELECT b FROM u UNION SELECT 1) LIMIT 4
          (SELECT 1) UNION (SELECT 2) UNION (SELECT 3)                           | (SELECT 1) UNION (SELECT 2) UNION (SELECT 3) LIMIT 4
          (WITH c AS (SELECT 1 AS x) SELECT x FROM c)                            | (WITH c AS (SELECT 1 AS x) SELECT x FROM c LIMIT 4)
          """,
      quoteCharacter = '~')
  void limitsBracketsOnServers(String sql, String limited) {
    assertLimited(sql, limited, Dialect.POSTGRES, Dialect.MYSQL, Dialect.MARIADB);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VALUES (1), (2)                      | VALUES (1), (2) LIMIT 4
          VALUES (1), (2) ORDER BY 1 LIMIT 50  | VALUES (1), (2) ORDER BY 1 LIMIT 4
          VALUES (1), (2) LIMIT 2              | =
          (VALUES (1), (2))                    | (VALUES (1), (2) LIMIT 4)
          SELECT 1 UNION ALL VALUES (2)        | SELECT 1 UNION ALL VALUES (2) LIMIT 4
          VALUES (1) UNION SELECT 2            | VALUES (1) UNION SELECT 2 LIMIT 4
          WITH c AS (SELECT 1 AS x) VALUES (1) | WITH c AS (SELECT 1 AS x) VALUES (1) LIMIT 4
          """,
      quoteCharacter = '~')
  void limitsListsOfValues(String sql, String limited) {
    assertLimited(sql, limited, Dialect.POSTGRES, Dialect.MARIADB);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VALUES ROW(1), ROW(2)                     | VALUES ROW(1), ROW(2) LIMIT 4
          VALUES ROW(1), ROW(2) ORDER BY 1 LIMIT 50 | VALUES ROW(1), ROW(2) ORDER BY 1 LIMIT 4
          (VALUES ROW(1), ROW(2))                   | (VALUES ROW(1), ROW(2) LIMIT 4)
          SELECT 1 UNION ALL VALUES ROW(2)          | SELECT 1 UNION ALL VALUES ROW(2) LIMIT 4
          """,
      quoteCharacter = '~')
  void limitsMysqlsListsOfRows(String sql, String limited) {
    assertLimited(sql, limited, Dialect.MYSQL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM t LIMIT ALL                                          | SELECT a FROM t LIMIT 4
          SELECT a FROM t OFFSET 5 LIMIT ALL                                 | SELECT a FROM t OFFSET 5 LIMIT 4
          SELECT a FROM t LIMIT NULL                                         | SELECT a FROM t LIMIT 4
          SELECT a FROM t LIMIT (NULL) OFFSET 2                              | SELECT a FROM t LIMIT 4 OFFSET 2
          SELECT a FROM t LIMIT (ALL)                                        | =
          SELECT a FROM t LIMIT -1                                           | =
          SELECT a FROM t LIMIT -0                                           | =
          SELECT a FROM t LIMIT +50                                          | SELECT a FROM t LIMIT 4
          SELECT a FROM t LIMIT ((50))                                       | SELECT a FROM t LIMIT 4
          SELECT a FROM t LIMIT (2)                                          | =
          SELECT a FROM t LIMIT (1) + (50)                                   | =
          SELECT a FROM t LIMIT 100 + 1                                      | =
          SELECT a FROM t LIMIT (SELECT 100 LIMIT 9) OFFSET 1                | =
          SELECT a FROM t LIMIT CASE WHEN 1 = 1 THEN 50 ELSE 60 END          | =
          SELECT a FROM t LIMIT 50::int                                      | =
          SELECT a FROM t LIMIT 50.0                                         | =
          SELECT a FROM t LIMIT '50'                                         | =
          SELECT a FROM t LIMIT 9223372036854775808                          | =
          SELECT a FROM t OFFSET 5                                           | SELECT a FROM t OFFSET 5 LIMIT 4
          SELECT a FROM t OFFSET 5 ROWS                                      | SELECT a FROM t OFFSET 5 ROWS LIMIT 4
          SELECT a FROM t OFFSET (SELECT 1 LIMIT 9) LIMIT 50                 | SELECT a FROM t OFFSET (SELECT 1 LIMIT 9) LIMIT 4
          SELECT a FROM t OFFSET 1 LIMIT :n                                  | =
          SELECT a FROM t OFFSET :n                                          | SELECT a FROM t OFFSET ? LIMIT 4
          SELECT a FROM t FETCH FIRST 50 ROWS ONLY                           | SELECT a FROM t FETCH FIRST 4 ROWS ONLY
          SELECT a FROM t FETCH NEXT 50 ROW ONLY                             | SELECT a FROM t FETCH NEXT 4 ROW ONLY
          SELECT a FROM t FETCH FIRST 2 ROWS ONLY                            | =
          SELECT a FROM t FETCH FIRST 0 ROWS ONLY                            | =
          SELECT a FROM t FETCH FIRST ROW ONLY                               | =
          SELECT a FROM t FETCH NEXT ROWS ONLY OFFSET 5                      | =
          SELECT a FROM t FETCH FIRST (50) ROWS ONLY                         | SELECT a FROM t FETCH FIRST 4 ROWS ONLY
          SELECT a FROM t FETCH FIRST NULL ROWS ONLY                         | SELECT a FROM t FETCH FIRST 4 ROWS ONLY
          SELECT a FROM t FETCH FIRST -1 ROWS ONLY                           | =
          SELECT a FROM t FETCH FIRST :n ROWS ONLY                           | =
          SELECT a FROM t FETCH FIRST (2 + 90) ROWS ONLY                     | =
          SELECT a FROM t FETCH FIRST 9223372036854775807 ROWS ONLY          | SELECT a FROM t FETCH FIRST 4 ROWS ONLY
          SELECT a FROM t OFFSET 5 ROWS FETCH FIRST 50 ROWS ONLY             | SELECT a FROM t OFFSET 5 ROWS FETCH FIRST 4 ROWS ONLY
          SELECT a FROM t FETCH FIRST 50 ROWS ONLY OFFSET :n                 | SELECT a FROM t FETCH FIRST 4 ROWS ONLY OFFSET ?
          SELECT a FROM t ORDER BY a FETCH FIRST 50 ROWS WITH TIES           | SELECT a FROM t ORDER BY a FETCH FIRST 4 ROWS ONLY
          SELECT a FROM t ORDER BY a FETCH FIRST 50 ROWS WITH TIES OFFSET 5  | SELECT a FROM t ORDER BY a FETCH FIRST 4 ROWS ONLY OFFSET 5
          SELECT a FROM t ORDER BY a FETCH FIRST 2 ROWS WITH TIES            | =
          SELECT a FROM t ORDER BY a FETCH FIRST ROW WITH TIES               | =
          SELECT a FROM t ORDER BY a FETCH FIRST NULL ROWS WITH TIES         | =
          SELECT a FROM t LIMIT 5 FETCH FIRST 50 ROWS ONLY                   | =
          (SELECT a FROM t) FETCH FIRST 50 ROWS ONLY                         | (SELECT a FROM t) FETCH FIRST 4 ROWS ONLY
          (SELECT a FROM t) UNION (SELECT b FROM u) FETCH FIRST 50 ROWS ONLY | (SELECT a FROM t) UNION (SELECT b FROM u) FETCH FIRST 4 ROWS ONLY
          (SELECT 1) UNION ALL (SELECT 2 LIMIT 1) OFFSET 1                   | (SELECT 1) UNION ALL (SELECT 2 LIMIT 1) OFFSET 1 LIMIT 4
          SELECT a AS limit, b AS "fetch" FROM t                             | SELECT a AS "limit", b AS "fetch" FROM t LIMIT 4
          """,
      quoteCharacter = '~')
  void limitsOnPostgres(String sql, String limited) {
    assertLimited(sql, limited, Dialect.POSTGRES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM t LIMIT 10, 20                  | SELECT a FROM t LIMIT 10, 4
          SELECT a FROM t LIMIT 1000, 2                 | =
          SELECT a FROM t LIMIT :n, 20                  | SELECT a FROM t LIMIT ?, 4
          SELECT a FROM t LIMIT 5, :n                   | =
          SELECT a FROM t LIMIT 9223372036854775808     | SELECT a FROM t LIMIT 4
          SELECT a FROM t LIMIT 5, 18446744073709551615 | SELECT a FROM t LIMIT 5, 4
          SELECT a FROM t LIMIT -1                      | =
          SELECT a FROM t LIMIT NULL                    | =
          SELECT a FROM t LIMIT (50)                    | =
          SELECT a FROM t LIMIT +50                     | =
          SELECT a FROM t GROUP BY a WITH ROLLUP        | SELECT a FROM t GROUP BY a WITH ROLLUP LIMIT 4
          SELECT a AS `limit` FROM t                    | SELECT a AS `limit` FROM t LIMIT 4
          """,
      quoteCharacter = '~')
  void limitsOnMysqlAndMariaDb(String sql, String limited) {
    assertLimited(sql, limited, Dialect.MYSQL, Dialect.MARIADB);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM t LIMIT 7, 1000                        | SELECT a FROM t LIMIT 7, 4
          SELECT a FROM t LIMIT 1 + max(1, 2), 1000            | SELECT a FROM t LIMIT 1 + max(1, 2), 4
          SELECT a FROM t LIMIT 1000, 2                        | =
          SELECT a FROM t LIMIT -1                             | SELECT a FROM t LIMIT 4
          SELECT a FROM t LIMIT - 5 OFFSET 2                   | SELECT a FROM t LIMIT 4 OFFSET 2
          SELECT a FROM t LIMIT (-1)                           | SELECT a FROM t LIMIT 4
          SELECT a FROM t LIMIT -9223372036854775808           | SELECT a FROM t LIMIT 4
          SELECT a FROM t LIMIT -9223372036854775809           | =
          SELECT a FROM t LIMIT -0                             | =
          SELECT a FROM t LIMIT (+50)                          | SELECT a FROM t LIMIT 4
          SELECT a FROM t LIMIT 100 + 1                        | =
          SELECT a FROM t LIMIT (SELECT 100)                   | =
          SELECT a FROM t LIMIT NULL                           | =
          SELECT a FROM t LIMIT 1e3                            | =
          SELECT a FROM t LIMIT 9223372036854775808            | =
          SELECT a FROM t LIMIT 1000 OFFSET (SELECT 1 LIMIT 9) | SELECT a FROM t LIMIT 4 OFFSET (SELECT 1 LIMIT 9)
          SELECT a FROM t WHERE b IN (SELECT c FROM u LIMIT 2) | SELECT a FROM t WHERE b IN (SELECT c FROM u LIMIT 2) LIMIT 4
          VALUES (1), (2)                                      | =
          WITH c AS (SELECT 1) VALUES (1), (2)                 | =
          SELECT 1 UNION ALL VALUES (2)                        | =
          VALUES (1) UNION SELECT 2                            | VALUES (1) UNION SELECT 2 LIMIT 4
          SELECT a AS "limit", b AS offset FROM t LIMIT 50     | SELECT a AS "limit", b AS offset FROM t LIMIT 4
          """,
      quoteCharacter = '~')
  void limitsOnSqlite(String sql, String limited) {
    assertLimited(sql, limited, Dialect.SQLITE);
  }

  /** Also asks whether the guard takes what it wrote, so that what is run has been read. */
  private static void assertLimited(String sql, String limited, Dialect... dialects) {
    for (Dialect dialect : dialects) {
      SqlGuard guard = requireNonNull(GUARDS.get(dialect));
      ReadOnlyQuery query = guard.inspect(sql).orThrow();
      String written = query.limited(3).sql().replace("pg_catalog.", "");
      assertThat(written)
          .as(dialect.toString())
          .isEqualTo(limited.equals("=") ? query.sql() : limited);
      assertThat(guard.inspect(written.replace("?", ":n")).orThrow().limited(3).sql())
          .as("%s, once more", dialect)
          .isEqualTo(query.limited(3).sql());
    }
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
