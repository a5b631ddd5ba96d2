package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What analysts and models write is accepted, and its answer is that of the text as it was given.
 */
class MysqlBusinessTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void anAnalystsQueriesAreAcceptedAndAnsweredAsTheServerDoes(TestServer server)
      throws SQLException, IOException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    List<String> otherwise = new ArrayList<>();
    List<String> statements = statements(server.dialect());
    assertThat(statements).hasSizeGreaterThan(150);
    try (TestDatabase database = MysqlStatements.database(server);
        Connection connection = database.connect()) {
      CatalogSnapshot catalog = MysqlStatements.catalog(database);
      for (String sql : statements) {
        Inspection inspection = guard.inspect(sql, catalog);
        if (!inspection.accepted()) {
          otherwise.add(inspection.violations() + " " + sql);
          continue;
        }
        String asGiven = Rows.of(connection, sql);
        String asRun = Rows.of(connection, inspection.orThrow().sql());
        if (asGiven.startsWith("refused") || !asGiven.equals(asRun)) {
          otherwise.add(asGiven + " | " + asRun + " | " + inspection.orThrow().sql());
        }
      }
    }
    assertThat(otherwise).isEmpty();
  }

  private static List<String> statements(Dialect dialect) throws IOException {
    List<String> statements = new ArrayList<>();
    try (InputStream in = MysqlBusinessTest.class.getResourceAsStream("mysql-business.jsonl")) {
      assertThat(in).isNotNull();
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : all.split("\n", -1)) {
        if (!line.isBlank()) {
          JsonNode node = JSON.readTree(line);
          String only = node.path("only").asText("");
          if (only.isEmpty() || only.equals(dialect.name().toLowerCase(Locale.ROOT))) {
            statements.add(node.get("sql").asText());
          }
        }
      }
    }
    return statements;
  }
}
