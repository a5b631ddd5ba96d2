package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresStatementsTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.POSTGRES);

  private static TestDatabase database;
  private static Connection connection;
  private static CatalogSnapshot catalog;

  @BeforeAll
  static void open() throws SQLException {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
    PostgresStatements.create(database);
    connection = database.connect();
    connection.setAutoCommit(false);
    catalog = PostgresStatements.catalog(connection);
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    database.close();
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.PostgresStatements#accepted")
  void acceptsWhatOnlyReads(SqliteStatements.Case statement) {
    assertThat(GUARD.inspect(statement.sql()).violations()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.PostgresStatements#accepted")
  void acceptsWhatOnlyReadsWithItsNamesResolved(SqliteStatements.Case statement) {
    assertThat(GUARD.inspect(statement.sql(), catalog).violations()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.PostgresStatements#accepted")
  void readsTheSameRowsAsTheTextThatWasGiven(SqliteStatements.Case statement) throws SQLException {
    String canonical = GUARD.inspect(statement.sql()).orThrow().sql();
    List<String> rows = rows(canonical);
    assertThat(rows.get(0)).isNotEmpty();
    if (!statement.sql().matches("(?s).*(random|now|current_|clock_).*")) {
      assertThat(rows).isEqualTo(rows(withoutEnd(statement.sql())));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.PostgresStatements#accepted")
  void runsUnderALimit(SqliteStatements.Case statement) throws SQLException {
    String limited = GUARD.inspect(statement.sql()).orThrow().limited(1).sql();
    assertThat(rows(limited)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.PostgresStatements#accepted")
  void acceptsItsOwnTextUnchanged(SqliteStatements.Case statement) {
    ReadOnlyQuery query = GUARD.inspect(statement.sql()).orThrow();
    assertThat(GUARD.inspect(query.sql()).orThrow().sql()).isEqualTo(query.sql());
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.PostgresStatements#refused")
  void refusesByTheRuleThatIsBroken(SqliteStatements.Case statement) {
    assertThat(GUARD.inspect(statement.sql()).violations())
        .extracting(GuardViolation::rule)
        .containsExactly(statement.rule());
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.PostgresStatements#refused")
  void refusesWithTheCatalogueToo(SqliteStatements.Case statement) {
    assertThat(GUARD.inspect(statement.sql(), catalog).accepted()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.PostgresStatements#refused")
  void saysWhatIsWrongInItsOwnWords(SqliteStatements.Case statement) {
    GuardViolation violation = GUARD.inspect(statement.sql()).violations().get(0);
    assertThat(violation.message() + violation.advice())
        .doesNotContain("<K_", "<S_", "Encountered", "lexical state", "jsqlparser", "SQLite");
    assertThat(violation.advice()).isNotBlank();
  }

  @Test
  void hasStatementsOfBothKinds() {
    assertThat(PostgresStatements.accepted().count()).isGreaterThan(140);
    assertThat(PostgresStatements.refused().count()).isGreaterThan(250);
  }

  private static String withoutEnd(String sql) {
    return sql.replaceAll("[;\\s]+$", "");
  }

  /** Runs a text by the simple protocol and returns its labels and its rows. */
  private static List<String> rows(String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(sql)) {
        all.add(row(rows, true));
        while (rows.next()) {
          all.add(row(rows, false));
        }
      }
    } finally {
      connection.rollback();
    }
    return all;
  }

  private static String row(ResultSet rows, boolean labels) throws SQLException {
    StringBuilder row = new StringBuilder();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      row.append(labels ? rows.getMetaData().getColumnLabel(i) : rows.getString(i)).append('|');
    }
    return row.toString();
  }
}
