package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MysqlNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MYSQL   | SELECT Name, CITY FROM customers                                 |
          MYSQL   | SELECT c.Name FROM customers c                                   |
          MYSQL   | SELECT shop.customers.name FROM customers                        |
          MYSQL   | SELECT customers.name FROM shop.customers                        |
          MYSQL   | SELECT ÄRGER FROM customers                                      |
          MYSQL   | SELECT name FROM Customers                                       | unknown-table
          MYSQL   | SELECT name FROM SHOP.customers                                  | unknown-table
          MYSQL   | SELECT C.name FROM customers c                                   | unknown-column
          MYSQL   | SELECT arger FROM customers                                      | unknown-column
          MYSQL   | SELECT nothing FROM customers                                    | unknown-column
          MYSQL   | SELECT name FROM customers, secrets                              | ambiguous-column
          MYSQL   | SELECT name FROM nowhere                                         | unknown-table
          MYSQL   | SELECT c.name FROM customers c, customers C                      | ambiguous-table
          MYSQL   | WITH Secrets AS (SELECT 1 AS a) SELECT * FROM secrets            | ambiguous-table
          MARIADB | WITH Secrets AS (SELECT 1 AS a) SELECT a FROM secrets            |
          MYSQL   | WITH x AS (SELECT 1 AS a), X AS (SELECT 2 AS b) SELECT a FROM x  |
          MARIADB | WITH x AS (SELECT 1 AS a), X AS (SELECT 2 AS b) SELECT a FROM x  | common-table
          MYSQL   | WITH a AS (SELECT * FROM b), b AS (SELECT 1) SELECT * FROM a     | common-table
          MARIADB | WITH a AS (SELECT * FROM b), b AS (SELECT 1) SELECT * FROM a     | common-table
          MYSQL   | WITH RECURSIVE n AS (SELECT 1 AS i UNION SELECT i + 1 FROM n) SELECT i FROM n |
          MYSQL   | SELECT name AS n FROM customers ORDER BY N                       |
          MYSQL   | SELECT c.name FROM customers c, secrets ORDER BY NAME            |
          MARIADB | SELECT c.name FROM customers c, secrets ORDER BY name            |
          MYSQL   | SELECT c.name AS n FROM customers c, secrets ORDER BY name       | ambiguous-column
          MYSQL   | SELECT c.name, s.name FROM customers c, secrets s ORDER BY name  | ambiguous-column
          MYSQL   | SELECT c.name FROM customers c, secrets ORDER BY lower(name)     | ambiguous-column
          MYSQL   | SELECT COUNT(*) AS 'total' FROM customers ORDER BY total         |
          MYSQL   | SELECT TIMESTAMPDIFF(WEEK, name, city) FROM customers            |
          MYSQL   | SELECT WEEK FROM customers                                       | unknown-column
          MYSQL   | SELECT lower(WEEK) FROM customers                                | unknown-column
          MYSQL   | SELECT name FROM secrets s JOIN customers USING (name)           |
          MYSQL   | SELECT * FROM secrets s RIGHT JOIN secrets t ON 1 = 1 JOIN (SELECT 1 AS city) c USING (city) | unknown-column
          MYSQL   | SELECT * FROM secrets s RIGHT JOIN (SELECT 1 AS city) t ON 1 = 1 JOIN customers c USING (city) | unsupported-syntax
          MYSQL   | SELECT 1 AS 'İ'                                                  | character
          MARIADB | SELECT 1 AS 'Ẁ'                                                  | character
          MYSQL   | SELECT 1 AS 'Ä'                                                  |
          MYSQL   | SELECT * FROM customers JOIN (secrets JOIN (SELECT 1 AS name) s USING (name)) ON 1 = 1 | unsupported-syntax
          """)
  void findsWhatAServerFinds(Dialect dialect, String sql, String rule) {
    assertThat(SqlGuard.of(dialect).inspect(sql, catalog(dialect)).violations())
        .extracting(GuardViolation::rule)
        .isEqualTo(rule == null ? List.of() : List.of(rule));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT NAME AS label FROM customers                            | customers.name
          SELECT DATE_ADD(name, INTERVAL city DAY) FROM customers        | customers.city customers.name
          SELECT GROUP_CONCAT(name ORDER BY city SEPARATOR ';') FROM customers | customers.city customers.name
          SELECT EXTRACT(YEAR FROM name) FROM customers                  | customers.name
          SELECT TRIM(BOTH name FROM city) FROM customers                | customers.city customers.name
          SELECT MATCH (name) AGAINST ('x') FROM customers               | customers.name
          SELECT CONVERT(name USING gbk) FROM customers                  | customers.name
          SELECT JSON_ARRAYAGG(name) FROM customers                      | customers.name
          SELECT name = ANY (SELECT value FROM secrets) FROM customers   | customers.name secrets.value
          SELECT INTERVAL (name) WEEK + city FROM customers              | customers.city customers.name
          """)
  void tellsWhereAColumnComesFrom(String sql, String sources) {
    ReadOnlyQuery query = SqlGuard.of(Dialect.MYSQL).inspect(sql, catalog(Dialect.MYSQL)).orThrow();
    assertThat(query.outputs().get(0).sources())
        .map(source -> source.replace("shop.", ""))
        .containsExactly(sources.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          secrets s JOIN customers c USING (name)                        | s.name s.value c.city c.ärger
          customers c JOIN (SELECT value AS city FROM secrets) s USING (city) | c.city c.name c.ärger
          secrets s RIGHT JOIN customers c USING (name)                  | c.name c.city c.ärger s.value
          secrets s NATURAL LEFT JOIN customers c                        | s.name s.value c.city c.ärger
          secrets x, customers c NATURAL JOIN secrets s                  | x.name x.value c.name c.city c.ärger s.value
          """)
  void starShowsTheColumnsOfUsingFirst(String from, String sources) {
    for (Dialect dialect : List.of(Dialect.MYSQL, Dialect.MARIADB)) {
      ReadOnlyQuery query =
          SqlGuard.of(dialect).inspect("SELECT * FROM " + from, catalog(dialect)).orThrow();
      assertThat(query.outputs())
          .map(output -> String.join("+", output.sources()))
          .containsExactly(
              sources
                  .replaceAll("\\bc\\.", "shop.customers.")
                  .replaceAll("\\b[sx]\\.", "shop.secrets.")
                  .split(" "));
    }
  }

  /** Every capital that a name may hold has the small form that the server gives it. */
  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void twoNamesThatAreOneToTheGuardAreOneToTheServer(TestServer server) throws SQLException {
    NameRules rules = NameRules.of(server.dialect());
    List<String> otherwise = new ArrayList<>();
    try (TestDatabase database = server.newDatabase();
        Connection connection = database.connect()) {
      for (char c : capitals(server.dialect())) {
        String sql = "SELECT `" + c + "` FROM (SELECT 1 AS `" + rules.fold("" + c) + "`) t";
        if (Rows.of(connection, sql).startsWith("refused")) {
          otherwise.add(Characters.name(c));
        }
      }
    }
    assertThat(otherwise).isEmpty();
  }

  private static List<Character> capitals(Dialect dialect) {
    Steps steps = Steps.of(dialect, Set.of());
    List<Character> letters = new ArrayList<>();
    for (int c = 'A'; c <= 0xFFFF; c++) {
      if (Character.toLowerCase((char) c) != c
          && steps.ruleFor("SELECT `" + (char) c + "`").isEmpty()) {
        letters.add((char) c);
      }
    }
    assertThat(letters).hasSizeGreaterThan(200);
    return letters;
  }

  private static CatalogSnapshot catalog(Dialect dialect) {
    return new CatalogSnapshot(
        "test",
        dialect,
        1,
        Instant.EPOCH,
        "shop",
        List.of(table("customers", "name", "city", "ärger"), table("secrets", "name", "value")));
  }

  private static TableMetadata table(String name, String... columns) {
    return TableMetadata.builder("shop", name, TableType.TABLE)
        .fields(
            Stream.of(columns)
                .map(column -> FieldMetadata.builder(column, "varchar").ordinalPosition(1).build())
                .toList())
        .build();
  }
}
