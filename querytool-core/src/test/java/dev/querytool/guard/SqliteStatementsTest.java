package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqliteStatementsTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.SQLITE);

  private static Connection database;
  private static CatalogSnapshot catalog;

  @BeforeAll
  static void open() throws SQLException {
    database = DriverManager.getConnection("jdbc:sqlite::memory:");
    SqliteStatements.create(database);
    catalog = SqliteStatements.catalog(database);
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.SqliteStatements#accepted")
  void acceptsWhatOnlyReads(SqliteStatements.Case statement) {
    assertThat(GUARD.inspect(statement.sql()).violations()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.SqliteStatements#accepted")
  void acceptsWhatOnlyReadsWithItsNamesResolved(SqliteStatements.Case statement) {
    assertThat(GUARD.inspect(statement.sql(), catalog).violations()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.SqliteStatements#accepted")
  void runsWhatItAccepts(SqliteStatements.Case statement) throws SQLException {
    ReadOnlyQuery query = GUARD.inspect(statement.sql()).orThrow();
    try (Statement jdbc = database.createStatement();
        ResultSet rows = jdbc.executeQuery(query.sql())) {
      assertThat(rows.getMetaData().getColumnCount()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.SqliteStatements#accepted")
  void acceptsItsOwnTextUnchanged(SqliteStatements.Case statement) {
    ReadOnlyQuery query = GUARD.inspect(statement.sql()).orThrow();
    assertThat(GUARD.inspect(query.sql()).orThrow().sql()).isEqualTo(query.sql());
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.SqliteStatements#refused")
  void refusesByTheRuleThatIsBroken(SqliteStatements.Case statement) {
    assertThat(GUARD.inspect(statement.sql()).violations())
        .extracting(GuardViolation::rule)
        .containsExactly(statement.rule());
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.SqliteStatements#refused")
  void refusesWithTheCatalogueToo(SqliteStatements.Case statement) {
    assertThat(GUARD.inspect(statement.sql(), catalog).accepted()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.SqliteStatements#refused")
  void saysWhatIsWrongInItsOwnWords(SqliteStatements.Case statement) {
    GuardViolation violation = GUARD.inspect(statement.sql()).violations().get(0);
    assertThat(violation.message() + violation.advice())
        .doesNotContain("<K_", "<S_", "Encountered", "lexical state", "jsqlparser", "Exception");
    assertThat(violation.advice()).isNotBlank();
  }

  @Test
  void hasStatementsOfBothKinds() {
    assertThat(SqliteStatements.accepted().count()).isGreaterThan(200);
    assertThat(SqliteStatements.refused().count()).isGreaterThan(200);
  }
}
