package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.access.Grant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One small business on every engine, and what is asked of it there: each question is accepted, and
 * answered as the text that was given, also where a grant that hides nothing is written into it.
 */
class AnalystsQuestionsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A question; some can be asked only by those who see all. */
  private record Question(String sql, boolean ofGranted) {}

  @Test
  void areAnsweredBySqliteAsTheyAreWritten() throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      try (Statement statement = connection.createStatement()) {
        for (String sql : schema(Dialect.SQLITE)) {
          statement.execute(sql);
        }
      }
      requireAnswers(
          connection, SqliteStatements.catalog(connection), List.of("all", "sqlite"), 150);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void areAnsweredByMysqlAndMariaDbAsTheyAreWritten(TestServer server)
      throws SQLException, IOException {
    try (TestDatabase database = server.newDatabase()) {
      database.execute(schema(server.dialect()).toArray(String[]::new));
      String own = server.dialect().name().toLowerCase(Locale.ROOT);
      try (Connection connection = database.connect()) {
        requireAnswers(
            connection,
            MysqlStatements.catalog(database),
            List.of("all", "mysql-mariadb", own),
            180);
      }
    }
  }

  @Test
  void areAnsweredByPostgresAsTheyAreWritten() throws SQLException, IOException {
    try (TestDatabase database = Engines.of(Dialect.POSTGRES).newDatabase()) {
      database.execute(schema(Dialect.POSTGRES).toArray(String[]::new));
      try (Connection connection = database.connect()) {
        requireAnswers(
            connection, PostgresStatements.catalog(connection), List.of("all", "postgres"), 200);
      }
    }
  }

  private static void requireAnswers(
      Connection connection, CatalogSnapshot catalog, List<String> files, int atLeast)
      throws IOException {
    SqlGuard guard = SqlGuard.of(catalog.dialect());
    GrantedView all = allRows(catalog);
    List<String> otherwise = new ArrayList<>();
    int asked = 0;
    for (Question question : questions(files)) {
      asked++;
      String given = Rows.of(connection, question.sql().replaceAll("(;|\\s|-- done)+$", ""));
      Inspection plain = guard.inspect(question.sql(), catalog);
      String answer = answer(connection, plain);
      if (given.startsWith("refused") || !answer.equals(given)) {
        otherwise.add(question.sql() + "\n  " + given + "\n  " + answer);
      }
      Inspection granted = guard.inspect(question.sql(), catalog, all);
      if (granted.accepted() != question.ofGranted()) {
        otherwise.add(question.sql() + "\n  granted: " + granted.violations());
      } else if (granted.accepted() && !sorted(answer(connection, granted)).equals(sorted(given))) {
        otherwise.add(question.sql() + "\n  granted as " + granted.orThrow().sql());
      }
    }
    assertThat(otherwise).isEmpty();
    assertThat(asked).isGreaterThan(atLeast);
  }

  private static String answer(Connection connection, Inspection inspection) {
    return inspection.accepted()
        ? Rows.of(connection, inspection.orThrow().sql())
        : inspection.violations().toString();
  }

  private static List<String> sorted(String rows) {
    return Arrays.stream(rows.split("\n", -1)).sorted().toList();
  }

  /** Returns what sees every row, through a filter that is a fence. */
  private static GrantedView allRows(CatalogSnapshot catalog) {
    Grant.Builder grant = Grant.on("test");
    for (TableMetadata table : catalog.tables()) {
      grant.table(table.schemaName(), table.tableName()).rows("length('x') = 1");
    }
    return GrantedView.of(grant.build(), Map.of());
  }

  private static List<Question> questions(List<String> files) throws IOException {
    List<Question> questions = new ArrayList<>();
    for (String file : files) {
      String all = SqliteStatements.resource("questions/" + file + ".jsonl");
      for (String line : all.lines().toList()) {
        JsonNode node = JSON.readTree(line);
        questions.add(new Question(node.get("sql").asText(), !node.has("granted")));
      }
    }
    return questions;
  }

  /** Returns the business's tables in the words of an engine. */
  private static List<String> schema(Dialect dialect) {
    String all = SqliteStatements.resource("questions/schema.sql");
    String own =
        switch (dialect) {
          case POSTGRES ->
              all.replace("@TIME", "timestamp")
                      .replace("@JSON", "jsonb")
                      .replace("@TRUE", "true")
                      .replace("@FALSE", "false")
                  + SqliteStatements.resource("questions/schema-postgres.sql");
          case MYSQL, MARIADB ->
              all.replace("@TIME", "datetime")
                  .replace("@JSON", "json")
                  .replace("@TRUE", "1")
                  .replace("@FALSE", "0")
                  .replaceAll("@\"([^\"]+)\"", "`$1`");
          case SQLITE ->
              all.replace("@TIME", "text")
                  .replace("@JSON", "text")
                  .replace("@TRUE", "1")
                  .replace("@FALSE", "0");
        };
    return own.replace("@\"", "\"").lines().filter(line -> !line.isBlank()).toList();
  }
}
