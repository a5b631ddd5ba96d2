package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guard takes a text for is what MySQL and MariaDB take it for. */
class MysqlStatementsOnServersTest {

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void theServerRunsWhatIsAccepted(TestServer server) throws SQLException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    try (TestDatabase database = MysqlStatements.database(server);
        Connection connection = database.connect()) {
      assertThat(accepted(server))
          .filteredOn(
              sql -> Rows.of(connection, guard.inspect(sql).orThrow().sql()).startsWith("refused"))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void theNamesOfTheseStatementsAreFound(TestServer server) throws SQLException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    try (TestDatabase database = MysqlStatements.database(server)) {
      CatalogSnapshot catalog = MysqlStatements.catalog(database);
      assertThat(accepted(server)).allSatisfy(sql -> accept(guard, sql, catalog));
      assertThat(refused(server))
          .filteredOn(sql -> guard.inspect(sql, catalog).accepted())
          .isEmpty();
    }
  }

  private static void accept(SqlGuard guard, String sql, CatalogSnapshot catalog) {
    assertThat(guard.inspect(sql, catalog).violations()).as(sql).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void theTextAsGivenAndAsRunHaveTheSameRows(TestServer server) throws SQLException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    try (TestDatabase database = MysqlStatements.database(server);
        Connection connection = database.connect()) {
      List<String> understood =
          accepted(server).stream()
              .filter(sql -> !Rows.of(connection, sql).startsWith("refused"))
              .toList();
      assertThat(understood).hasSizeGreaterThan(300);
      assertThat(understood)
          .allSatisfy(
              sql ->
                  assertThat(Rows.of(connection, guard.inspect(sql).orThrow().sql()))
                      .as(sql)
                      .isEqualTo(Rows.of(connection, sql)));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void theServerTakesTheLimitThatIsPutIn(TestServer server) throws SQLException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    try (TestDatabase database = MysqlStatements.database(server);
        Connection connection = database.connect()) {
      List<ReadOnlyQuery> limited =
          accepted(server).stream()
              .map(sql -> guard.inspect(sql).orThrow())
              .filter(query -> !query.limited(1).sql().equals(query.sql()))
              .toList();
      assertThat(limited).hasSizeGreaterThan(200);
      assertThat(limited)
          .allSatisfy(
              query ->
                  assertThat(Rows.of(connection, query.limited(1).sql()))
                      .as(query.limited(1).sql())
                      .doesNotStartWith("refused")
                      .satisfies(rows -> assertThat(rows.split("\\|\n", 4)).hasSizeLessThan(4)));
    }
  }

  /** The digest is the server's own list of the tokens, with literals left out. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("mysql")
  void theServerCutsBothTextsIntoTheSameTokens(TestServer server) throws SQLException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    try (TestDatabase database = server.newDatabase();
        Connection connection = database.connect()) {
      assertThat(accepted(server).stream().filter(sql -> !rewritten(sql)))
          .hasSizeGreaterThan(270)
          .allSatisfy(
              sql ->
                  assertThat(digest(connection, guard.inspect(sql).orThrow().sql()))
                      .as(sql)
                      .isEqualTo(digest(connection, sql)));
    }
  }

  static Stream<TestServer> mysql() {
    return Engines.find(Dialect.MYSQL).stream();
  }

  /** Tells whether a text is written anew in other words on purpose. */
  private static boolean rewritten(String sql) {
    return sql.matches(
        "(?is).*( MOD |CONVERT ?\\([^,()]*,|FROM DUAL|UTC_DATE =|CURRENT_USER IS|'[^']*' ?['\"][a-z]"
            + "|\"[^\"]*\" \"|AS ['\"]|\\) '|INTERVAL ?\\(|DISTINCTROW|count \\(|- -|-rank"
            + "|BINARY|CHARSET|SQL_|HIGH_PRIORITY|(USE|FORCE|IGNORE) (INDEX|KEY)|MATCH [a-z]"
            + "|JSON_OBJECT\\((?!')|' '\\\\|name '[xN]|INTERVAL ROW).*|TABLE .*|.*OVER \\(w.*");
  }

  private static String digest(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT STATEMENT_DIGEST_TEXT(?)")) {
      statement.setString(1, sql);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1).replace("`", "").replace("SQL_TSI_", "").toLowerCase(Locale.ROOT);
      }
    }
  }

  private static List<String> accepted(TestServer server) {
    return MysqlStatements.of(server.dialect())
        .filter(one -> one.rule().isEmpty())
        .map(MysqlStatements.Case::sql)
        .toList();
  }

  private static List<String> refused(TestServer server) {
    return MysqlStatements.of(server.dialect())
        .filter(one -> !one.rule().isEmpty())
        .map(MysqlStatements.Case::sql)
        .toList();
  }
}
