package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the engine reads a table, the guard never takes its name for a common table expression's.
 * All values are handed on to the result, so it shows what was read.
 */
class CommonTablesOnEnginesTest {

  private static final int QUERIES = Boolean.getBoolean("querytool.tests.deep") ? 3_000 : 150;
  private static final long SEED = 20261122;

  private static final List<String> QUESTIONS =
      List.of(
          "WITH x AS (SELECT 'c' AS v)"
              + " SELECT v FROM (WITH y AS (SELECT v FROM x) SELECT v FROM y) z",
          "WITH x AS (SELECT 'c' AS v) SELECT (WITH y AS (SELECT v FROM x) SELECT v FROM y) AS v",
          "WITH x AS (SELECT 'c' AS v) SELECT v FROM (WITH y AS (SELECT 1 AS q) SELECT v FROM x) z",
          "WITH x AS (SELECT 'c' AS v), b AS (WITH c AS (SELECT v FROM x) SELECT v FROM c)"
              + " SELECT v FROM b",
          "WITH x AS (SELECT 'c' AS v) (WITH y AS (SELECT v FROM x) SELECT v FROM y)",
          "WITH x AS (SELECT 'c' AS v) (WITH y AS (SELECT 1 AS q) SELECT v FROM x)",
          "WITH x AS (SELECT 'c' AS v) SELECT v FROM x UNION ALL"
              + " (WITH y AS (SELECT v FROM x) SELECT v FROM y)",
          "WITH x AS (SELECT 'c' AS v)"
              + " SELECT v FROM (WITH x AS (SELECT v FROM x) SELECT v FROM x) z",
          "WITH y AS (SELECT v FROM x), x AS (SELECT 'c' AS v) SELECT v FROM y",
          "WITH RECURSIVE y AS (SELECT v FROM x), x AS (SELECT 'c' AS v) SELECT v FROM y",
          "WITH x AS (SELECT v FROM x UNION ALL SELECT v FROM x) SELECT v FROM x",
          "WITH RECURSIVE x AS (SELECT v FROM x) SELECT v FROM x");

  static Stream<TestServer> servers() {
    return Engines.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void noTableOfAServerPassesForACommonTable(TestServer server) throws SQLException {
    try (TestDatabase database = server.newDatabase();
        Connection connection = database.connect()) {
      database.execute("CREATE TABLE x (v varchar(9))", "INSERT INTO x VALUES ('TABLE')");
      assertThat(unseen(SqlGuard.of(server.dialect()), connection)).isEmpty();
    }
  }

  @Test
  void noTableOfSqlitePassesForACommonTable() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate("CREATE TABLE x (v)");
        statement.executeUpdate("INSERT INTO x VALUES ('TABLE')");
      }
      assertThat(unseen(SqlGuard.of(Dialect.SQLITE), connection)).isEmpty();
    }
  }

  /** Returns the accepted queries that read the table without the guard's knowing. */
  private static List<String> unseen(SqlGuard guard, Connection connection) {
    List<String> unseen = new ArrayList<>();
    int accepted = 0;
    Random random = new Random(SEED);
    List<String> queries = new ArrayList<>(QUESTIONS);
    for (int i = 0; i < QUERIES; i++) {
      queries.add(query(random, 3));
    }
    for (String sql : queries) {
      Inspection inspection = guard.inspect(sql);
      if (inspection.accepted()) {
        accepted++;
        boolean known =
            inspection.orThrow().tables().stream()
                .anyMatch(table -> table.tableName().equalsIgnoreCase("x"));
        String few = inspection.orThrow().limited(20).sql();
        boolean read = Rows.of(connection, few).contains("TABLE");
        if (read && !known) {
          unseen.add(sql);
        }
      }
    }
    assertThat(accepted).isGreaterThan(QUERIES / 10);
    return unseen;
  }

  private static String query(Random random, int depth) {
    String with = "";
    if (depth > 0 && random.nextInt(3) > 0) {
      List<String> definitions = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(2); i++) {
        definitions.add("xy".charAt((i + random.nextInt(2)) % 2) + " AS (" + body(random, depth));
      }
      with = "WITH " + (random.nextInt(5) == 0 ? "RECURSIVE " : "");
      with += String.join("), ", definitions) + ") ";
    }
    return with + body(random, depth - 1);
  }

  private static String body(Random random, int depth) {
    if (depth <= 0) {
      return leaf(random);
    }
    return switch (random.nextInt(7)) {
      case 0 -> "SELECT v FROM (" + query(random, depth - 1) + ") AS d";
      case 1 -> "SELECT (" + query(random, depth - 1) + " LIMIT 1) AS v";
      case 2 -> leaf(random) + " UNION ALL " + leaf(random);
      case 3 -> leaf(random) + " UNION ALL (" + query(random, depth - 1) + ")";
      case 4 -> "(" + query(random, depth - 1) + ")";
      case 5 -> query(random, depth - 1);
      default -> leaf(random);
    };
  }

  private static String leaf(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "SELECT 'c' AS v";
      case 1 -> "SELECT v FROM y";
      default -> "SELECT v FROM x";
    };
  }
}
